# %% relu-itself | single | It returns ReLU of z (the maximum of 0 and z) and not its slope.
def relu_derivative(z):
    return np.maximum(0, z)

# %% exchanged-slopes | single | The two slopes in np.where are exchanged: 0 for positive z and 1 for negative z.
def relu_derivative(z):
    return np.where(z > 0, 0, 1)

# %% sign | single | np.sign gives -1 for negative z, where the slope of ReLU is 0.
def relu_derivative(z):
    return np.sign(z)

# %% threshold-one | single | The comparison is with 1 instead of 0, so z between 0 and 1 gets slope 0.
def relu_derivative(z):
    return (np.asarray(z) >= 1).astype(float)

# %% shape-lost | single | The comprehension runs over the flattened array and the list is never reshaped, so the result is one-dimensional instead of having the shape of z.
def relu_derivative(z):
    return np.array([1.0 if v > 0 else 0.0 for v in np.ravel(z)])

# %% absolute-and-half | double | It compares the absolute value of z, so negative z also counts as positive, and gives slope 0.5 instead of 0 elsewhere.
def relu_derivative(z):
    return np.where(np.abs(z) > 0, 1, 0.5)

# %% swapped-and-leaky | double | The condition is turned round (z < 0 gets 1), and the other side gets the leaky slope 0.01 instead of 0.
def relu_derivative(z):
    slope = np.full(np.shape(z), 0.01)
    slope[np.asarray(z) < 0] = 1
    return slope

# %% any-decides-for-all | approach | np.any(z > 0) decides once for the whole array instead of for each entry, so all entries get the same slope.
def relu_derivative(z):
    if np.any(z > 0):
        return np.ones(np.shape(z))
    return np.zeros(np.shape(z))

# %% tanh-slope-for-positive | misplaced | Copied from tanh_derivative: for positive z it returns 1 - tanh(z)**2 instead of 1.
def relu_derivative(z):
    t = np.tanh(z)
    return np.where(z > 0, 1 - t ** 2, 0)

# %% if-on-array | exception | A plain if compares the whole array at once, and the truth value of an array with several entries is ambiguous (ValueError).
def relu_derivative(z):
    if z > 0:
        return 1
    else:
        return 0

# %% np-max-two-arguments | exception | np.max(0, z) takes z for the axis and raises a TypeError; np.maximum would compare the two, and would not be the slope anyway.
def relu_derivative(z):
    a = np.max(0, z)
    return (a > 0) * 1

# %% relu-not-imported | exception | It calls relu(z), which this notebook has neither imported nor defined (NameError).
def relu_derivative(z):
    A, _ = relu(z)
    return (A > 0).astype(int)

# %% in-place-on-number | exception | It assigns into z itself with z[z > 0] = 1, which raises a TypeError for a single number (and changes the caller's array otherwise).
def relu_derivative(z):
    z[z > 0] = 1
    z[z <= 0] = 0
    return z
