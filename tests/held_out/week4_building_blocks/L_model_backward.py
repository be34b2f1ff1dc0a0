# %% start-without-minus | single | The minus sign before the slope of the cross-entropy is missing, so all gradients have the wrong sign.
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

# %% division-by-zero | single | The predictions are not kept away from 0 and 1, so the gradients are not finite for predictions of exactly 0 or 1.
def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    Y = Y.reshape(AL.shape)
    dAL = -(np.divide(Y, AL) - np.divide(1 - Y, 1 - AL))

    dA_prev, dW, db = linear_activation_backward(dAL, caches[L - 1], "sigmoid")
    grads["dA" + str(L - 1)] = dA_prev
    grads["dW" + str(L)] = dW
    grads["db" + str(L)] = db

    for l in reversed(range(L - 1)):
        dA_prev, dW, db = linear_activation_backward(grads["dA" + str(l + 1)], caches[l], "relu")
        grads["dA" + str(l)] = dA_prev
        grads["dW" + str(l + 1)] = dW
        grads["db" + str(l + 1)] = db

    return grads

# %% da-named-like-the-layer | single | The gradient dA from layer l is stored under dA l instead of dA l - 1, so these entries are one place too high.
def L_model_backward(AL, Y, caches):
    eps = np.finfo(float).eps
    a = np.clip(AL, eps, 1 - eps)
    dA = -(Y / a - (1 - Y) / (1 - a))
    grads = {}
    L = len(caches)
    dA, grads[f"dW{L}"], grads[f"db{L}"] = linear_activation_backward(dA, caches[-1], "sigmoid")
    grads[f"dA{L}"] = dA
    for l in range(L - 1, 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, caches[l - 1], "relu")
        grads[f"dA{l}"] = dA
    return grads

# %% loop-stops-before-layer-one | single | The loop downwards ends at layer 2, so layer 1 gets no gradients.
def L_model_backward(AL, Y, caches):
    eps = np.finfo(float).eps
    AL = np.clip(AL, eps, 1 - eps)
    L = len(caches)
    grads = {}
    dA = -(Y / AL) + (1 - Y) / (1 - AL)
    dA, dW, db = linear_activation_backward(dA, caches[L - 1], "sigmoid")
    grads["dA%d" % (L - 1)] = dA
    grads["dW%d" % L] = dW
    grads["db%d" % L] = db
    for l in range(L - 1, 1, -1):
        dA, dW, db = linear_activation_backward(dA, caches[l - 1], "relu")
        grads["dA%d" % (l - 1)] = dA
        grads["dW%d" % l] = dW
        grads["db%d" % l] = db
    return grads

# %% mean-at-the-start | misplaced | The slope of the cost is divided by m at the start, and linear_backward takes the mean once more.
def L_model_backward(AL, Y, caches):
    L = len(caches)
    m = AL.shape[1]
    eps = np.finfo(float).eps
    AL = np.clip(AL, eps, 1 - eps)
    dA = -(Y / AL - (1 - Y) / (1 - AL)) / m
    grads = {}
    for l in reversed(range(1, L + 1)):
        activation = "sigmoid" if l == L else "relu"
        dA, dW, db = linear_activation_backward(dA, caches[l - 1], activation)
        grads[f"dA{l - 1}"] = dA
        grads[f"dW{l}"] = dW
        grads[f"db{l}"] = db
    return grads

# %% shortcut-put-through-sigmoid | approach | The error AL - Y, which is dZ of the last layer already, is used as dA and sent through the slope of sigmoid once more.
def L_model_backward(AL, Y, caches):
    L = len(caches)
    dA = AL - Y
    grads = {}
    names = ["relu"] * (L - 1) + ["sigmoid"]
    for l, (cache, name) in reversed(list(enumerate(zip(caches, names), start=1))):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, cache, name)
        grads[f"dA{l-1}"] = dA
    return grads

# %% caches-forwards | approach | The loop pairs the layers, counted down, with the caches in forward order, so most layers get the cache of another layer.
def L_model_backward(AL, Y, caches):
    L = len(caches)
    eps = np.finfo(float).eps
    AL = np.clip(AL, eps, 1 - eps)
    dA = -(Y / AL - (1 - Y) / (1 - AL))
    grads = {}
    dA, dW, db = linear_activation_backward(dA, caches[L - 1], "sigmoid")
    grads[f"dA{L-1}"], grads[f"dW{L}"], grads[f"db{L}"] = dA, dW, db
    for l, cache in zip(range(L - 1, 0, -1), caches[:-1]):
        dA, dW, db = linear_activation_backward(dA, cache, "relu")
        grads[f"dA{l-1}"], grads[f"dW{l}"], grads[f"db{l}"] = dA, dW, db
    return grads

# %% sigmoid-everywhere-and-plus | double | All layers go back through sigmoid, and the two terms of the starting slope are added instead of subtracted.
def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    AL = np.clip(AL, 1e-12, 1 - 1e-12)
    dA = -(Y / AL + (1 - Y) / (1 - AL))
    for l in range(L, 0, -1):
        dA, dW, db = linear_activation_backward(dA, caches[l - 1], "sigmoid")
        grads[f"dA{l - 1}"] = dA
        grads[f"dW{l}"] = dW
        grads[f"db{l}"] = db
    return grads

# %% cache-l-for-layer-l | exception | Layer l takes caches[l] instead of caches[l - 1], and for the last layer this lies beyond the end of the list.
def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    eps = np.finfo(float).eps
    AL = np.clip(AL, eps, 1 - eps)
    dA = -(Y / AL - (1 - Y) / (1 - AL))
    dA, dW, db = linear_activation_backward(dA, caches[L], "sigmoid")
    grads[f"dA{L - 1}"] = dA
    grads[f"dW{L}"] = dW
    grads[f"db{L}"] = db
    for l in reversed(range(1, L)):
        dA, dW, db = linear_activation_backward(dA, caches[l], "relu")
        grads[f"dA{l - 1}"] = dA
        grads[f"dW{l}"] = dW
        grads[f"db{l}"] = db
    return grads

# %% same-da-for-every-layer | single | The gradient is not handed on in the loop, so every hidden layer starts from the dA of the predictions instead of from what the layer behind it gave.
def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    eps = np.finfo(float).eps
    AL = np.clip(AL, eps, 1 - eps)
    dAL = -(Y / AL - (1 - Y) / (1 - AL))
    dA_prev, dW, db = linear_activation_backward(dAL, caches[L - 1], "sigmoid")
    grads[f"dA{L - 1}"] = dA_prev
    grads[f"dW{L}"] = dW
    grads[f"db{L}"] = db
    for l in reversed(range(1, L)):
        dA_prev, dW, db = linear_activation_backward(dAL, caches[l - 1], "relu")
        grads[f"dA{l - 1}"] = dA_prev
        grads[f"dW{l}"] = dW
        grads[f"db{l}"] = db
    return grads

# %% missing-argument | exception | linear_activation_backward is called without the name of the activation.
def L_model_backward(AL, Y, caches):
    L = len(caches)
    eps = np.finfo(float).eps
    AL = np.clip(AL, eps, 1 - eps)
    grads = {}
    dA = -(Y / AL - (1 - Y) / (1 - AL))
    for l in range(L, 0, -1):
        dA, dW, db = linear_activation_backward(dA, caches[l - 1])
        grads[f"dA{l - 1}"], grads[f"dW{l}"], grads[f"db{l}"] = dA, dW, db
    return grads
