# %% size-of-photograph | exception | The size of a 64 by 64 picture is written into the function, so pictures of other sizes raise an error.
def image_to_vector(image):
    v = image.reshape(64 * 64 * 3, 1)
    return v

# %% rank-one | single | The picture is flattened to rank 1, so the second axis is missing.
def image_to_vector(image):
    return image.flatten()

# %% a-row | single | The sizes are exchanged, so a row comes out instead of a column.
def image_to_vector(image):
    n = image.shape[0] * image.shape[1] * image.shape[2]
    return image.reshape((1, n))

# %% reshape-lost | single | The result of reshape is not kept, so the picture is returned as it was.
def image_to_vector(image):
    image.reshape(-1, 1)
    return image

# %% channels-first | approach | The channels are unrolled one after the other, first all red, so the numbers stand in another order than reshape reads them.
def image_to_vector(image):
    red = image[:, :, 0].reshape(-1, 1)
    green = image[:, :, 1].reshape(-1, 1)
    blue = image[:, :, 2].reshape(-1, 1)
    return np.concatenate((red, green, blue), axis=0)

# %% shape-called | exception | image.shape is a tuple, but it is called like a function.
def image_to_vector(image):
    h, w, c = image.shape()
    return image.reshape(h * w * c, 1)

# %% transposed-first | misplaced | The picture is transposed before it is unrolled, so the numbers come in the wrong order.
def image_to_vector(image):
    v = image.T.reshape(-1, 1)
    return v

# %% columns-before-rows-loop | approach | The loops run over the columns outside and the rows inside, so the pixels are read downwards instead of line by line.
def image_to_vector(image):
    h, w, d = image.shape
    values = []
    for j in range(w):
        for i in range(h):
            for k in range(d):
                values.append(image[i, j, k])
    return np.array(values).reshape(len(values), 1)

# %% pixels-as-rows | single | Only height and width are multiplied and the colours stay a second axis, so there are three columns.
def image_to_vector(image):
    h = image.shape[0]
    w = image.shape[1]
    return image.reshape(h * w, 3)

# %% scaled-and-flat | double | The numbers are divided by 255, which nobody asked for, and the result has rank 1.
def image_to_vector(image):
    pixels = image / 255
    return pixels.ravel()

# %% fortran-order | single | The order 'F' makes reshape read with the first index running fastest.
def image_to_vector(image):
    return np.reshape(image, (-1, 1), order="F")

# %% too-few-numbers | exception | The third size, the three colours, is left out of the product, so reshape can't fit the numbers.
def image_to_vector(image):
    rows, columns, channels = image.shape
    return image.reshape(rows * columns, 1)

# %% reshape-before-swap | misplaced | The axes for height and width are exchanged before the reshape, so the picture is read column by column.
def image_to_vector(image):
    swapped = np.transpose(image, (1, 0, 2))
    return swapped.reshape(image.size, 1)
