# %% no-parentheses | single | The parentheses around the denominator are missing, so Python computes 1 divided by 1, plus the exponential.
def sigmoid(x):
    s = 1 / 1 + np.exp(-x)
    return s

# %% overflowing-fraction | approach | The other form of the fraction, exp(x) over 1 plus exp(x), becomes infinity over infinity for large x, which is nan.
def sigmoid(x):
    e = np.exp(x)
    return e / (1 + e)

# %% math-exp | exception | math.exp takes one number only, so an array of several entries raises an error.
import math

def sigmoid(x):
    return 1 / (1 + math.exp(-x))

# %% minus-lost | single | The minus in the exponent is missing, so the curve is mirrored.
def sigmoid(x):
    denominator = 1 + np.exp(x)
    return 1 / denominator

# %% minus-outside-exp | misplaced | The minus stands in front of the exponential instead of in the exponent.
def sigmoid(x):
    return 1 / (1 + -np.exp(x))

# %% where-wrong-branch | approach | The two cases of the stable form are exchanged, so the value for a positive x is given to a negative one and the other way round.
def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, e / (1 + e), 1 / (1 + e))

# %% if-on-array | exception | A single if decides which formula to use, which is not possible for an array with several entries.
def sigmoid(x):
    if x >= 0:
        return 1 / (1 + np.exp(-x))
    else:
        z = np.exp(x)
        return z / (1 + z)

# %% power-of-int-e | single | e is written as 2.7 instead of being computed with np.exp, so all values but the one at 0 are a little off.
def sigmoid(x):
    e = 2.7
    return 1.0 / (1.0 + e ** (-1.0 * x))

# %% loop-over-first-axis | exception | The loop fills a result of rank 1 with one place for each entry of the first axis, so a plain number and a matrix can't be handled.
def sigmoid(x):
    result = np.zeros(len(x))
    for i in range(len(x)):
        result[i] = 1 / (1 + np.exp(-x[i]))
    return result

# %% tanh-not-rescaled | double | The sigmoid is computed with tanh, but x is not halved and the result is not shifted and scaled to the range from 0 to 1.
def sigmoid(x):
    num = np.exp(x) - np.exp(-x)
    den = np.exp(x) + np.exp(-x)
    return num / den

# %% rounded-to-class | single | The probabilities are rounded, so only 0 and 1 come out.
def sigmoid(x):
    s = 1 / (1 + np.exp(-x))
    return np.round(s)

# %% one-in-the-exponent | misplaced | The 1 of the denominator has got into the exponent, which becomes 1 minus x.
def sigmoid(x):
    return 1 / np.exp(1 - x)
