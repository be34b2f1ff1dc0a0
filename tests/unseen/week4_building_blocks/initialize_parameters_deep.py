# %% last-layer-missing | single | range(1, L) with L = len(layer_dims) - 1 stops before the last layer, so WL and bL are missing.
def initialize_parameters_deep(layer_dims):
    L = len(layer_dims) - 1
    params = {}
    for l in range(1, L):
        params["W" + str(l)] = np.random.randn(layer_dims[l], layer_dims[l - 1]) / np.sqrt(layer_dims[l - 1])
        params["b" + str(l)] = np.zeros((layer_dims[l], 1))
    return params

# %% root-of-own-size | single | The scale is taken from layer_dims[l], the layer's own number of units, instead of from its number of inputs layer_dims[l - 1].
def initialize_parameters_deep(layer_dims):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        parameters[f"W{l}"] = np.random.randn(n, n_prev) / np.sqrt(n)
        parameters[f"b{l}"] = np.zeros((n, 1))
    return parameters

# %% root-forgotten | single | The weights are divided by the number of inputs itself instead of by its square root.
def initialize_parameters_deep(layer_dims):
    parameters = {}
    for l, (n_prev, n) in enumerate(zip(layer_dims[:-1], layer_dims[1:]), 1):
        parameters[f"W{l}"] = np.random.randn(n, n_prev) / n_prev
        parameters[f"b{l}"] = np.zeros((n, 1))
    return parameters

# %% seed-in-loop | single | The seed is set inside the loop, so every layer starts from the same random numbers.
def initialize_parameters_deep(layer_dims):
    parameters = {}
    for l in range(1, len(layer_dims)):
        np.random.seed(3)
        parameters[f"W{l}"] = np.random.randn(layer_dims[l], layer_dims[l - 1]) / np.sqrt(layer_dims[l - 1])
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters

# %% keys-from-zero | double | The loop counts layers from 0, so the keys are W0, b0, ... instead of W1, b1, ..., and the weights are not scaled at all.
def initialize_parameters_deep(layer_dims):
    parameters = {}
    for l in range(len(layer_dims) - 1):
        parameters[f"W{l}"] = np.random.randn(layer_dims[l + 1], layer_dims[l])
        parameters[f"b{l}"] = np.zeros((layer_dims[l + 1], 1))
    return parameters

# %% transposed-and-flat | double | The weights are transposed, (n_prev, n), and the biases are one-dimensional, np.zeros(n).
def initialize_parameters_deep(layer_dims):
    parameters = {}
    for l in range(1, len(layer_dims)):
        n_prev, n = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = np.random.randn(n_prev, n) / n_prev ** 0.5
        parameters[f"b{l}"] = np.zeros(n)
    return parameters

# %% return-in-loop | misplaced | The return is indented into the loop, so only the first layer is in the dictionary.
def initialize_parameters_deep(layer_dims):
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters[f"W{l}"] = np.random.randn(layer_dims[l], layer_dims[l - 1]) / np.sqrt(layer_dims[l - 1])
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
        return parameters

# %% dictionary-in-loop | misplaced | The empty dictionary is made anew in each turn of the loop, so only the last layer is left.
def initialize_parameters_deep(layer_dims):
    for l in range(1, len(layer_dims)):
        parameters = {}
        parameters[f"W{l}"] = np.random.randn(layer_dims[l], layer_dims[l - 1]) / np.sqrt(layer_dims[l - 1])
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters

# %% three-layers-by-unpacking | approach | It calls initialize_parameters for the first and last sizes only, so the network always has just one hidden layer.
def initialize_parameters_deep(layer_dims):
    n_x, n_h, n_y = layer_dims[0], layer_dims[1], layer_dims[-1]
    parameters = initialize_parameters(n_x, n_h, n_y)
    parameters["W1"] = parameters["W1"] / 0.01 / np.sqrt(n_x)
    parameters["W2"] = parameters["W2"] / 0.01 / np.sqrt(n_h)
    return parameters

# %% beyond-the-list | exception | The loop runs one too far and asks for layer_dims[len(layer_dims)] (IndexError).
def initialize_parameters_deep(layer_dims):
    parameters = {}
    L = len(layer_dims)
    for l in range(1, L + 1):
        parameters[f"W{l}"] = np.random.randn(layer_dims[l], layer_dims[l - 1]) / np.sqrt(layer_dims[l - 1])
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters

# %% key-plus-number | exception | The key is built as "W" + l, and a text and a whole number cannot be added (TypeError).
def initialize_parameters_deep(layer_dims):
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters["W" + l] = np.random.randn(layer_dims[l], layer_dims[l - 1]) / np.sqrt(layer_dims[l - 1])
        parameters["b" + l] = np.zeros((layer_dims[l], 1))
    return parameters

# %% attribute-of-list | exception | It asks for layer_dims.shape, but layer_dims is a plain list without a shape (AttributeError).
def initialize_parameters_deep(layer_dims):
    L = layer_dims.shape[0] - 1
    return {
        name: value
        for l in range(1, L + 1)
        for name, value in (
            (f"W{l}", np.random.randn(layer_dims[l], layer_dims[l - 1]) / np.sqrt(layer_dims[l - 1])),
            (f"b{l}", np.zeros((layer_dims[l], 1))),
        )
    }
