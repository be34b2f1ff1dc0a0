# %% confetti-reshape | single | reshape(-1, m) gives the right shape but deals the numbers of all pictures into one another; the pictures must become rows first and then be transposed.
def flatten_images(images):
    m = images.shape[0]
    return images.reshape(-1, m)

# %% rows-not-columns | single | The transpose is missing, so each picture is a row, shape (m, h*w*3), and not a column.
def flatten_images(images):
    X = images.reshape(images.shape[0], -1)
    return X

# %% transpose-not-assigned | single | The result of X.transpose() is not assigned, so the pictures stay rows.
def flatten_images(images):
    m, h, w, c = images.shape
    X = images.reshape((m, h * w * c))
    X.transpose()
    return X

# %% transpose-before | misplaced | The whole four-dimensional array is transposed before the reshape with m still in first place, so the shape is (m, h*w*3) and the pictures are mixed.
def flatten_images(images):
    m = len(images)
    return images.T.reshape(m, -1)

# %% last-missing-and-scaled | double | The columns are filled in a loop that leaves out the last picture (range(m - 1)), and every number is divided by 255, which is not asked for here.
def flatten_images(images):
    m = images.shape[0]
    X = np.zeros((images[0].size, m))
    for i in range(m - 1):
        X[:, i] = images[i].ravel() / 255
    return X

# %% one-long-column | approach | image_to_vector's formula from the other notebook is used on all pictures together, so they end up in one single long column of shape (m*h*w*3, 1).
def flatten_images(images):
    column = images.reshape(images.shape[0] * images.shape[1] * images.shape[2] * images.shape[3], 1)
    return column

# %% fixed-64 | exception | The size 64 * 64 * 3 is written into the reshape, so pictures of another size raise an error.
def flatten_images(images):
    return images.reshape(images.shape[0], 64 * 64 * 3).T

# %% concatenate-flat | exception | The flattened pictures have shape (n,) and are joined along axis=1, which one-dimensional arrays don't have, so np.concatenate raises an error.
def flatten_images(images):
    columns = []
    for picture in images:
        columns.append(picture.flatten())
    return np.concatenate(columns, axis=1)
