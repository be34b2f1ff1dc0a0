# %% square-inside | single | The square is taken of z before tanh, 1 - tanh(z**2), instead of squaring the value of tanh.
def tanh_derivative(z):
    return 1 - np.tanh(z ** 2)

# %% not-squared | single | The square is forgotten: it returns 1 - tanh(z).
def tanh_derivative(z):
    t = np.tanh(z)
    return 1 - t

# %% z-taken-for-a | single | It computes 1 - z**2, as if z were already the activation tanh(z).
def tanh_derivative(z):
    z = np.asarray(z, dtype=float)
    return 1.0 - np.power(z, 2)

# %% own-tanh-overflows | single | tanh is written out with np.exp, and for large z this is infinity divided by infinity, so the slope is nan.
def tanh_derivative(z):
    def tanh(x):
        return (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))
    return 1 - tanh(z) ** 2

# %% filled-like-z | single | The result array is made with np.zeros_like(z), so for whole numbers in z it holds integers and every slope is cut to 0 or 1.
def tanh_derivative(z):
    z = np.asarray(z)
    out = np.zeros_like(z)
    for index, value in np.ndenumerate(z):
        out[index] = 1 - np.tanh(value) ** 2
    return out

# %% square-of-the-whole | double | The parentheses stand wrong and the sign too: it squares the whole of 1 + tanh(z) instead of subtracting the square of tanh from 1.
def tanh_derivative(z):
    a = np.tanh(z)
    return (1 + a) ** 2

# %% power-rule-half-angle | double | The square is differentiated as 2 * tanh instead of computed, and tanh gets z / 2 as its argument.
def tanh_derivative(z):
    return 1 - 2 * np.tanh(z / 2)

# %% sigmoid-slope | approach | It returns the slope of sigmoid, s * (1 - s), from week 2 instead of the slope of tanh.
def tanh_derivative(z):
    s = 1 / (1 + np.exp(-np.asarray(z, dtype=float)))
    return s * (1 - s)

# %% difference-quotient | approach | The slope is approximated by a difference quotient whose step 1e-20 is lost in rounding, so the numerator and hence the slope is always 0.
def tanh_derivative(z):
    h = 1e-20
    return (np.tanh(z + h) - np.tanh(z)) / h

# %% slope-of-the-slope | misplaced | tanh is applied to 1 - z and the result squared: the 1 - stands inside tanh instead of before its square.
def tanh_derivative(z):
    return np.tanh(1 - z) ** 2

# %% math-tanh | exception | math.tanh only takes one number and raises a TypeError for arrays.
import math

def tanh_derivative(z):
    return 1 - math.tanh(z) ** 2

# %% sigmoid-tuple | exception | It builds tanh from the imported sigmoid, 2 * sigmoid(2z) - 1, but sigmoid returns a tuple, so subtracting 1 raises a TypeError.
def tanh_derivative(z):
    t = 2 * sigmoid(2 * z) - 1
    return 1 - t ** 2

# %% two-loops | exception | Two loops over z.shape[0] and z.shape[1] work only for two-dimensional arrays; a single number or a one-dimensional array raises an error.
def tanh_derivative(z):
    d = np.zeros(z.shape)
    for i in range(z.shape[0]):
        for j in range(z.shape[1]):
            d[i, j] = 1 - np.tanh(z[i, j]) ** 2
    return d
