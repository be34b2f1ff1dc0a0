# %% slope-sign | single | The minus sign before the slope of the cost is missing at the start, so all gradients have the wrong sign.
def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    eps = np.finfo(float).eps
    AL = np.clip(AL, eps, 1 - eps)
    dA = Y / AL - (1 - Y) / (1 - AL)
    dA, dW, db = linear_activation_backward(dA, caches[L - 1], "sigmoid")
    grads[f"dA{L - 1}"], grads[f"dW{L}"], grads[f"db{L}"] = dA, dW, db
    for l in reversed(range(1, L)):
        dA, dW, db = linear_activation_backward(dA, caches[l - 1], "relu")
        grads[f"dA{l - 1}"], grads[f"dW{l}"], grads[f"db{l}"] = dA, dW, db
    return grads

# %% no-clip | single | AL is not kept away from 0 and 1 before dividing, so predictions of exactly 0 or 1 give nan or infinite gradients.
def L_model_backward(AL, Y, caches):
    L = len(caches)
    dA = -(np.divide(Y, AL) - np.divide(1 - Y, 1 - AL))
    grads = {}
    for l in range(L, 0, -1):
        dA, dW, db = linear_activation_backward(dA, caches[l - 1], "sigmoid" if l == L else "relu")
        grads.update({f"dA{l - 1}": dA, f"dW{l}": dW, f"db{l}": db})
    return grads

# %% first-layer-skipped | single | The loop over reversed(range(2, L)) stops before layer 1, so dW1, db1 and dA0 are missing.
def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    AL = np.clip(AL, 1e-15, 1 - 1e-15)
    dA = -(Y / AL - (1 - Y) / (1 - AL))
    dA, dW, db = linear_activation_backward(dA, caches[-1], "sigmoid")
    grads[f"dA{L - 1}"] = dA
    grads[f"dW{L}"] = dW
    grads[f"db{L}"] = db
    for l in reversed(range(2, L)):
        dA, dW, db = linear_activation_backward(dA, caches[l - 1], "relu")
        grads[f"dA{l - 1}"] = dA
        grads[f"dW{l}"] = dW
        grads[f"db{l}"] = db
    return grads

# %% mean-at-the-start | single | The slope of the cost is divided by m at the start, although linear_backward takes the mean already, so all gradients are m times too small.
def L_model_backward(AL, Y, caches):
    m = Y.shape[1]
    L = len(caches)
    eps = np.finfo(float).eps
    A = np.clip(AL, eps, 1 - eps)
    grads = {}
    dA = -(Y / A - (1 - Y) / (1 - A)) / m
    for l in range(L, 0, -1):
        activation = "relu" if l < L else "sigmoid"
        dA, dW, db = linear_activation_backward(dA, caches[l - 1], activation)
        grads["dA" + str(l - 1)] = dA
        grads["dW" + str(l)] = dW
        grads["db" + str(l)] = db
    return grads

# %% minus-not-spread | single | The parentheses around the two terms are missing, so the minus is not applied to the second term: -Y/AL - (1-Y)/(1-AL) instead of -Y/AL + (1-Y)/(1-AL).
def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    eps = np.finfo(float).eps
    AL = np.clip(AL, eps, 1 - eps)
    dA = -Y / AL - (1 - Y) / (1 - AL)
    dA, grads[f"dW{L}"], grads[f"db{L}"] = linear_activation_backward(dA, caches[L - 1], "sigmoid")
    grads[f"dA{L - 1}"] = dA
    for l in reversed(range(1, L)):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l - 1], "relu")
        grads[f"dA{l - 1}"] = dA
    return grads

# %% labels-exchanged-and-coarse-clip | double | Y and 1 - Y are exchanged in the slope of the cost, and AL is clipped to 0.1 and 0.9, which changes ordinary predictions.
def L_model_backward(AL, Y, caches):
    L = len(caches)
    AL = np.clip(AL, 0.1, 0.9)
    dA = -((1 - Y) / AL - Y / (1 - AL))
    grads = {}
    dA, grads[f"dW{L}"], grads[f"db{L}"] = linear_activation_backward(dA, caches[L - 1], "sigmoid")
    grads[f"dA{L - 1}"] = dA
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l - 1], "relu")
        grads[f"dA{l - 1}"] = dA
    return grads

# %% relu-at-the-end-no-clip | double | The last layer goes back through relu instead of sigmoid, and AL is not clipped before dividing.
def L_model_backward(AL, Y, caches):
    L = len(caches)
    grads = {}
    dA = -(Y / AL - (1 - Y) / (1 - AL))
    for l in reversed(range(L)):
        dA, dW, db = linear_activation_backward(dA, caches[l], "relu")
        grads[f"dA{l}"] = dA
        grads[f"dW{l + 1}"] = dW
        grads[f"db{l + 1}"] = db
    return grads

