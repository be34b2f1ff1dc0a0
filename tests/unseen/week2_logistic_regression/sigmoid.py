# %% no-minus | single | The minus sign in the exponent is missing, so the curve is mirrored and falls.
def sigmoid(z):
    return 1 / (1 + np.exp(z))

# %% no-parentheses | single | The parentheses around the denominator are missing, so Python computes 1/1 plus the exponential.
def sigmoid(z):
    s = 1 / 1 + np.exp(-z)
    return s

# %% inf-over-inf | single | The form exp(z) / (1 + exp(z)) overflows for large z and gives inf / inf, that is nan.
def sigmoid(z):
    e = np.exp(z)
    return e / (e + 1)

# %% with-cache | misplaced | The array and a cache are returned, as in week 4, while here only the array is wanted.
def sigmoid(z):
    A = 1.0 / (1.0 + np.exp(-z))
    cache = z
    return A, cache

# %% power-of-two-minus-one | double | The base of the power is 2 instead of e, and 1 is subtracted from the power instead of added in the denominator.
def sigmoid(z):
    denominator = 2.0 ** (-z) - 1
    return 1 / denominator

# %% integer-output | approach | A result array is made with zeros_like, so for whole numbers it has an integer type and the probabilities are cut to 0.
def sigmoid(z):
    z = np.asarray(z)
    result = np.zeros_like(z)
    for idx in np.ndindex(z.shape):
        result[idx] = 1 / (1 + np.exp(-float(z[idx])))
    return result

# %% math-exp | exception | math.exp takes a single number only and raises a TypeError for arrays.
import math

def sigmoid(z):
    return 1 / (1 + math.exp(-z))

# %% loop-over-matrix | exception | The loop compares and converts each z[i] for i in range(len(z)), but in a matrix z[i] is a whole row that can't be used in an if.
def sigmoid(z):
    z = np.atleast_1d(z)
    out = []
    for i in range(len(z)):
        if z[i] >= 0:
            out.append(1 / (1 + np.exp(-z[i])))
        else:
            out.append(np.exp(z[i]) / (1 + np.exp(z[i])))
    return np.array(out)
