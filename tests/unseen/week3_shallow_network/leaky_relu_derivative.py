# %% ones-like-integers | single | np.ones_like(z) makes an integer array for whole numbers, which cannot hold 0.01, so the left slope becomes 0.
def leaky_relu_derivative(z):
    z = np.asarray(z)
    d = np.ones_like(z)
    d[z < 0] = 0.01
    return d

# %% value-on-the-left | single | On the left it gives the value 0.01 * z of leaky ReLU instead of its slope 0.01.
def leaky_relu_derivative(z):
    return np.where(z > 0, 1, 0.01 * z)

# %% function-not-slope | single | It returns leaky ReLU itself, the maximum of 0.01 z and z, not its slope.
def leaky_relu_derivative(z):
    return np.maximum(0.01 * z, z)

# %% tenth | single | The small slope is 0.1 instead of 0.01.
def leaky_relu_derivative(z, alpha=0.1):
    return np.where(z > 0, 1.0, alpha)

# %% negative-slope | single | The slope for negative z has a minus sign, -0.01 instead of 0.01.
def leaky_relu_derivative(z):
    positive = np.asarray(z) > 0
    return positive * 1.0 - 0.01 * ~positive

# %% exchanged-and-thousandth | double | The two slopes are exchanged, and the small one is 0.001 instead of 0.01.
def leaky_relu_derivative(z):
    return np.where(z > 0, 0.001, 1.0)

# %% first-row-and-zero | double | The loop treats each row by its first entry only, and the slope on the left is 0 as for ReLU.
def leaky_relu_derivative(z):
    rows = np.atleast_2d(z)
    d = np.zeros(rows.shape)
    for i, row in enumerate(rows):
        if row[0] > 0:
            d[i] = 1
    return d.reshape(np.shape(z))

# %% relu-slope-plus | approach | It adds 0.01 to the slope of ReLU everywhere, so positive z gets 1.01 instead of 1.
def leaky_relu_derivative(z):
    return relu_derivative(z) + 0.01

# %% maximum-with-z | approach | np.maximum(0.01, z) compares the slope 0.01 with the value z, so positive z gives z itself instead of 1.
def leaky_relu_derivative(z):
    return np.maximum(0.01, z)

# %% second-line-overwrites | misplaced | The first line sets positive entries to 1, and the second line then tests the changed array with <= 1, so it overwrites all of them with 0.01.
def leaky_relu_derivative(z):
    d = np.array(z, dtype=float)
    d[d > 0] = 1
    d[d <= 1] = 0.01
    return d

# %% where-with-two-arguments | exception | np.where gets the condition and only one value; it needs both or neither (ValueError).
def leaky_relu_derivative(z):
    d = np.where(z > 0, 1.0)
    d = d + np.where(z < 0, 0.01)
    return d

# %% if-elif-on-array | exception | Plain if and elif on an array are ambiguous (ValueError): the decision has to be made for each entry.
def leaky_relu_derivative(z):
    if z > 0:
        slope = 1
    elif z < 0:
        slope = 0.01
    return slope

# %% iterate-a-number | exception | The comprehension iterates over z, which raises a TypeError for one number and compares whole rows for a matrix.
def leaky_relu_derivative(z):
    return np.array([1.0 if value > 0 else 0.01 for value in z])
