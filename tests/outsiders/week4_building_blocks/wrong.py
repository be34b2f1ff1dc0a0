"""Wrong solutions of week 4's building blocks: function, what is wrong, source.

Written by somebody who had read only the released notebook and the catalogue of mistakes.
"""

from __future__ import annotations

WRONG: list[tuple[str, str, str]] = [
    (
        "initialize_parameters",
        "weight matrices transposed: (inputs, units) instead of (units, inputs)",
        """
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.random.randn(n_x, n_h) * 0.01
    b1 = np.zeros((n_h, 1))
    W2 = np.random.randn(n_h, n_y) * 0.01
    b2 = np.zeros((n_y, 1))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
""",
    ),
    (
        "initialize_parameters",
        "factor 0.01 forgotten in the second layer",
        """
def initialize_parameters(n_x, n_h, n_y):
    parameters = {
        "W1": 0.01 * np.random.randn(n_h, n_x),
        "b1": np.zeros((n_h, 1)),
        "W2": np.random.randn(n_y, n_h),
        "b2": np.zeros((n_y, 1)),
    }
    return parameters
""",
    ),
    (
        "initialize_parameters",
        "uniform from 0 to 1 (rand) instead of normal (randn)",
        """
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.random.rand(n_h, n_x) * 0.01
    W2 = np.random.rand(n_y, n_h) * 0.01
    b1 = np.zeros((n_h, 1))
    b2 = np.zeros((n_y, 1))
    parameters = dict(W1=W1, b1=b1, W2=W2, b2=b2)
    return parameters
""",
    ),
    (
        "initialize_parameters",
        "weights all zero, only the biases are random",
        """
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.zeros((n_h, n_x))
    b1 = np.random.randn(n_h, 1) * 0.01
    W2 = np.zeros((n_y, n_h))
    b2 = np.random.randn(n_y, 1) * 0.01
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
""",
    ),
    (
        "initialize_parameters",
        "one random row copied for all hidden units, so they are twins",
        """
def initialize_parameters(n_x, n_h, n_y):
    one_unit = np.random.normal(0, 0.01, size=n_x)
    W1 = np.array([one_unit for _ in range(n_h)])
    b1 = np.zeros((n_h, 1))
    W2 = np.random.normal(0, 0.01, size=(n_y, n_h))
    b2 = np.zeros((n_y, 1))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
""",
    ),
    (
        "initialize_parameters",
        "biases are rank-1 arrays of shape (n,)",
        """
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.random.randn(n_h, n_x) * 0.01
    b1 = np.zeros(n_h)
    W2 = np.random.randn(n_y, n_h) * 0.01
    b2 = np.zeros(n_y)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
""",
    ),
    (
        "initialize_parameters",
        "0.01 given to np.random.normal as the mean, so the standard deviation is 1",
        """
def initialize_parameters(n_x, n_h, n_y):
    # normal distribution with 0.01
    W1 = np.random.normal(0.01, size=(n_h, n_x))
    W2 = np.random.normal(0.01, size=(n_y, n_h))
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}
""",
    ),
    (
        "initialize_parameters",
        "generator made anew with the same seed for each matrix, so W2 repeats the numbers of W1",
        """
def initialize_parameters(n_x, n_h, n_y):
    def draw(rows, cols):
        rng = np.random.default_rng(1)
        return rng.standard_normal((rows, cols)) * 0.01

    return {
        "W1": draw(n_h, n_x),
        "b1": np.zeros((n_h, 1)),
        "W2": draw(n_y, n_h),
        "b2": np.zeros((n_y, 1)),
    }
""",
    ),
    (
        "initialize_parameters",
        "W2 made for the inputs instead of the hidden units; also keys in lower case (w1, w2)",
        """
def initialize_parameters(n_x, n_h, n_y):
    w1 = np.random.randn(n_h, n_x) * 0.01
    b1 = np.zeros((n_h, 1))
    w2 = np.random.randn(n_y, n_x) * 0.01
    b2 = np.zeros((n_y, 1))
    parameters = {"w1": w1, "b1": b1, "w2": w2, "b2": b2}
    return parameters
""",
    ),
    (
        "initialize_parameters_deep",
        "seed set inside the loop, so every layer starts with the same numbers",
        """
def initialize_parameters_deep(layer_dims):
    parameters = {}
    for l in range(1, len(layer_dims)):
        np.random.seed(3)
        parameters["W" + str(l)] = np.random.randn(layer_dims[l], layer_dims[l-1]) / np.sqrt(layer_dims[l-1])
        parameters["b" + str(l)] = np.zeros((layer_dims[l], 1))
    return parameters
""",
    ),
    (
        "initialize_parameters_deep",
        "loop ends one layer early, the last layer has no parameters",
        """
def initialize_parameters_deep(layer_dims):
    L = len(layer_dims) - 1
    parameters = {}
    for l in range(1, L):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        parameters[f"W{l}"] = np.random.randn(n, n_prev) * np.sqrt(1 / n_prev)
        parameters[f"b{l}"] = np.zeros((n, 1))
    return parameters
""",
    ),
    (
        "initialize_parameters_deep",
        "layers numbered from 0: keys W0, b0 instead of W1, b1",
        """
def initialize_parameters_deep(layer_dims):
    params = dict()
    for i, (n_in, n_out) in enumerate(zip(layer_dims[:-1], layer_dims[1:])):
        params[f"W{i}"] = np.random.randn(n_out, n_in) / np.sqrt(n_in)
        params[f"b{i}"] = np.zeros((n_out, 1))
    return params
""",
    ),
    (
        "initialize_parameters_deep",
        "return stands inside the loop, so only layer 1 is made",
        """
def initialize_parameters_deep(layer_dims):
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters[f"W{l}"] = np.random.randn(layer_dims[l], layer_dims[l - 1]) / np.sqrt(layer_dims[l - 1])
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
        return parameters
""",
    ),
    (
        "initialize_parameters_deep",
        "no scale at all, standard deviation 1",
        """
def initialize_parameters_deep(layer_dims):
    parameters = {}
    for l in range(1, len(layer_dims)):
        shape = (layer_dims[l], layer_dims[l - 1])
        parameters[f"W{l}"] = np.random.normal(size=shape)
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters
""",
    ),
    (
        "initialize_parameters_deep",
        "multiplies by sqrt(n_prev) instead of dividing",
        """
def initialize_parameters_deep(layer_dims):
    parameters = {}
    L = len(layer_dims)
    for l in range(1, L):
        parameters["W%d" % l] = np.random.randn(layer_dims[l], layer_dims[l-1]) * np.sqrt(layer_dims[l-1])
        parameters["b%d" % l] = np.zeros((layer_dims[l], 1))
    return parameters
""",
    ),
    (
        "initialize_parameters_deep",
        "misplaced bracket: layer_dims[l] - 1 instead of layer_dims[l - 1]",
        """
def initialize_parameters_deep(layer_dims):
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters[f"W{l}"] = np.random.randn(layer_dims[l], layer_dims[l] - 1) * 0.01
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters
""",
    ),
    (
        "initialize_parameters_deep",
        "the f before the string is missing, so all layers share the key 'W{l}'",
        """
def initialize_parameters_deep(layer_dims):
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters["W{l}"] = np.random.randn(layer_dims[l], layer_dims[l - 1]) / np.sqrt(layer_dims[l - 1])
        parameters["b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters
""",
    ),
    (
        "initialize_parameters_deep",
        "weights constant (ones) instead of random; also biases of shape (n,)",
        """
def initialize_parameters_deep(layer_dims):
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters[f"W{l}"] = np.ones((layer_dims[l], layer_dims[l - 1])) / np.sqrt(layer_dims[l - 1])
        parameters[f"b{l}"] = np.zeros(layer_dims[l])
    return parameters
""",
    ),
    (
        "linear_forward",
        "product entry by entry (*) instead of the matrix product",
        """
def linear_forward(A, W, b):
    Z = W * A + b
    cache = (A, W, b)
    return Z, cache
""",
    ),
    (
        "linear_forward",
        "W transposed although it has the right shape",
        """
def linear_forward(A, W, b):
    Z = np.dot(W.T, A) + b
    cache = (A, W, b)
    return Z, cache
""",
    ),
    (
        "linear_forward",
        "bias not added",
        """
def linear_forward(A, W, b):
    # Z = WA + b
    Z = np.matmul(W, A)
    return Z, (A, W, b)
""",
    ),
    (
        "linear_forward",
        "cache in the order (W, A, b)",
        """
def linear_forward(A, W, b):
    Z = W @ A + b
    cache = (W, A, b)
    return Z, cache
""",
    ),
    (
        "linear_forward",
        "cache holds Z instead of the incoming A, because A was overwritten",
        """
def linear_forward(A, W, b):
    A = np.dot(W, A) + b
    cache = (A, W, b)
    return A, cache
""",
    ),
    (
        "linear_forward",
        "bias added inside the innermost loop, so it is added once for each input",
        """
def linear_forward(A, W, b):
    n, n_prev = W.shape
    m = A.shape[1]
    Z = np.zeros((n, m))
    for j in range(n):
        for i in range(m):
            for k in range(n_prev):
                Z[j, i] += W[j, k] * A[k, i] + b[j, 0]
    return Z, (A, W, b)
""",
    ),
    (
        "linear_forward",
        "bias flattened to a row, so it is added along the examples",
        """
def linear_forward(A, W, b):
    b_row = b.flatten()
    Z = np.dot(W, A) + b_row
    return Z, (A, W, b)
""",
    ),
    (
        "linear_forward",
        "ReLU applied already in the linear step",
        """
def linear_forward(A, W, b):
    Z = np.dot(W, A) + b
    Z = np.maximum(0, Z)
    cache = (A, W, b)
    return Z, cache
""",
    ),
    (
        "linear_forward",
        "all biases summed to one number; also cache has no b",
        """
def linear_forward(A, W, b):
    Z = np.dot(W, A) + np.sum(b)
    cache = (A, W)
    return Z, cache
""",
    ),
    (
        "linear_activation_forward",
        "result of the activation function not unpacked, A is a tuple",
        """
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation == "sigmoid":
        A = sigmoid(Z)
    elif activation == "relu":
        A = relu(Z)
    else:
        raise ValueError("unknown activation")
    return A, (linear_cache, Z)
""",
    ),
    (
        "linear_activation_forward",
        "cache keeps A instead of Z",
        """
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation == "sigmoid":
        A, _ = sigmoid(Z)
    elif activation == "relu":
        A, _ = relu(Z)
    else:
        raise ValueError(activation)
    cache = (linear_cache, A)
    return A, cache
""",
    ),
    (
        "linear_activation_forward",
        "the two caches in the wrong order",
        """
def linear_activation_forward(A_prev, W, b, activation):
    if activation not in ("sigmoid", "relu"):
        raise ValueError("activation must be sigmoid or relu")
    Z, linear_cache = linear_forward(A_prev, W, b)
    g = sigmoid if activation == "sigmoid" else relu
    A, activation_cache = g(Z)
    return A, (activation_cache, linear_cache)
""",
    ),
    (
        "linear_activation_forward",
        "sigmoid and relu exchanged",
        """
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation == "sigmoid":
        A, activation_cache = relu(Z)
    elif activation == "relu":
        A, activation_cache = sigmoid(Z)
    else:
        raise ValueError("no such activation")
    cache = (linear_cache, activation_cache)
    return A, cache
""",
    ),
    (
        "linear_activation_forward",
        "any unknown name is treated as relu instead of raising",
        """
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation == "sigmoid":
        A, activation_cache = sigmoid(Z)
    else:
        A, activation_cache = relu(Z)
    return A, (linear_cache, activation_cache)
""",
    ),
    (
        "linear_activation_forward",
        '\'== "relu" or "Relu"\' is always true, so unknown names are taken as relu',
        """
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation == "sigmoid":
        A, activation_cache = sigmoid(Z)
    elif activation == "relu" or "Relu":
        A, activation_cache = relu(Z)
    else:
        raise ValueError("activation has to be sigmoid or relu")
    return A, (linear_cache, activation_cache)
""",
    ),
    (
        "linear_activation_forward",
        "the ValueError is returned, not raised",
        """
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation == "sigmoid":
        A, activation_cache = sigmoid(Z)
    elif activation == "relu":
        A, activation_cache = relu(Z)
    else:
        return ValueError("activation must be 'sigmoid' or 'relu'")
    cache = (linear_cache, activation_cache)
    return A, cache
""",
    ),
    (
        "linear_activation_forward",
        "sigmoid written by hand as exp(Z)/(1+exp(Z)), nan for large Z",
        """
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation == "sigmoid":
        A = np.exp(Z) / (1 + np.exp(Z))
    elif activation == "relu":
        A = Z * (Z > 0)
    else:
        raise ValueError("activation unknown: " + str(activation))
    return A, (linear_cache, Z)
""",
    ),
    (
        "linear_activation_forward",
        "bias forgotten (linear step written by hand); also no else branch, UnboundLocalError for unknown names",
        """
def linear_activation_forward(A_prev, W, b, activation):
    Z = np.dot(W, A_prev)
    linear_cache = (A_prev, W, b)
    if activation == "sigmoid":
        A, activation_cache = sigmoid(Z)
    if activation == "relu":
        A, activation_cache = relu(Z)
    return A, (linear_cache, activation_cache)
""",
    ),
    (
        "L_model_forward",
        "every hidden layer is fed X instead of the activations before",
        """
def L_model_forward(X, parameters):
    caches = []
    L = len(parameters) // 2
    A = X
    for l in range(1, L):
        A_prev = X
        A, cache = linear_activation_forward(A_prev, parameters["W" + str(l)], parameters["b" + str(l)], "relu")
        caches.append(cache)
    AL, cache = linear_activation_forward(A, parameters["W" + str(L)], parameters["b" + str(L)], "sigmoid")
    caches.append(cache)
    return AL, caches
""",
    ),
    (
        "L_model_forward",
        "last layer gets A_prev, the input of the last hidden layer",
        """
def L_model_forward(X, parameters):
    caches = []
    A = X
    A_prev = X
    L = len(parameters) // 2
    for l in range(1, L):
        A_prev = A
        A, cache = linear_activation_forward(A_prev, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
        caches.append(cache)
    AL, cache = linear_activation_forward(A_prev, parameters[f"W{L}"], parameters[f"b{L}"], "sigmoid")
    caches.append(cache)
    return AL, caches
""",
    ),
    (
        "L_model_forward",
        "cache of the last layer not appended",
        """
def L_model_forward(X, parameters):
    A, caches, L = X, [], len(parameters) // 2
    for l in range(1, L):
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], activation="relu")
        caches.append(cache)
    AL, cache = linear_activation_forward(A, parameters[f"W{L}"], parameters[f"b{L}"], activation="sigmoid")
    return AL, caches
""",
    ),
    (
        "L_model_forward",
        "number of layers = len(parameters), not halved",
        """
def L_model_forward(X, parameters):
    caches = []
    A = X
    L = len(parameters)
    for l in range(1, L):
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
        caches.append(cache)
    AL, cache = linear_activation_forward(A, parameters[f"W{L}"], parameters[f"b{L}"], "sigmoid")
    caches.append(cache)
    return AL, caches
""",
    ),
    (
        "L_model_forward",
        "sigmoid in all layers, hidden ones too",
        """
def L_model_forward(X, parameters):
    caches = []
    A = X
    for l in range(1, len(parameters) // 2 + 1):
        A, c = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "sigmoid")
        caches.append(c)
    return A, caches
""",
    ),
    (
        "L_model_forward",
        "caches is a default argument, so it keeps the caches of earlier calls",
        """
def L_model_forward(X, parameters, caches=[]):
    A = X
    L = len(parameters) // 2
    for l in range(1, L + 1):
        act = "sigmoid" if l == L else "relu"
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], act)
        caches.append(cache)
    return A, caches
""",
    ),
    (
        "L_model_forward",
        "two layers written out by hand, not any number of layers",
        """
def L_model_forward(X, parameters):
    A1, cache1 = linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
    A2, cache2 = linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
    return A2, [cache1, cache2]
""",
    ),
    (
        "L_model_forward",
        "parameter names sorted as text, so W10 comes before W2",
        """
def L_model_forward(X, parameters):
    Ws = [parameters[k] for k in sorted(parameters) if k.startswith("W")]
    bs = [parameters[k] for k in sorted(parameters) if k.startswith("b")]
    caches, A = [], X
    for i, (W, b) in enumerate(zip(Ws, bs)):
        A, cache = linear_activation_forward(A, W, b, "sigmoid" if i == len(Ws) - 1 else "relu")
        caches.append(cache)
    return A, caches
""",
    ),
    (
        "L_model_forward",
        "relu at the output; also caches in reverse order (insert at the front)",
        """
def L_model_forward(X, parameters):
    caches = []
    A = X
    L = len(parameters) // 2
    for l in range(1, L + 1):
        A_prev = A
        A, cache = linear_activation_forward(A_prev, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
        caches.insert(0, cache)
    return A, caches
""",
    ),
    (
        "compute_cost",
        "only the term y*log(a), the part for label 0 is missing",
        """
def compute_cost(AL, Y):
    m = Y.shape[1]
    AL = np.clip(AL, 1e-12, 1 - 1e-12)
    cost = -1 / m * np.sum(Y * np.log(AL))
    return float(cost)
""",
    ),
    (
        "compute_cost",
        "sign forgotten, the cost is negative",
        """
def compute_cost(AL, Y):
    eps = np.finfo(float).eps
    AL = np.clip(AL, eps, 1 - eps)
    m = Y.shape[1]
    cost = (1 / m) * np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))
    return float(cost)
""",
    ),
    (
        "compute_cost",
        "m taken from shape[0], which is 1, so nothing is divided",
        """
def compute_cost(AL, Y):
    m = Y.shape[0]
    eps = np.finfo(float).eps
    AL = np.clip(AL, eps, 1 - eps)
    logprobs = np.multiply(np.log(AL), Y) + np.multiply(1 - Y, np.log(1 - AL))
    return float(-np.sum(logprobs) / m)
""",
    ),
    (
        "compute_cost",
        "no protection against predictions of exactly 0 or 1, nan or inf",
        """
def compute_cost(AL, Y):
    m = Y.shape[1]
    cost = -(np.dot(Y, np.log(AL).T) + np.dot(1 - Y, np.log(1 - AL).T)) / m
    return float(np.squeeze(cost))
""",
    ),
    (
        "compute_cost",
        "result is an array of shape (1, 1), not a number",
        """
def compute_cost(AL, Y):
    m = AL.shape[1]
    eps = np.finfo(float).eps
    AL = np.clip(AL, eps, 1 - eps)
    cost = -(np.log(AL) @ Y.T + np.log(1 - AL) @ (1 - Y).T) / m
    return cost
""",
    ),
    (
        "compute_cost",
        "-Y with unsigned labels wraps around to 255",
        """
def compute_cost(AL, Y):
    if Y.dtype == bool:
        Y = Y.astype(int)
    eps = 1e-15
    AL = np.clip(AL, eps, 1 - eps)
    losses = -Y * np.log(AL) - (1 - Y) * np.log(1 - AL)
    return float(np.mean(losses))
""",
    ),
    (
        "compute_cost",
        "clips at 0.01, so far that ordinary costs change",
        """
def compute_cost(AL, Y):
    m = Y.shape[1]
    AL = np.clip(AL, 0.01, 0.99)
    return float(-1/m * np.sum(Y*np.log(AL) + (1-Y)*np.log(1-AL)))
""",
    ),
    (
        "compute_cost",
        "outer product: Y.T times log(AL) gives (m, m), every label meets every prediction",
        """
def compute_cost(AL, Y):
    m = Y.shape[1]
    eps = np.finfo(float).eps
    AL = np.clip(AL, eps, 1 - eps)
    cost = -1 / m * np.sum(np.dot(Y.T, np.log(AL)) + np.dot((1 - Y).T, np.log(1 - AL)))
    return float(cost)
""",
    ),
    (
        "compute_cost",
        "logarithm to base 10; also protects only the end at 0, log(0) for predictions of exactly 1",
        """
def compute_cost(AL, Y):
    m = Y.shape[1]
    AL = np.maximum(AL, 1e-15)
    cost = -np.sum(Y * np.log10(AL) + (1 - Y) * np.log10(1 - AL)) / m
    return float(cost)
""",
    ),
    (
        "linear_backward",
        "keepdims missing, db is a rank-1 array",
        """
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = np.dot(dZ, A_prev.T) / m
    db = np.sum(dZ, axis=1) / m
    dA_prev = np.dot(W.T, dZ)
    return dA_prev, dW, db
""",
    ),
    (
        "linear_backward",
        "db summed over the whole array without axis, the same number for all units",
        """
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = 1/m * dZ @ A_prev.T
    db = 1/m * np.sum(dZ) * np.ones(b.shape)
    dA_prev = W.T @ dZ
    return dA_prev, dW, db
""",
    ),
    (
        "linear_backward",
        "db summed over the units (axis 0) instead of the examples",
        """
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = dZ.shape[1]
    dW = np.matmul(dZ, A_prev.T) / m
    db = dZ.sum(axis=0, keepdims=True) / m
    dA_prev = np.matmul(W.T, dZ)
    return dA_prev, dW, db
""",
    ),
    (
        "linear_backward",
        "entrywise product (np.multiply) instead of the matrix product in dW",
        """
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = np.multiply(dZ, A_prev) / m
    db = np.sum(dZ, axis=1, keepdims=True) / m
    dA_prev = np.dot(W.T, dZ)
    return dA_prev, dW, db
""",
    ),
    (
        "linear_backward",
        "dA_prev divided by m",
        """
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    inv_m = 1.0 / A_prev.shape[1]
    dW = inv_m * np.dot(dZ, A_prev.T)
    db = inv_m * np.sum(dZ, axis=1, keepdims=True)
    dA_prev = inv_m * np.dot(W.T, dZ)
    return dA_prev, dW, db
""",
    ),
    (
        "linear_backward",
        "m is the number of units of the layer before (shape[0]), not the number of examples",
        """
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[0]
    dA_prev = W.T @ dZ
    dW = (dZ @ A_prev.T) / m
    db = dZ.sum(axis=1).reshape(-1, 1) / m
    return dA_prev, dW, db
""",
    ),
    (
        "linear_backward",
        "results returned in the order dW, db, dA_prev",
        """
def linear_backward(dZ, cache):
    (A_prev, W, b) = cache
    m = A_prev.shape[1]
    dW = np.dot(dZ, A_prev.T) / m
    db = np.sum(dZ, axis=1, keepdims=True) / m
    dA_prev = np.dot(W.T, dZ)
    return dW, db, dA_prev
""",
    ),
    (
        "linear_backward",
        "slope of ReLU put into dA_prev, though that belongs to the layer before",
        """
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = np.dot(dZ, A_prev.T) / m
    db = np.mean(dZ, axis=1, keepdims=True)
    dA_prev = np.dot(W.T, dZ)
    dA_prev[A_prev <= 0] = 0
    return dA_prev, dW, db
""",
    ),
    (
        "linear_backward",
        "1/m forgotten in dW; also W not transposed in dA_prev",
        """
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = np.dot(dZ, A_prev.T)
    db = np.sum(dZ, axis=1, keepdims=True) / m
    dA_prev = np.dot(W, dZ)
    return dA_prev, dW, db
""",
    ),
    (
        "linear_activation_backward",
        "whole cache passed to linear_backward instead of its linear half",
        """
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    if activation == "sigmoid":
        dZ = sigmoid_backward(dA, activation_cache)
    elif activation == "relu":
        dZ = relu_backward(dA, activation_cache)
    else:
        raise ValueError("unknown activation")
    return linear_backward(dZ, cache)
""",
    ),
    (
        "linear_activation_backward",
        "activation slope taken at A_prev (from the linear cache) instead of at Z",
        """
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    if activation == "sigmoid":
        dZ = sigmoid_backward(dA, linear_cache[0])
    elif activation == "relu":
        dZ = relu_backward(dA, linear_cache[0])
    else:
        raise ValueError("activation must be sigmoid or relu")
    dA_prev, dW, db = linear_backward(dZ, linear_cache)
    return dA_prev, dW, db
""",
    ),
    (
        "linear_activation_backward",
        "passes dA to linear_backward instead of dZ, the slope is lost",
        """
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    if activation == "sigmoid":
        dZ = sigmoid_backward(dA, activation_cache)
    elif activation == "relu":
        dZ = relu_backward(dA, activation_cache)
    else:
        raise ValueError("activation " + repr(activation))
    dA_prev, dW, db = linear_backward(dA, linear_cache)
    return dA_prev, dW, db
""",
    ),
    (
        "linear_activation_backward",
        "multiplies by dA a second time, though sigmoid_backward and relu_backward already do",
        """
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    if activation == "sigmoid":
        dZ = dA * sigmoid_backward(dA, activation_cache)
    elif activation == "relu":
        dZ = dA * relu_backward(dA, activation_cache)
    else:
        raise ValueError("not a valid activation")
    return linear_backward(dZ, linear_cache)
""",
    ),
    (
        "linear_activation_backward",
        "slope of sigmoid computed as Z*(1-Z), takes the cache for A",
        """
def linear_activation_backward(dA, cache, activation):
    linear_cache, s = cache
    if activation == "sigmoid":
        dZ = dA * s * (1 - s)
    elif activation == "relu":
        dZ = dA * (s > 0)
    else:
        raise ValueError("activation")
    return linear_backward(dZ, linear_cache)
""",
    ),
    (
        "linear_activation_backward",
        "unknown name only prints a message and returns None",
        """
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    if activation == "sigmoid":
        dZ = sigmoid_backward(dA, activation_cache)
    elif activation == "relu":
        dZ = relu_backward(dA, activation_cache)
    else:
        print("ValueError: activation must be sigmoid or relu")
        return None
    return linear_backward(dZ, linear_cache)
""",
    ),
    (
        "linear_activation_backward",
        "ReLU stops the gradient by the sign of dA instead of Z",
        """
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    if activation == "sigmoid":
        dZ = sigmoid_backward(dA, activation_cache)
    elif activation == "relu":
        dZ, _ = relu(dA)
    else:
        raise ValueError("activation must be 'sigmoid' or 'relu', got %r" % activation)
    dA_prev, dW, db = linear_backward(dZ, linear_cache)
    return dA_prev, dW, db
""",
    ),
    (
        "linear_activation_backward",
        "sigmoid and relu branches exchanged; also returns dZ instead of dA_prev",
        """
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    if activation == "relu":
        dZ = sigmoid_backward(dA, activation_cache)
    elif activation == "sigmoid":
        dZ = relu_backward(dA, activation_cache)
    else:
        raise ValueError("wrong activation")
    dA_prev, dW, db = linear_backward(dZ, linear_cache)
    return dZ, dW, db
""",
    ),
    (
        "L_model_backward",
        "only the first term -Y/AL in the start gradient, label 0 missing",
        """
def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    eps = np.finfo(float).eps
    AL = np.clip(AL, eps, 1 - eps)
    dA = -(Y / AL)
    dA, dW, db = linear_activation_backward(dA, caches[L - 1], "sigmoid")
    grads[f"dA{L - 1}"], grads[f"dW{L}"], grads[f"db{L}"] = dA, dW, db
    for l in reversed(range(1, L)):
        dA, dW, db = linear_activation_backward(dA, caches[l - 1], "relu")
        grads[f"dA{l - 1}"], grads[f"dW{l}"], grads[f"db{l}"] = dA, dW, db
    return grads
""",
    ),
    (
        "L_model_backward",
        "dAL = AL - Y, which is dZ already, and then through sigmoid_backward again",
        """
def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    dA = AL - Y
    for l in range(L, 0, -1):
        act = "sigmoid" if l == L else "relu"
        dA, dW, db = linear_activation_backward(dA, caches[l - 1], act)
        grads["dA" + str(l - 1)] = dA
        grads["dW" + str(l)] = dW
        grads["db" + str(l)] = db
    return grads
""",
    ),
    (
        "L_model_backward",
        "dAL fed to every layer instead of the gradient from the layer after",
        """
def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    AL = np.clip(AL, 1e-15, 1 - 1e-15)
    dAL = -(np.divide(Y, AL) - np.divide(1 - Y, 1 - AL))
    grads["dA" + str(L-1)], grads["dW" + str(L)], grads["db" + str(L)] = linear_activation_backward(dAL, caches[L-1], "sigmoid")
    for l in reversed(range(L-1)):
        dA_prev, dW, db = linear_activation_backward(dAL, caches[l], "relu")
        grads["dA" + str(l)] = dA_prev
        grads["dW" + str(l + 1)] = dW
        grads["db" + str(l + 1)] = db
    return grads
""",
    ),
    (
        "L_model_backward",
        "loop over the hidden layers runs forward, not backward",
        """
def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    eps = np.finfo(float).eps
    AL = np.clip(AL, eps, 1 - eps)
    dA = -(Y / AL - (1 - Y) / (1 - AL))
    dA, grads[f"dW{L}"], grads[f"db{L}"] = linear_activation_backward(dA, caches[-1], "sigmoid")
    grads[f"dA{L - 1}"] = dA
    for l in range(1, L):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l - 1], "relu")
        grads[f"dA{l - 1}"] = dA
    return grads
""",
    ),
    (
        "L_model_backward",
        "cache index one too high: caches[l] belongs to layer l + 1",
        """
def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    eps = np.finfo(float).eps
    AL = np.clip(AL, eps, 1 - eps)
    dA = -(Y / AL - (1 - Y) / (1 - AL))
    dA, dW, db = linear_activation_backward(dA, caches[L - 1], "sigmoid")
    grads[f"dA{L - 1}"], grads[f"dW{L}"], grads[f"db{L}"] = dA, dW, db
    for l in reversed(range(1, L)):
        dA, dW, db = linear_activation_backward(dA, caches[l], "relu")
        grads[f"dA{l - 1}"], grads[f"dW{l}"], grads[f"db{l}"] = dA, dW, db
    return grads
""",
    ),
    (
        "L_model_backward",
        "predictions not kept away from 0 and 1, division by zero gives nan",
        """
def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    dA = -(np.divide(Y, AL) - np.divide(1 - Y, 1 - AL))
    dA, dW, db = linear_activation_backward(dA, caches[L - 1], "sigmoid")
    grads[f"dA{L - 1}"], grads[f"dW{L}"], grads[f"db{L}"] = dA, dW, db
    for l in reversed(range(1, L)):
        dA, dW, db = linear_activation_backward(dA, caches[l - 1], "relu")
        grads[f"dA{l - 1}"], grads[f"dW{l}"], grads[f"db{l}"] = dA, dW, db
    return grads
""",
    ),
    (
        "L_model_backward",
        "dAL divided by m, though linear_backward takes the mean already",
        """
def L_model_backward(AL, Y, caches):
    L, m = len(caches), AL.shape[1]
    tiny = np.finfo(float).eps
    P = np.clip(AL, tiny, 1 - tiny)
    dA = -(1 / m) * (Y / P - (1 - Y) / (1 - P))
    grads = {}
    activation = "sigmoid"
    for l in range(L, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l - 1], activation)
        grads[f"dA{l - 1}"] = dA
        activation = "relu"
    return grads
""",
    ),
    (
        "L_model_backward",
        "new dA stored under the key of the incoming one, so it overwrites it and the next layer finds nothing",
        """
def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    AL = np.clip(AL, 1e-12, 1 - 1e-12)
    dAL = -(Y / AL - (1 - Y) / (1 - AL))
    grads["dA" + str(L-1)], grads["dW" + str(L)], grads["db" + str(L)] = linear_activation_backward(dAL, caches[L-1], "sigmoid")
    for l in reversed(range(L-1)):
        dA_prev, dW, db = linear_activation_backward(grads["dA" + str(l + 1)], caches[l], "relu")
        grads["dA" + str(l + 1)] = dA_prev
        grads["dW" + str(l + 1)] = dW
        grads["db" + str(l + 1)] = db
    return grads
""",
    ),
    (
        "L_model_backward",
        "sigmoid in the hidden layers; also sign of the start gradient dAL wrong",
        """
def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    eps = np.finfo(float).eps
    AL = np.clip(AL, eps, 1 - eps)
    dA = Y / AL - (1 - Y) / (1 - AL)
    for l in reversed(range(1, L + 1)):
        dA, dW, db = linear_activation_backward(dA, caches[l - 1], "sigmoid")
        grads[f"dA{l - 1}"] = dA
        grads[f"dW{l}"] = dW
        grads[f"db{l}"] = db
    return grads
""",
    ),
    (
        "update_parameters",
        "adds the gradient, goes uphill",
        """
def update_parameters(params, grads, learning_rate):
    parameters = {}
    for l in range(1, len(params) // 2 + 1):
        parameters[f"W{l}"] = params[f"W{l}"] + learning_rate * grads[f"dW{l}"]
        parameters[f"b{l}"] = params[f"b{l}"] + learning_rate * grads[f"db{l}"]
    return parameters
""",
    ),
    (
        "update_parameters",
        "biases are copied but never updated",
        """
def update_parameters(params, grads, learning_rate):
    new = dict(params)
    L = len(params) // 2
    for l in range(1, L + 1):
        new["W" + str(l)] = params["W" + str(l)] - learning_rate * grads["dW" + str(l)]
    return new
""",
    ),
    (
        "update_parameters",
        "loop ends before the last layer, which stays as it was",
        """
def update_parameters(params, grads, learning_rate):
    parameters = params.copy()
    L = len(parameters) // 2
    for l in range(1, L):
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"]
    return parameters
""",
    ),
    (
        "update_parameters",
        "loop starts at 0 and looks for the key W0",
        """
def update_parameters(params, grads, learning_rate):
    parameters = {}
    L = len(params) // 2
    for l in range(L):
        parameters[f"W{l}"] = params[f"W{l}"] - learning_rate * grads[f"dW{l}"]
        parameters[f"b{l}"] = params[f"b{l}"] - learning_rate * grads[f"db{l}"]
    return parameters
""",
    ),
    (
        "update_parameters",
        "learning rate overwritten by a fixed number",
        """
def update_parameters(params, grads, learning_rate):
    learning_rate = 0.1
    return {key: value - learning_rate * grads["d" + key] for key, value in params.items()}
""",
    ),
    (
        "update_parameters",
        "number of layers counted from grads with three entries a layer, which need not hold the dA",
        """
def update_parameters(params, grads, learning_rate):
    parameters = dict(params)
    n_layers = len(grads) // 3
    for l in range(1, n_layers + 1):
        for p in ("W", "b"):
            parameters[f"{p}{l}"] = params[f"{p}{l}"] - learning_rate * grads[f"d{p}{l}"]
    return parameters
""",
    ),
    (
        "update_parameters",
        "pairs parameters and gradients by their order in the dictionaries instead of by name",
        """
def update_parameters(params, grads, learning_rate):
    parameters = {}
    for (name, value), gradient in zip(params.items(), grads.values()):
        parameters[name] = value - learning_rate * gradient
    return parameters
""",
    ),
    (
        "update_parameters",
        "steps twice: first in place, then once more for the new dictionary",
        """
def update_parameters(params, grads, learning_rate):
    parameters = {}
    L = len(params) // 2
    for l in range(1, L + 1):
        params[f"W{l}"] -= learning_rate * grads[f"dW{l}"]
        params[f"b{l}"] -= learning_rate * grads[f"db{l}"]
        parameters[f"W{l}"] = params[f"W{l}"] - learning_rate * grads[f"dW{l}"]
        parameters[f"b{l}"] = params[f"b{l}"] - learning_rate * grads[f"db{l}"]
    return parameters
""",
    ),
    (
        "update_parameters",
        "learning rate left out for the biases; also weights multiplied: W * (1 - lr*dW) instead of W - lr*dW",
        """
def update_parameters(params, grads, learning_rate):
    parameters = {}
    L = len(params) // 2
    for l in range(1, L + 1):
        W, b = params[f"W{l}"], params[f"b{l}"]
        parameters[f"W{l}"] = W * (1 - learning_rate * grads[f"dW{l}"])
        parameters[f"b{l}"] = b - grads[f"db{l}"]
    return parameters
""",
    ),
]
