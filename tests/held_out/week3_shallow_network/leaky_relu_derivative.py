# %% slope-times-z | single | On the left 0.01 * z, the value of leaky ReLU, stands in place of its slope 0.01.
def leaky_relu_derivative(z):
    return np.where(z > 0, 1.0, 0.01 * z)

# %% tenth | single | The small slope is 0.1 instead of 0.01.
def leaky_relu_derivative(z):
    small = 0.1
    return np.where(z > 0, 1, small)

# %% made-like-z | single | The result is made like z, and if z holds whole numbers it cannot hold 0.01, which becomes 0.
def leaky_relu_derivative(z):
    slope = np.ones_like(z)
    slope[z < 0] = 0.01
    return slope

# %% function-for-slope | single | Leaky ReLU itself, the larger of 0.01 z and z, is returned instead of its slope.
def leaky_relu_derivative(z):
    return np.maximum(0.01 * z, z)

# %% added-to-relu | approach | 0.01 is added to the slope of ReLU everywhere, so the slope on the right is 1.01.
def leaky_relu_derivative(z):
    return relu_derivative(z) + 0.01

# %% clipped-z | approach | z is clipped to the range from 0.01 to 1, so numbers between 0 and 1 are returned themselves instead of the slope 1.
def leaky_relu_derivative(z):
    lowest, highest = 0.01, 1.0
    return np.clip(z, lowest, highest)

# %% slope-in-the-condition | misplaced | 0.01 is used as the threshold in the condition instead of as the slope on the left, which is 0 here.
def leaky_relu_derivative(z):
    return np.where(z > 0.01, 1.0, 0.0)

# %% turned-and-negative | double | The comparison is turned round, and the small slope has a minus sign.
def leaky_relu_derivative(z):
    negative = z > 0
    return np.where(negative, -0.01, 1.0)

# %% one-value-for-where | exception | np.where gets the condition and only one of the two values.
def leaky_relu_derivative(z):
    d = np.where(z > 0, 1.0)
    d[d != 1.0] = 0.01
    return d

# %% extra-argument | exception | relu_derivative is called with a second argument that it does not take.
def leaky_relu_derivative(z):
    return relu_derivative(z, 0.01)
