# %% names-swapped | single | The two branches are swapped, so relu is used for the name sigmoid and sigmoid for the name relu.
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation == "sigmoid":
        A, activation_cache = relu(Z)
    elif activation == "relu":
        A, activation_cache = sigmoid(Z)
    else:
        raise ValueError("unknown activation")
    cache = (linear_cache, activation_cache)
    return A, cache

# %% else-for-relu | single | Any name but sigmoid is treated as relu, so an unknown name raises no ValueError.
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation == "sigmoid":
        A, activation_cache = sigmoid(Z)
    else:
        A, activation_cache = relu(Z)
    return A, (linear_cache, activation_cache)

# %% a-in-the-cache | single | The second half of the cache is A, what the activation gave, instead of Z, what it cached.
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation == "sigmoid":
        A, _ = sigmoid(Z)
    elif activation == "relu":
        A, _ = relu(Z)
    else:
        raise ValueError(activation)
    return A, (linear_cache, A)

# %% error-returned | single | For an unknown name the ValueError is only returned, not raised.
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation == "sigmoid":
        A, activation_cache = sigmoid(Z)
    elif activation == "relu":
        A, activation_cache = relu(Z)
    else:
        return ValueError("activation must be sigmoid or relu")
    return A, (linear_cache, activation_cache)

# %% tuple-for-a | single | In the branch for relu its two results are not unpacked, so A is a pair there.
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    activation_cache = Z
    if activation == "sigmoid":
        A, activation_cache = sigmoid(Z)
    elif activation == "relu":
        A = relu(Z)
    else:
        raise ValueError("activation")
    return A, (linear_cache, activation_cache)

# %% dictionary-of-functions | approach | The functions are looked up in a dictionary, which raises a KeyError instead of a ValueError for an unknown name.
def linear_activation_forward(A_prev, W, b, activation):
    functions = {"sigmoid": sigmoid, "relu": relu}
    g = functions[activation]
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = g(Z)
    return A, (linear_cache, activation_cache)

# %% own-relu-by-abs | approach | The activations are written out by hand, and the one for ReLU gives the absolute value, so negative entries do not become 0.
def linear_activation_forward(A_prev, W, b, activation):
    Z = W @ A_prev + b
    if activation == "relu":
        A = np.where(Z > 0, Z, -Z)
    elif activation == "sigmoid":
        A = 1 / (1 + np.exp(-Z))
    else:
        raise ValueError("no such activation: " + activation)
    return A, ((A_prev, W, b), Z)

# %% activation-before-the-linear-step | misplaced | The activation function is applied to A_prev before the linear step instead of to Z after it.
def linear_activation_forward(A_prev, W, b, activation):
    if activation == "sigmoid":
        A_in, activation_cache = sigmoid(A_prev)
    elif activation == "relu":
        A_in, activation_cache = relu(A_prev)
    else:
        raise ValueError("activation")
    A, linear_cache = linear_forward(A_in, W, b)
    return A, (linear_cache, activation_cache)

# %% cache-turned-and-not-tied | double | The two caches stand in the wrong order, and they are returned as two single results instead of one tuple.
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation == "sigmoid":
        A, activation_cache = sigmoid(Z)
    elif activation == "relu":
        A, activation_cache = relu(Z)
    else:
        raise ValueError("activation")
    return A, activation_cache, linear_cache

# %% linear-forward-not-unpacked | exception | The two results of linear_forward are caught in one name, so the activation gets a pair instead of Z.
def linear_activation_forward(A_prev, W, b, activation):
    Z = linear_forward(A_prev, W, b)
    if activation == "sigmoid":
        A, activation_cache = sigmoid(Z)
    elif activation == "relu":
        A, activation_cache = relu(Z)
    else:
        raise ValueError("activation")
    return A, (Z[1], activation_cache)

# %% name-instead-of-text | exception | activation is compared with the function sigmoid instead of the text, so both comparisons fail and the ValueError comes for valid names too.
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation == sigmoid:
        A, activation_cache = sigmoid(Z)
    elif activation == relu:
        A, activation_cache = relu(Z)
    else:
        raise ValueError("Only sigmoid and relu are known")
    cache = (linear_cache, activation_cache)
    return A, cache
