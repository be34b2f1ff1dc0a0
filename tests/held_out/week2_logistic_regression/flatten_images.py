# %% minus-one-first | single | The pictures are reshaped directly to (-1, m), which has the right shape but mixes the numbers of all pictures.
def flatten_images(images):
    m = images.shape[0]
    return images.reshape(-1, m)

# %% rows-not-columns | single | The transpose is missing, so every picture is a row.
def flatten_images(images):
    m = images.shape[0]
    X = images.reshape(m, -1)
    return X

# %% fixed-64 | exception | The size of the course's pictures is written into the function, so other sizes fail.
def flatten_images(images):
    m = images.shape[0]
    return images.reshape(m, 64 * 64 * 3).T

# %% one-column-for-all | single | All numbers of all pictures are put into one single column.
def flatten_images(images):
    X = images.reshape(-1, 1)
    return X

# %% transposed-before | misplaced | The transpose is taken before the reshape as well as after it, so the numbers of different pictures are mixed in each column.
def flatten_images(images):
    m, h, w, c = images.shape
    return images.T.reshape(m, h * w * c).T

# %% first-picture-only | approach | The loop returns in its first turn, so only the first picture becomes a column.
def flatten_images(images):
    columns = []
    for picture in images:
        columns.append(picture.reshape(-1, 1))
        return np.hstack(columns)

# %% stacked-downwards | approach | The columns are put below one another with vstack instead of side by side.
def flatten_images(images):
    cols = [img.reshape(-1, 1) for img in images]
    X = np.vstack(cols)
    return X

# %% two-sizes-unknown | exception | reshape is given -1 for both sizes, but only one may be worked out by NumPy.
def flatten_images(images):
    X = images.reshape(-1, -1)
    return X.T

# %% colours-left-out | exception | The three colours are left out of the product, so the numbers don't fit into the new shape.
def flatten_images(images):
    m = images.shape[0]
    h = images.shape[1]
    w = images.shape[2]
    return images.reshape(m, h * w).T

# %% red-only-rows | double | Only the first colour of each pixel is taken, and the pictures are rows.
def flatten_images(images):
    red = images[:, :, :, 0]
    return red.reshape(images.shape[0], -1)

# %% height-as-count | single | The number of pictures is read from the second entry of the shape, which is the height.
def flatten_images(images):
    m = images.shape[1]
    return images.reshape(m, -1).T

# %% channels-swapped-with-pictures | misplaced | The axes are moved so that the pictures come last before the reshape, but the result is then reshaped to rows and transposed, which mixes the pictures.
def flatten_images(images):
    m = images.shape[0]
    moved = np.moveaxis(images, 0, -1)
    return moved.reshape(m, -1).T
