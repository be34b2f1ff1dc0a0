# %% seed-before-each | single | The same seed is set before each weight matrix, so W1 and W2 begin with the same random numbers.
def initialize_parameters(n_x, n_h, n_y):
    np.random.seed(1)
    W1 = np.random.randn(n_h, n_x) * 0.01
    b1 = np.zeros((n_h, 1))
    np.random.seed(1)
    W2 = np.random.randn(n_y, n_h) * 0.01
    b2 = np.zeros((n_y, 1))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

# %% small-letters | single | The keys of the weights are written with small letters, w1 and w2, instead of W1 and W2.
def initialize_parameters(n_x, n_h, n_y):
    w1 = np.random.randn(n_h, n_x) * 0.01
    b1 = np.zeros((n_h, 1))
    w2 = np.random.randn(n_y, n_h) * 0.01
    b2 = np.zeros((n_y, 1))
    return {"w1": w1, "b1": b1, "w2": w2, "b2": b2}

# %% b1-like-the-outputs | single | b1 has a row for each output unit instead of one for each hidden unit.
def initialize_parameters(n_x, n_h, n_y):
    parameters = {
        "W1": np.random.randn(n_h, n_x) * 0.01,
        "b1": np.zeros((n_y, 1)),
        "W2": np.random.randn(n_y, n_h) * 0.01,
        "b2": np.zeros((n_y, 1)),
    }
    return parameters

# %% w2-reads-inputs | single | W2 gets a column for each input of the network instead of one for each hidden unit.
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.random.randn(n_h, n_x) * 0.01
    b1 = np.zeros((n_h, 1))
    W2 = np.random.randn(n_y, n_x) * 0.01
    b2 = np.zeros((n_y, 1))

    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

# %% uniform-interval | approach | The weights are drawn uniformly between -0.01 and 0.01, so they are not normally distributed and their standard deviation is too small.
def initialize_parameters(n_x, n_h, n_y):
    sizes = [n_x, n_h, n_y]
    p = {}
    for k in (1, 2):
        p["W%d" % k] = np.random.uniform(-0.01, 0.01, size=(sizes[k], sizes[k - 1]))
        p["b%d" % k] = np.zeros((sizes[k], 1))
    return p

# %% factor-as-power | approach | The generator gets 0.01 squared as the scale, as if it were asked for the variance, so the weights are a hundred times too small.
def initialize_parameters(n_x, n_h, n_y):
    rng = np.random.default_rng()
    spread = 0.01 ** 2
    W1 = rng.normal(0, spread, (n_h, n_x))
    W2 = rng.normal(0, spread, (n_y, n_h))
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}

# %% row-biases-and-no-factor | double | The biases are rows of shape (1, n) instead of columns, and W1 lacks the factor 0.01.
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.random.randn(n_h, n_x)
    b1 = np.zeros((1, n_h))
    W2 = np.random.randn(n_y, n_h) * 0.01
    b2 = np.zeros((1, n_y))
    parameters = {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
    return parameters

# %% names-under-wrong-layers | misplaced | In the dictionary the two biases are swapped, b2 under the key b1 and b1 under the key b2.
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.random.randn(n_h, n_x) * 0.01
    W2 = np.random.randn(n_y, n_h) * 0.01
    b1 = np.zeros((n_h, 1))
    b2 = np.zeros((n_y, 1))
    return {"W1": W1, "b1": b2, "W2": W2, "b2": b1}

# %% factor-in-the-brackets | exception | The factor 0.01 stands inside the brackets of randn, where it makes the number of columns a fraction.
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.random.randn(n_h, n_x * 0.01)
    b1 = np.zeros((n_h, 1))
    W2 = np.random.randn(n_y, n_h * 0.01)
    b2 = np.zeros((n_y, 1))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

# %% biases-never-made | exception | The biases are put into the dictionary but no line makes them.
def initialize_parameters(n_x, n_h, n_y):
    W1 = 0.01 * np.random.randn(n_h, n_x)
    W2 = 0.01 * np.random.randn(n_y, n_h)
    parameters = {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
    return parameters
