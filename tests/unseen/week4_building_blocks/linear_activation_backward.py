# %% branches-exchanged | single | The branch for relu calls sigmoid_backward and the branch for sigmoid calls relu_backward.
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    if activation == "relu":
        dZ = sigmoid_backward(dA, activation_cache)
    elif activation == "sigmoid":
        dZ = relu_backward(dA, activation_cache)
    else:
        raise ValueError("unknown activation")
    return linear_backward(dZ, linear_cache)

# %% slope-twice | single | dZ is multiplied by dA once more, although relu_backward and sigmoid_backward have multiplied it in already.
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    if activation == "relu":
        dZ = dA * relu_backward(dA, activation_cache)
    elif activation == "sigmoid":
        dZ = dA * sigmoid_backward(dA, activation_cache)
    else:
        raise ValueError("activation must be relu or sigmoid")
    dA_prev, dW, db = linear_backward(dZ, linear_cache)
    return dA_prev, dW, db

# %% activation-skipped | single | linear_backward is called with dA instead of dZ, so the slope of the activation is left out.
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    if activation == "sigmoid":
        dZ = sigmoid_backward(dA, activation_cache)
    elif activation == "relu":
        dZ = relu_backward(dA, activation_cache)
    else:
        raise ValueError(activation)
    dA_prev, dW, db = linear_backward(dA, linear_cache)
    return dA_prev, dW, db

# %% silent-else | single | The else branch takes any unknown name for sigmoid instead of raising a ValueError.
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    backward = relu_backward if activation == "relu" else sigmoid_backward
    return linear_backward(backward(dA, activation_cache), linear_cache)

# %% order-dw-db-da | single | The results are returned as dW, db, dA_prev instead of dA_prev, dW, db.
def linear_activation_backward(dA, cache, activation):
    if activation == "relu":
        dZ = relu_backward(dA, cache[1])
    elif activation == "sigmoid":
        dZ = sigmoid_backward(dA, cache[1])
    else:
        raise ValueError("no such activation")
    dA_prev, dW, db = linear_backward(dZ, cache[0])
    return dW, db, dA_prev

# %% key-error-instead | single | An unknown name raises a KeyError from the dictionary of functions instead of the ValueError that is asked for.
def linear_activation_backward(dA, cache, activation):
    back = {"relu": relu_backward, "sigmoid": sigmoid_backward}[activation]
    linear_cache, activation_cache = cache
    return linear_backward(back(dA, activation_cache), linear_cache)

# %% z-for-a-and-names-let-through | double | The sigmoid slope is written as Z (1 - Z), taking the cached Z for A, and unknown names are let through with dZ = dA.
def linear_activation_backward(dA, cache, activation):
    linear_cache, Z = cache
    dZ = dA
    if activation == "sigmoid":
        dZ = dA * Z * (1 - Z)
    if activation == "relu":
        dZ = dA * (Z > 0)
    return linear_backward(dZ, linear_cache)

# %% mask-of-da-and-one-more-mean | double | The ReLU mask is taken from dA > 0 instead of Z > 0, and dW and db are divided by m a second time.
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    if activation == "relu":
        dZ = np.array(dA, copy=True)
        dZ[dA <= 0] = 0
    elif activation == "sigmoid":
        dZ = sigmoid_backward(dA, activation_cache)
    else:
        raise ValueError("activation?")
    dA_prev, dW, db = linear_backward(dZ, linear_cache)
    m = dA.shape[1]
    return dA_prev, dW / m, db / m

# %% linear-first | misplaced | It goes back through the linear half first and then applies the ReLU slope to dA_prev, while the activation has to come first on the way back.
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    A_prev, W, b = linear_cache
    dA_prev, dW, db = linear_backward(dA, linear_cache)
    if activation == "relu":
        dA_prev = relu_backward(dA_prev, A_prev)
    elif activation == "sigmoid":
        dA_prev = sigmoid_backward(dA_prev, A_prev)
    else:
        raise ValueError("unknown activation " + str(activation))
    return dA_prev, dW, db

# %% forward-again | approach | dZ is the activation itself, relu(Z) or sigmoid(Z), times dA, instead of its slope times dA.
def linear_activation_backward(dA, cache, activation):
    linear_cache, Z = cache
    if activation == "relu":
        g, _ = relu(Z)
    elif activation == "sigmoid":
        g, _ = sigmoid(Z)
    else:
        raise ValueError("activation must be sigmoid or relu")
    return linear_backward(dA * g, linear_cache)

# %% caches-exchanged | exception | The cache is unpacked as activation_cache, linear_cache, so each half goes to the wrong function, which raises an error.
def linear_activation_backward(dA, cache, activation):
    activation_cache, linear_cache = cache
    if activation == "relu":
        dZ = relu_backward(dA, activation_cache)
    elif activation == "sigmoid":
        dZ = sigmoid_backward(dA, activation_cache)
    else:
        raise ValueError("unknown activation")
    return linear_backward(dZ, linear_cache)

# %% unpacking-dz | exception | relu_backward and sigmoid_backward return one array dZ, but the lines unpack two things as on the way forward (ValueError).
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    if activation == "relu":
        dZ, _ = relu_backward(dA, activation_cache)
    elif activation == "sigmoid":
        dZ, _ = sigmoid_backward(dA, activation_cache)
    else:
        raise ValueError("unknown activation")
    dA_prev, dW, db = linear_backward(dZ, linear_cache)
    return dA_prev, dW, db

# %% whole-cache-handed-on | exception | linear_backward gets the whole cache with two halves instead of linear_cache, and cannot unpack it into three (ValueError).
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    if activation == "sigmoid":
        dZ = sigmoid_backward(dA, activation_cache)
    elif activation == "relu":
        dZ = relu_backward(dA, activation_cache)
    else:
        raise ValueError("unknown activation")
    return linear_backward(dZ, cache)
