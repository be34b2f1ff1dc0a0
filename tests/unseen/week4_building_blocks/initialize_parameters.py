# %% scale-as-mean | single | np.random.normal(0.01, ...) gets 0.01 as the mean, not as the standard deviation, which stays 1.
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.random.normal(0.01, size=(n_h, n_x))
    W2 = np.random.normal(0.01, size=(n_y, n_h))
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}

# %% row-biases | single | The biases are rows of shape (1, n) instead of columns (n, 1).
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.random.randn(n_h, n_x) * 0.01
    b1 = np.zeros((1, n_h))
    W2 = np.random.randn(n_y, n_h) * 0.01
    b2 = np.zeros((1, n_y))
    parameters = {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
    return parameters

# %% second-layer-reads-inputs | single | W2 has n_x columns instead of n_h: its inputs are the hidden units, not the inputs of the network.
def initialize_parameters(n_x, n_h, n_y):
    sizes = [(n_h, n_x), (n_y, n_x)]
    p = {}
    for l, (rows, cols) in enumerate(sizes, start=1):
        p["W%d" % l] = 0.01 * np.random.randn(rows, cols)
        p["b%d" % l] = np.zeros((rows, 1))
    return p

# %% divided-by-a-hundredth | single | The weights are divided by 0.01 instead of multiplied, so they are a hundred times too large.
def initialize_parameters(n_x, n_h, n_y):
    factor = 0.01
    params = {}
    params["W1"] = np.random.randn(n_h, n_x) / factor
    params["b1"] = np.zeros((n_h, 1))
    params["W2"] = np.random.randn(n_y, n_h) / factor
    params["b2"] = np.zeros((n_y, 1))
    return params

# %% one-random-number | single | np.random.randn() without sizes gives a single random number, which fills the whole matrix, so all weights of a layer are equal.
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.ones((n_h, n_x)) * np.random.randn() * 0.01
    W2 = np.ones((n_y, n_h)) * np.random.randn() * 0.01
    b1 = np.zeros((n_h, 1))
    b2 = np.zeros((n_y, 1))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

# %% uniform-and-long-bias | double | The numbers are uniform (np.random.rand) instead of normal, and b2 gets n_h rows instead of n_y.
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.random.rand(n_h, n_x) * 0.01
    b1 = np.zeros((n_h, 1))
    W2 = np.random.rand(n_y, n_h) * 0.01
    b2 = np.zeros((n_h, 1))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

# %% w1-transposed-bias-random | double | W1 is transposed to (n_x, n_h), and the biases are small random numbers instead of zeros.
def initialize_parameters(n_x, n_h, n_y):
    randn = np.random.randn
    return {
        "W1": randn(n_x, n_h) * 0.01,
        "b1": randn(n_h, 1) * 0.01,
        "W2": randn(n_y, n_h) * 0.01,
        "b2": randn(n_y, 1) * 0.01,
    }

# %% scale-of-the-deep-start | misplaced | The scale of the next exercise, dividing by the square root of the number of inputs, is used here instead of the factor 0.01.
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.random.randn(n_h, n_x) / np.sqrt(n_x)
    b1 = np.zeros((n_h, 1))
    W2 = np.random.randn(n_y, n_h) / np.sqrt(n_h)
    b2 = np.zeros((n_y, 1))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

# %% tuple-of-four | approach | The four arrays are returned as a tuple instead of as a dictionary with their names as keys.
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.random.randn(n_h, n_x) * 0.01
    b1 = np.zeros((n_h, 1))
    W2 = np.random.randn(n_y, n_h) * 0.01
    b2 = np.zeros((n_y, 1))
    return W1, b1, W2, b2

# %% second-cut-from-first | approach | W2 is not drawn but filled with the numbers of W1 (np.resize repeats them), so the two layers are not independent.
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.random.randn(n_h, n_x) * 0.01
    W2 = np.resize(W1, (n_y, n_h))
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}

# %% random-module | exception | It imports Python's module random, which has no randn (AttributeError); np.random was needed.
import random

def initialize_parameters(n_x, n_h, n_y):
    W1 = random.randn(n_h, n_x) * 0.01
    b1 = np.zeros((n_h, 1))
    W2 = random.randn(n_y, n_h) * 0.01
    b2 = np.zeros((n_y, 1))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

# %% parameters-not-created | exception | The entries are put into parameters before any dictionary of that name exists in the function (NameError).
def initialize_parameters(n_x, n_h, n_y):
    parameters["W1"] = np.random.randn(n_h, n_x) * 0.01
    parameters["b1"] = np.zeros((n_h, 1))
    parameters["W2"] = np.random.randn(n_y, n_h) * 0.01
    parameters["b2"] = np.zeros((n_y, 1))
    return parameters
