# %% relu-itself | single | ReLU itself is returned instead of its slope.
def relu_derivative(z):
    return np.maximum(0, z)

# %% turned-round | single | The comparison is turned round, so the slope is 1 for negative and 0 for positive z.
def relu_derivative(z):
    return np.where(z < 0, 1, 0)

# %% kink-at-one | single | The kink is put at 1 instead of at 0, so numbers between 0 and 1 get the slope 0.
def relu_derivative(z):
    positive = np.greater_equal(z, 1)
    return np.where(positive, 1.0, 0.0)

# %% negatives-kept | single | Only the positive entries are replaced, so the negative ones keep their own value instead of becoming 0.
def relu_derivative(z):
    d = np.array(z, dtype=float)
    d[d > 0] = 1
    return d

# %% sign | approach | np.sign gives -1 for negative numbers, where the slope is 0.
def relu_derivative(z):
    return np.sign(z)

# %% any-for-all | misplaced | A single decision is made for the whole array with any(), instead of one for each entry.
def relu_derivative(z):
    z = np.asarray(z)
    if (z > 0).any():
        slope = np.ones(z.shape)
    else:
        slope = np.zeros(z.shape)
    return slope

# %% positions | approach | np.where is called with the condition alone, so it gives the positions of the positive entries instead of the slopes.
def relu_derivative(z):
    where_positive = np.where(np.array(z) > 0)
    return where_positive

# %% value-and-one | double | On the right z itself stands in place of 1, and on the left 1 in place of 0.
def relu_derivative(z):
    return np.where(z > 0, z, 1)

# %% if-on-an-array | exception | An if on a whole array cannot decide, since its entries may differ.
def relu_derivative(z):
    if z > 0:
        return 1
    else:
        return 0

# %% two-loops | exception | Two loops over rows and columns take it for granted that z has two dimensions, and fail for a number or a one-dimensional array.
def relu_derivative(z):
    rows, cols = z.shape
    out = np.zeros((rows, cols))
    for i in range(rows):
        for j in range(cols):
            if z[i, j] > 0:
                out[i, j] = 1
    return out
