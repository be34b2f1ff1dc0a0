# %% x-instead-of-s | single | The formula uses x itself in place of the sigmoid's value.
def sigmoid_derivative(x):
    return x * (1 - x)

# %% parentheses-missing | single | The parentheses around 1 minus s are missing, so s times 1 minus s gives zero.
def sigmoid_derivative(x):
    s = sigmoid(x)
    ds = s * 1 - s
    return ds

# %% matrix-product | exception | The two factors are multiplied with np.dot as matrices instead of entry by entry, which fails for most shapes.
def sigmoid_derivative(x):
    s = sigmoid(x)
    return np.dot(s, 1 - s)

# %% sigmoid-twice | misplaced | The sigmoid is applied once more to the finished product, though it belongs in the first step only.
def sigmoid_derivative(x):
    s = sigmoid(x)
    return sigmoid(s * (1 - s))

# %% tanh-slope | single | 1 minus s squared is the slope of tanh, not of the sigmoid.
def sigmoid_derivative(x):
    s = sigmoid(x)
    return 1 - s ** 2

# %% sigmoid-used-as-array | exception | Square brackets are used to call sigmoid, and a function can't be indexed.
def sigmoid_derivative(x):
    s = sigmoid[x]
    return s * (1 - s)

# %% quotient-rule-unsquared | approach | The quotient rule is used, but the denominator is not squared.
def sigmoid_derivative(x):
    e = np.exp(-x)
    slope = e / (1 + e)
    return slope

# %% forward-difference-large-step | approach | The slope is measured with a step of 1, which is far too large, and not computed from the value.
def sigmoid_derivative(x):
    h = 1
    return (sigmoid(x + h) - sigmoid(x)) / h

# %% sum-and-reversed-difference | double | The two factors are added instead of multiplied, and the difference is reversed, s minus 1 instead of 1 minus s.
def sigmoid_derivative(x):
    a = sigmoid(x)
    d = a + (a - 1)
    return d

# %% one-minus-x | single | In the second factor x stands where s belongs.
def sigmoid_derivative(x):
    s = sigmoid(x)
    return s * (1 - x)

# %% array-unpacked | exception | The result of sigmoid is unpacked into two names, but it is the array alone.
def sigmoid_derivative(x):
    s, cache = sigmoid(x)
    return s * (1 - s)

# %% complement-inside | misplaced | The complement is taken of x inside the sigmoid, sigmoid of 1 minus x, instead of the sigmoid's value.
def sigmoid_derivative(x):
    left = sigmoid(x)
    right = sigmoid(1 - x)
    return left * right
