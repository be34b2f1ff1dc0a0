# %% transposed-weights | single | The weight matrices have inputs as rows and units as columns, (n_x, n_h) and (n_h, n_y), so both are transposed.
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.random.randn(n_x, n_h) * 0.01
    b1 = np.zeros((n_h, 1))
    W2 = np.random.randn(n_h, n_y) * 0.01
    b2 = np.zeros((n_y, 1))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

# %% uniform-rand | single | np.random.rand draws uniform numbers from 0 to 1 instead of normal ones with randn, so all weights are positive and their spread is wrong.
def initialize_parameters(n_x, n_h, n_y):
    W1 = 0.01 * np.random.rand(n_h, n_x)
    W2 = 0.01 * np.random.rand(n_y, n_h)
    b1, b2 = np.zeros((n_h, 1)), np.zeros((n_y, 1))
    parameters = {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
    return parameters

# %% second-not-small | single | The factor 0.01 is missing at W2, whose weights have standard deviation 1.
def initialize_parameters(n_x, n_h, n_y):
    params = {}
    params["W1"] = np.random.randn(n_h, n_x) * 0.01
    params["b1"] = np.zeros((n_h, 1))
    params["W2"] = np.random.randn(n_y, n_h)
    params["b2"] = np.zeros((n_y, 1))
    return params

# %% flat-biases | single | The biases are made with np.zeros(n_h) and np.zeros(n_y), one-dimensional arrays instead of columns (n, 1).
def initialize_parameters(n_x, n_h, n_y):
    scale = 0.01
    W1 = np.random.randn(n_h, n_x) * scale
    b1 = np.zeros(n_h)
    W2 = np.random.randn(n_y, n_h) * scale
    b2 = np.zeros(n_y)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

# %% seed-before-each | single | The seed is set again before the second draw, so W2 begins with the very numbers of W1 and the two are not independent.
def initialize_parameters(n_x, n_h, n_y):
    np.random.seed(2)
    W1 = np.random.randn(n_h, n_x) * 0.01
    b1 = np.zeros((n_h, 1))
    np.random.seed(2)
    W2 = np.random.randn(n_y, n_h) * 0.01
    b2 = np.zeros((n_y, 1))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

# %% small-letters | single | The keys of the weights are written with a small w ("w1", "w2"), so "W1" and "W2" are missing from the dictionary.
def initialize_parameters(n_x, n_h, n_y):
    return {
        "w1": np.random.randn(n_h, n_x) * 0.01,
        "b1": np.zeros((n_h, 1)),
        "w2": np.random.randn(n_y, n_h) * 0.01,
        "b2": np.zeros((n_y, 1)),
    }

# %% random-biases-no-scale | double | The biases are drawn at random too instead of being zero, and none of the weights is multiplied by 0.01.
def initialize_parameters(n_x, n_h, n_y):
    rnd = np.random.randn
    W1, b1 = rnd(n_h, n_x), rnd(n_h, 1)
    W2, b2 = rnd(n_y, n_h), rnd(n_y, 1)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

# %% tenth-and-ones | double | The weights are scaled by 0.1 instead of 0.01, and the biases are ones instead of zeros.
def initialize_parameters(n_x, n_h, n_y):
    def layer(rows, cols):
        return np.random.randn(rows, cols) * 0.1, np.ones((rows, 1))
    W1, b1 = layer(n_h, n_x)
    W2, b2 = layer(n_y, n_h)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

# %% one-row-for-all | approach | Only one row of random weights is drawn for the hidden layer and repeated with np.tile for each unit, so all hidden units start as twins.
def initialize_parameters(n_x, n_h, n_y):
    row = np.random.randn(1, n_x) * 0.01
    W1 = np.tile(row, (n_h, 1))
    W2 = np.random.randn(n_y, n_h) * 0.01
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}

# %% sizes-overwritten | misplaced | The first line calls layer_sizes on the flower and overwrites the arguments n_x, n_h, n_y, so the network always has the sizes 2, 4, 1.
def initialize_parameters(n_x, n_h, n_y):
    n_x, n_h, n_y = layer_sizes(X_train, Y_train)
    W1 = np.random.randn(n_h, n_x) * 0.01
    b1 = np.zeros((n_h, 1))
    W2 = np.random.randn(n_y, n_h) * 0.01
    b2 = np.zeros((n_y, 1))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

# %% randn-with-tuple | exception | np.random.randn is given one tuple (n_h, n_x) instead of two numbers, which raises a TypeError.
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.random.randn((n_h, n_x)) * 0.01
    b1 = np.zeros((n_h, 1))
    W2 = np.random.randn((n_y, n_h)) * 0.01
    b2 = np.zeros((n_y, 1))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

# %% zeros-with-two-numbers | exception | np.zeros is given two numbers instead of one tuple, so the 1 is taken for a data type and a TypeError is raised.
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.random.randn(n_h, n_x) * 0.01
    b1 = np.zeros(n_h, 1)
    W2 = np.random.randn(n_y, n_h) * 0.01
    b2 = np.zeros(n_y, 1)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
