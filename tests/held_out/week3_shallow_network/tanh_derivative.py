# %% square-of-z | single | z itself is squared instead of tanh of z.
def tanh_derivative(z):
    return 1 - z ** 2

# %% square-forgotten | single | tanh is subtracted from 1 without being squared.
def tanh_derivative(z):
    t = np.tanh(z)
    return 1 - t

# %% square-inside | misplaced | The square is taken of z inside tanh instead of outside of what tanh gives.
def tanh_derivative(z):
    return 1 - np.tanh(z ** 2)

# %% bracket-squared | misplaced | The whole difference 1 - tanh(z) is squared instead of tanh alone.
def tanh_derivative(z):
    a = np.tanh(z)
    slope = (1 - a) ** 2
    return slope

# %% slope-of-sigmoid | single | The formula a(1 - a) belongs to sigmoid and is used here with tanh.
def tanh_derivative(z):
    a = np.tanh(z)
    return a * (1 - a)

# %% exponentials-overflow | approach | tanh is built from exponentials, which overflow for large z, so the slope becomes nan there.
def tanh_derivative(z):
    e_plus, e_minus = np.exp(z), np.exp(-z)
    t = (e_plus - e_minus) / (e_plus + e_minus)
    return 1 - t ** 2

# %% whole-number-array | approach | The result is filled into an array made like z, which holds only whole numbers if z does, so the slopes are cut off to 0.
def tanh_derivative(z):
    z = np.array(z)
    result = np.zeros_like(z)
    for index in np.ndindex(z.shape):
        result[index] = 1 - np.tanh(z[index]) ** 2
    return result

# %% sigmoid-without-square | double | sigmoid is used in place of tanh, and its value is doubled instead of squared.
def tanh_derivative(z):
    s, _ = sigmoid(z)
    return 1 - s * 2

# %% math-tanh | exception | math.tanh takes only single numbers and fails for an array.
import math

def tanh_derivative(z):
    t = math.tanh(z)
    return 1 - t ** 2

# %% name-without-np | exception | tanh is called without np. before it, and there is no such name.
def tanh_derivative(z):
    value = tanh(z)
    return 1 - value * value
