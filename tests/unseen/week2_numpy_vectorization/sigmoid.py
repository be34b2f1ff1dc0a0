# %% no-parentheses | single | The parentheses around the denominator are missing, so the result is 1 + exp(-x).
def sigmoid(x):
    return 1 / 1 + np.exp(-x)

# %% plus-x | single | The exponent is x instead of -x, so the curve falls from 1 to 0.
def sigmoid(x):
    denominator = 1 + np.exp(x)
    return 1 / denominator

# %% minus-one | single | The exponential is subtracted from 1 instead of added in the denominator.
def sigmoid(x):
    return np.divide(1, 1 - np.exp(-x))

# %% nan-for-large | single | exp(x) / (1 + exp(x)) is inf / inf, that is nan, for large x.
def sigmoid(x):
    ex = np.exp(x)
    return ex / (1 + ex)

# %% tanh-habit | approach | tanh is returned in place of the sigmoid, so the values run from -1 to 1 and the value at 0 is 0.
def sigmoid(x):
    return (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))

# %% absolute-exponent-both-sides | double | The exponent uses -abs(x), and the fraction for x < 0 is left out, so the negative side mirrors the positive one; and the result is flattened to rank 1.
def sigmoid(x):
    e = np.exp(-np.abs(np.asarray(x)))
    out = 1 / (1 + e)
    return out.flatten()

# %% math-exp | exception | math.exp takes one number only, so arrays raise a TypeError.
import math

def sigmoid(x):
    s = 1 / (1 + math.exp(-x))
    return s

# %% comprehension | exception | The comprehension goes over x and uses math.exp on each row, so a plain number is not iterable and raises a TypeError, and a matrix does too.
import math

def sigmoid(x):
    return np.array([1 / (1 + math.exp(-v)) for v in x])
