# %% w1-transposed | single | The shape of W1 is turned round: it has a row for each input and a column for each hidden unit.
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.random.randn(n_x, n_h) * 0.01
    b1 = np.zeros((n_h, 1))
    W2 = np.random.randn(n_y, n_h) * 0.01
    b2 = np.zeros((n_y, 1))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

# %% uniform-draws | single | The weights are drawn with np.random.rand, uniformly between 0 and 1, so they are never negative and not normally distributed.
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.random.rand(n_h, n_x) * 0.01
    b1 = np.zeros((n_h, 1))
    W2 = np.random.rand(n_y, n_h) * 0.01
    b2 = np.zeros((n_y, 1))

    parameters = {"W1": W1,
                  "b1": b1,
                  "W2": W2,
                  "b2": b2}
    return parameters

# %% second-layer-unscaled | single | The factor 0.01 is missing at W2, so the weights of the output layer have standard deviation 1.
def initialize_parameters(n_x, n_h, n_y):
    params = {}
    params["W1"] = 0.01 * np.random.randn(n_h, n_x)
    params["b1"] = np.zeros((n_h, 1))
    params["W2"] = np.random.randn(n_y, n_h)
    params["b2"] = np.zeros((n_y, 1))
    return params

# %% flat-biases | single | The biases are made one-dimensional, of shape (n,), instead of columns of shape (n, 1).
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.random.randn(n_h, n_x) * 0.01
    W2 = np.random.randn(n_y, n_h) * 0.01
    b1 = np.zeros(n_h)
    b2 = np.zeros(n_y)
    return dict(W1=W1, b1=b1, W2=W2, b2=b2)

# %% one-row-for-all | approach | Only one row of random weights is drawn for each layer and repeated for all its units, so the hidden units start as twins.
def initialize_parameters(n_x, n_h, n_y):
    def layer(units, inputs):
        row = np.random.randn(inputs) * 0.01
        W = np.array([row for _ in range(units)])
        b = np.array([[0.0] for _ in range(units)])
        return W, b

    W1, b1 = layer(n_h, n_x)
    W2, b2 = layer(n_y, n_h)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

# %% mean-for-deviation | approach | np.random.normal gets 0.01 as the mean and leaves the standard deviation at 1, instead of mean 0 and standard deviation 0.01.
def initialize_parameters(n_x, n_h, n_y):
    shapes = {"W1": (n_h, n_x), "W2": (n_y, n_h)}
    out = {}
    for name, shape in shapes.items():
        out[name] = np.random.normal(0.01, size=shape)
        out["b" + name[1]] = np.zeros((shape[0], 1))
    return out

# %% w2-turned-random-biases | double | W2 has its rows and columns swapped, and the biases are drawn at random instead of being zero.
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.random.randn(n_h, n_x)*0.01
    b1 = np.random.randn(n_h, 1)*0.01
    W2 = np.random.randn(n_h, n_y)*0.01
    b2 = np.random.randn(n_y, 1)*0.01
    parameters = {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
    return parameters

# %% factor-at-the-biases | misplaced | The factor 0.01 stands at the biases, where it changes nothing, instead of at the weights.
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.random.randn(n_h, n_x)
    b1 = np.zeros((n_h, 1)) * 0.01
    W2 = np.random.randn(n_y, n_h)
    b2 = np.zeros((n_y, 1)) * 0.01
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

# %% zeros-without-tuple | exception | np.zeros gets rows and columns as two arguments instead of as one tuple.
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.random.randn(n_h, n_x) * 0.01
    b1 = np.zeros(n_h, 1)
    W2 = np.random.randn(n_y, n_h) * 0.01
    b2 = np.zeros(n_y, 1)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

# %% randn-with-tuple | exception | np.random.randn gets the shape as one tuple, but it wants the two numbers separately.
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.random.randn((n_h, n_x)) * 0.01
    b1 = np.zeros((n_h, 1))
    W2 = np.random.randn((n_y, n_h)) * 0.01
    b2 = np.zeros((n_y, 1))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
