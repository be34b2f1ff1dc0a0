# %% fixed-small-factor | single | The weights are multiplied by 0.01 instead of divided by the square root of the number of inputs.
def initialize_parameters_deep(layer_dims):
    parameters = {}
    L = len(layer_dims)
    for l in range(1, L):
        parameters["W" + str(l)] = np.random.randn(layer_dims[l], layer_dims[l - 1]) * 0.01
        parameters["b" + str(l)] = np.zeros((layer_dims[l], 1))
    return parameters

# %% last-layer-missing | single | The loop ends one layer too early, so the last layer gets no weights and no biases.
def initialize_parameters_deep(layer_dims):
    parameters = {}
    L = len(layer_dims) - 1
    for l in range(1, L):
        parameters[f"W{l}"] = np.random.randn(layer_dims[l], layer_dims[l - 1]) / np.sqrt(layer_dims[l - 1])
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters

# %% root-of-own-units | single | The weights are divided by the root of the number of units of the own layer instead of the layer before.
def initialize_parameters_deep(layer_dims):
    params = {}
    for l in range(1, len(layer_dims)):
        n, n_prev = layer_dims[l], layer_dims[l-1]
        params[f"W{l}"] = np.random.randn(n, n_prev) / np.sqrt(n)
        params[f"b{l}"] = np.zeros((n, 1))
    return params

# %% no-root | single | The weights are divided by the number of inputs itself, without the square root.
def initialize_parameters_deep(layer_dims):
    parameters = {}
    for l in range(1, len(layer_dims)):
        fan_in = layer_dims[l - 1]
        parameters[f"W{l}"] = np.random.randn(layer_dims[l], fan_in) / fan_in
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters

# %% keys-from-zero | approach | zip and enumerate count the layers from 0, so the keys are W0, b0 and so on, instead of beginning with W1.
def initialize_parameters_deep(layer_dims):
    parameters = {}
    for l, (n_in, n_out) in enumerate(zip(layer_dims[:-1], layer_dims[1:])):
        parameters[f"W{l}"] = np.random.randn(n_out, n_in) / np.sqrt(n_in)
        parameters[f"b{l}"] = np.zeros((n_out, 1))
    return parameters

# %% generator-made-anew | approach | A helper makes a generator with the same seed for each layer, so every layer draws the same numbers.
def initialize_parameters_deep(layer_dims):
    def weights(rows, cols):
        rng = np.random.default_rng(0)
        return rng.standard_normal((rows, cols)) / np.sqrt(cols)

    W = {f"W{l}": weights(layer_dims[l], layer_dims[l - 1]) for l in range(1, len(layer_dims))}
    b = {f"b{l}": np.zeros((layer_dims[l], 1)) for l in range(1, len(layer_dims))}
    return {**W, **b}

# %% return-inside | misplaced | The return stands inside the loop, so only the first layer is made.
def initialize_parameters_deep(layer_dims):
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters[f"W{l}"] = np.random.randn(layer_dims[l], layer_dims[l - 1]) / np.sqrt(layer_dims[l - 1])
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
        return parameters

# %% turned-and-multiplied | double | The weight matrices have rows and columns swapped, and the root is multiplied instead of divided by.
def initialize_parameters_deep(layer_dims):
    parameters = {}
    L = len(layer_dims)

    for l in range(1, L):
        parameters["W" + str(l)] = np.random.randn(layer_dims[l-1], layer_dims[l]) * np.sqrt(layer_dims[l-1])
        parameters["b" + str(l)] = np.zeros((layer_dims[l], 1))

    return parameters

# %% next-layer-looked-up | exception | The loop takes layer_dims[l + 1] as the own layer and l as the one before, and the last turn reaches beyond the end of the list.
def initialize_parameters_deep(layer_dims):
    parameters = {}
    for l in range(len(layer_dims)):
        parameters[f"W{l + 1}"] = np.random.randn(layer_dims[l + 1], layer_dims[l]) / np.sqrt(layer_dims[l])
        parameters[f"b{l + 1}"] = np.zeros((layer_dims[l + 1], 1))
    return parameters

# %% number-joined-to-text | exception | The number of the layer is joined to the text of the key without str, which Python refuses.
def initialize_parameters_deep(layer_dims):
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters["W" + l] = np.random.randn(layer_dims[l], layer_dims[l - 1]) / np.sqrt(layer_dims[l - 1])
        parameters["b" + l] = np.zeros((layer_dims[l], 1))
    return parameters