# %% error-as-da | approach | It starts with AL - Y, which is dZ of the last layer and not dA, and then multiplies with the sigmoid slope once more.
def L_model_backward(AL, Y, caches):
    L = len(caches)
    grads = {}
    dA = AL - Y
    dA, dW, db = linear_activation_backward(dA, caches[L - 1], "sigmoid")
    grads[f"dA{L - 1}"], grads[f"dW{L}"], grads[f"db{L}"] = dA, dW, db
    for l in reversed(range(1, L)):
        dA, dW, db = linear_activation_backward(dA, caches[l - 1], "relu")
        grads[f"dA{l - 1}"], grads[f"dW{l}"], grads[f"db{l}"] = dA, dW, db
    return grads

# %% two-layers-by-hand | approach | Only two layers are written out, with caches[1] and caches[0], so for other depths layers are missing and the wrong ones are used.
def L_model_backward(AL, Y, caches):
    eps = np.finfo(float).eps
    AL = np.clip(AL, eps, 1 - eps)
    dA2 = -(Y / AL - (1 - Y) / (1 - AL))
    L = len(caches)
    dA1, dW2, db2 = linear_activation_backward(dA2, caches[L - 1], "sigmoid")
    dA0, dW1, db1 = linear_activation_backward(dA1, caches[L - 2], "relu")
    return {"dA0": dA0, "dW1": dW1, "db1": db1, "dA1": dA1, "dW2": dW2, "db2": db2}

# %% return-in-loop | misplaced | The return is indented into the loop, so only the last two layers are in the result (and a single layer gives None).
def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    eps = np.finfo(float).eps
    AL = np.clip(AL, eps, 1 - eps)
    dA = -(Y / AL - (1 - Y) / (1 - AL))
    dA, dW, db = linear_activation_backward(dA, caches[L - 1], "sigmoid")
    grads[f"dA{L - 1}"] = dA
    grads[f"dW{L}"] = dW
    grads[f"db{L}"] = db
    for l in reversed(range(1, L)):
        dA, dW, db = linear_activation_backward(dA, caches[l - 1], "relu")
        grads[f"dA{l - 1}"] = dA
        grads[f"dW{l}"] = dW
        grads[f"db{l}"] = db
        return grads

# %% cache-of-the-next-layer | exception | The loop uses caches[l] for layer l, but the list counts from 0, so it is the cache of the layer after it and the shapes do not fit (ValueError).
def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    eps = np.finfo(float).eps
    AL = np.clip(AL, eps, 1 - eps)
    dA = -(Y / AL - (1 - Y) / (1 - AL))
    dA, dW, db = linear_activation_backward(dA, caches[L - 1], "sigmoid")
    grads[f"dA{L - 1}"] = dA
    grads[f"dW{L}"] = dW
    grads[f"db{L}"] = db
    for l in reversed(range(1, L)):
        dA, dW, db = linear_activation_backward(dA, caches[l], "relu")
        grads[f"dA{l - 1}"] = dA
        grads[f"dW{l}"] = dW
        grads[f"db{l}"] = db
    return grads

# %% caches-of-l | exception | The last layer takes caches[L], one beyond the end of the list (IndexError).
def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    AL = np.clip(AL, 1e-16, 1 - 1e-16)
    dA = -(Y / AL - (1 - Y) / (1 - AL))
    for l in range(L, 0, -1):
        dA, dW, db = linear_activation_backward(dA, caches[l], "sigmoid" if l == L else "relu")
        grads[f"dA{l - 1}"], grads[f"dW{l}"], grads[f"db{l}"] = dA, dW, db
    return grads

# %% counting-upwards | exception | The loop over the hidden layers counts up from 1 instead of down from L - 1, so layer 1 gets the gradient that belongs to the last hidden layer (shapes do not fit).
def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    eps = np.finfo(float).eps
    AL = np.clip(AL, eps, 1 - eps)
    dA = -(Y / AL - (1 - Y) / (1 - AL))
    dA, grads[f"dW{L}"], grads[f"db{L}"] = linear_activation_backward(dA, caches[L - 1], "sigmoid")
    grads[f"dA{L - 1}"] = dA
    for l in range(1, L):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l - 1], "relu")
        grads[f"dA{l - 1}"] = dA
    return grads

# %% gradient-not-carried | exception | In the loop the layers are all fed grads["dA" + str(l + 1)], whose number is one too high, so for the first hidden layer it asks for the gradient of AL, which was never stored (KeyError).
def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    eps = np.finfo(float).eps
    AL = np.clip(AL, eps, 1 - eps)
    dAL = -(Y / AL - (1 - Y) / (1 - AL))
    out = linear_activation_backward(dAL, caches[-1], "sigmoid")
    grads["dA" + str(L - 1)], grads["dW" + str(L)], grads["db" + str(L)] = out
    for l in reversed(range(1, L)):
        out = linear_activation_backward(grads["dA" + str(l + 1)], caches[l - 1], "relu")
        grads["dA" + str(l - 1)], grads["dW" + str(l)], grads["db" + str(l)] = out
    return grads
