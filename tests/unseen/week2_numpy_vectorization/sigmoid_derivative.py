# %% derivative-of-x | single | The formula is applied to x itself, x * (1 - x), although x is not the value s of the sigmoid.
def sigmoid_derivative(x):
    return x * (1 - x)

# %% no-parentheses | single | The parentheses are missing, so s * 1 - s is 0 everywhere.
def sigmoid_derivative(x):
    s = sigmoid(x)
    ds = s * 1 - s
    return ds

# %% one-minus-square | single | 1 - s**2 is the slope of tanh and not that of the sigmoid.
def sigmoid_derivative(x):
    s = sigmoid(x)
    return 1 - np.power(s, 2)

# %% sigmoid-twice | misplaced | The sigmoid is applied to the value again, so the slope is taken at s and not at x.
def sigmoid_derivative(x):
    s = sigmoid(x)
    return sigmoid(s) * (1 - sigmoid(s))

# %% coarse-difference | approach | The slope is measured with a nudge of 1, much too long, so it is that of a chord and not the derivative.
def sigmoid_derivative(x):
    h = 1
    return (sigmoid(x + h) - sigmoid(x)) / h

# %% plus-and-swapped-sign | double | The factor is (s - 1) instead of (1 - s), so the sign is wrong, and the result is divided by the number of entries.
def sigmoid_derivative(x):
    s = sigmoid(x)
    return s * (s - 1) / np.size(x)

# %% value-and-cache | exception | sigmoid is unpacked into two results, as in week 4, but here it gives the array alone, so unpacking a number or an array of another length fails.
def sigmoid_derivative(x):
    s, _ = sigmoid(x)
    return s * (1 - s)

# %% matrix-product | exception | np.dot multiplies s and 1 - s as matrices instead of entry by entry, which raises an error for rows and for matrices that are not square.
def sigmoid_derivative(x):
    s = sigmoid(x)
    return np.dot(s, 1 - s)
