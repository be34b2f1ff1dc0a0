# %% flat | single | The result has rank 1, shape (h*w*3,), because ravel is used and the second axis is missing.
def image_to_vector(image):
    return image.ravel()

# %% row | single | The sizes are exchanged, so the result is a row (1, h*w*3) and not a column.
def image_to_vector(image):
    h, w, c = image.shape
    return image.reshape(1, h * w * c)

# %% channels-one-after-another | single | The axes are moved so that all red numbers come first, then green, then blue, instead of the order in which reshape reads them.
def image_to_vector(image):
    v = image.transpose(2, 0, 1).reshape(-1, 1)
    return v

# %% reshape-not-used | single | The result of reshape is not assigned, so the picture is returned as it was, with three axes.
def image_to_vector(image):
    n = np.prod(image.shape)
    image.reshape((n, 1))
    return image

# %% column-major-scaled | double | order="F" makes the first index run fastest instead of the last, and the numbers are divided by 255, which is not asked for.
def image_to_vector(image):
    return (image / 255).reshape((-1, 1), order="F")

# %% loops-columns-first | approach | Three loops collect the numbers column of pixels by column of pixels instead of line by line, so the order is wrong.
def image_to_vector(image):
    values = []
    for col in range(image.shape[1]):
        for line in range(image.shape[0]):
            for rgb in range(image.shape[2]):
                values.append([image[line, col, rgb]])
    return np.array(values)

# %% fixed-12288 | exception | The size 12288 of a 64 by 64 picture is written into the function, so other sizes raise an error.
def image_to_vector(image):
    return image.reshape(12288, 1)

# %% forgot-channels | exception | The number of channels is left out of the product of sizes, so reshape to (h * w, 1) does not have enough places and raises an error.
def image_to_vector(image):
    height = image.shape[0]
    width = image.shape[1]
    vector = np.reshape(image, (height * width, 1))
    return vector
