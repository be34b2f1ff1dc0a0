# %% slopes-swapped | single | The two backward functions are swapped, relu_backward for sigmoid and sigmoid_backward for relu.
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    if activation == "relu":
        dZ = sigmoid_backward(dA, activation_cache)
    elif activation == "sigmoid":
        dZ = relu_backward(dA, activation_cache)
    else:
        raise ValueError("unknown activation")
    return linear_backward(dZ, linear_cache)

# %% da-handed-on | single | linear_backward gets dA instead of the dZ that was just computed, so the slope of the activation is lost.
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    if activation == "relu":
        dZ = relu_backward(dA, activation_cache)
    elif activation == "sigmoid":
        dZ = sigmoid_backward(dA, activation_cache)
    else:
        raise ValueError("unknown activation")
    dA_prev, dW, db = linear_backward(dA, linear_cache)
    return dA_prev, dW, db

# %% unknown-name-printed | single | For an unknown name only a message is printed, and no ValueError is raised.
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    dZ = dA
    if activation == "relu":
        dZ = relu_backward(dA, activation_cache)
    elif activation == "sigmoid":
        dZ = sigmoid_backward(dA, activation_cache)
    else:
        print("ValueError: activation must be sigmoid or relu")
    dA_prev, dW, db = linear_backward(dZ, linear_cache)
    return dA_prev, dW, db

# %% slope-multiplied-twice | single | dZ is multiplied by dA once more, though the backward functions have done so already.
def linear_activation_backward(dA, cache, activation):
    lin, act = cache
    if activation == "sigmoid":
        dZ = dA * sigmoid_backward(dA, act)
    elif activation == "relu":
        dZ = dA * relu_backward(dA, act)
    else:
        raise ValueError(f"{activation} is no activation")
    return linear_backward(dZ, lin)

# %% slope-by-hand-from-z | approach | The slope of sigmoid is written out by hand as Z(1 - Z), with Z where the activation A belongs.
def linear_activation_backward(dA, cache, activation):
    (A_prev, W, b), Z = cache
    if activation == "relu":
        dZ = dA * (Z > 0)
    elif activation == "sigmoid":
        dZ = dA * Z * (1 - Z)
    else:
        raise ValueError("activation")
    m = A_prev.shape[1]
    return W.T @ dZ, dZ @ A_prev.T / m, dZ.sum(axis=1, keepdims=True) / m

# %% relu-mask-of-da | approach | The dictionary of slopes has a ReLU that stops the gradient where dA is negative, instead of where Z is.
def linear_activation_backward(dA, cache, activation):
    backward = {
        "relu": lambda d, z: np.where(d > 0, d, 0),
        "sigmoid": lambda d, z: sigmoid_backward(d, z),
    }
    if activation not in backward:
        raise ValueError("Use relu or sigmoid")
    linear_cache, activation_cache = cache
    return linear_backward(backward[activation](dA, activation_cache), linear_cache)

# %% linear-step-first | misplaced | The way back goes through the linear half first and through the activation afterwards, at the gradient of the layer before.
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    dA_prev, dW, db = linear_backward(dA, linear_cache)
    if activation == "relu":
        dA_prev = relu_backward(dA_prev, linear_cache[0])
    elif activation == "sigmoid":
        dA_prev = sigmoid_backward(dA_prev, linear_cache[0])
    else:
        raise ValueError("unknown activation")
    return dA_prev, dW, db

# %% other-error-and-results-turned | double | An unknown name raises a NameError instead of a ValueError, and the results come in the order dW, db, dA_prev.
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    if activation == "relu":
        dZ = relu_backward(dA, activation_cache)
    elif activation == "sigmoid":
        dZ = sigmoid_backward(dA, activation_cache)
    else:
        raise NameError("unknown activation")
    dA_prev, dW, db = linear_backward(dZ, linear_cache)
    return dW, db, dA_prev

# %% halves-swapped | exception | The two halves of the cache are unpacked in the wrong order, so each function gets the half of the other.
def linear_activation_backward(dA, cache, activation):
    activation_cache, linear_cache = cache
    if activation == "relu":
        dZ = relu_backward(dA, activation_cache)
    elif activation == "sigmoid":
        dZ = sigmoid_backward(dA, activation_cache)
    else:
        raise ValueError("unknown activation")
    dA_prev, dW, db = linear_backward(dZ, linear_cache)
    return dA_prev, dW, db

# %% two-results-expected | exception | The backward function is unpacked into two names as on the way forward, but it returns dZ alone.
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    if activation == "relu":
        dZ, _ = relu_backward(dA, activation_cache)
    elif activation == "sigmoid":
        dZ, _ = sigmoid_backward(dA, activation_cache)
    else:
        raise ValueError("unknown activation")
    return linear_backward(dZ, linear_cache)
