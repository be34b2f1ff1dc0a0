# %% last-layer-one-behind | exception | The last layer is fed A_prev, the input of the last hidden layer, instead of its output A, so the shapes do not fit (ValueError; for a single layer A_prev does not exist).
def L_model_forward(X, parameters):
    caches = []
    A = X
    L = len(parameters) // 2
    for l in range(1, L):
        A_prev = A
        A, cache = linear_activation_forward(A_prev, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
        caches.append(cache)
    AL, cache = linear_activation_forward(A_prev, parameters[f"W{L}"], parameters[f"b{L}"], "sigmoid")
    caches.append(cache)
    return AL, caches

# %% last-cache-missing | single | The cache of the last layer is not appended, so caches has one entry too few.
def L_model_forward(X, parameters):
    caches = []
    A = X
    L = len(parameters) // 2
    for l in range(1, L):
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
        caches.append(cache)
    AL, cache = linear_activation_forward(A, parameters[f"W{L}"], parameters[f"b{L}"], "sigmoid")
    return AL, caches

# %% relu-everywhere | single | The last layer uses relu like the hidden ones instead of sigmoid.
def L_model_forward(X, parameters):
    A, caches = X, []
    for l in range(1, len(parameters) // 2 + 1):
        A, c = linear_activation_forward(A, parameters["W" + str(l)], parameters["b" + str(l)], "relu")
        caches += [c]
    return A, caches

# %% newest-cache-first | single | The caches are inserted at the front of the list, so layer L comes first and layer 1 last.
def L_model_forward(X, parameters):
    caches = []
    A = X
    L = len(parameters) // 2
    for l in range(1, L + 1):
        kind = "sigmoid" if l == L else "relu"
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], kind)
        caches.insert(0, cache)
    return A, caches

# %% cache-list-extended | single | caches.extend(cache) takes each pair apart, so the list has two entries for each layer instead of one.
def L_model_forward(X, parameters):
    caches = []
    A = X
    L = len(parameters) // 2
    for l in range(1, L):
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
        caches.extend(cache)
    AL, cache = linear_activation_forward(A, parameters[f"W{L}"], parameters[f"b{L}"], "sigmoid")
    caches.extend(cache)
    return AL, caches

# %% sigmoid-first | single | The activations stand in the wrong places: the first layer uses sigmoid and all others relu, since the test is l == 1 instead of l == L.
def L_model_forward(X, parameters):
    L = len(parameters) // 2
    activations = ["sigmoid" if l == 1 else "relu" for l in range(1, L + 1)]
    caches, A = [], X
    for l, g in enumerate(activations, start=1):
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], g)
        caches.append(cache)
    return A, caches

# %% result-and-caches-turned | double | The caches are returned before AL, and the hidden layers use sigmoid instead of relu.
def L_model_forward(X, parameters):
    caches = []
    A = X
    L = len(parameters) // 2
    for l in range(1, L + 1):
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "sigmoid")
        caches.append(cache)
    return caches, A

# %% dictionary-and-no-last-cache | double | The caches are a dictionary keyed by layer instead of a list, and the cache of the last layer is left out.
def L_model_forward(X, parameters):
    caches = {}
    A = X
    L = len(parameters) // 2
    for l in range(1, L):
        A, caches[l] = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
    AL, _ = linear_activation_forward(A, parameters[f"W{L}"], parameters[f"b{L}"], "sigmoid")
    return AL, caches

# %% append-after-loop | misplaced | caches.append stands after the loop instead of in it, so of all hidden layers only the last one's cache is kept.
def L_model_forward(X, parameters):
    caches = []
    A = X
    L = len(parameters) // 2
    cache = None
    for l in range(1, L):
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
    caches.append(cache)
    AL, cache = linear_activation_forward(A, parameters[f"W{L}"], parameters[f"b{L}"], "sigmoid")
    caches.append(cache)
    return AL, caches

# %% sigmoid-on-top-of-relu | misplaced | The loop runs over all L layers with relu, and then sigmoid is applied to the relu output of the last layer, whose cache is that of relu.
def L_model_forward(X, parameters):
    A = X
    caches = []
    L = len(parameters) // 2
    for l in range(1, L + 1):
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
        caches.append(cache)
    AL, _ = sigmoid(A)
    return AL, caches

# %% two-layers-only | approach | Layers 1 and 2 are written out by hand instead of looping over all layers, so any other depth is wrong (or raises for a single layer).
def L_model_forward(X, parameters):
    A1, cache1 = linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
    A2, cache2 = linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
    return A2, [cache1, cache2]

# %% l-counts-entries | exception | L is len(parameters) without dividing by 2, so it asks for layers that do not exist (KeyError).
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

# %% half-is-a-float | exception | L = len(parameters) / 2 is a float, which range does not accept (TypeError).
def L_model_forward(X, parameters):
    caches = []
    A = X
    L = len(parameters) / 2
    for l in range(1, L):
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
        caches.append(cache)
    AL, cache = linear_activation_forward(A, parameters[f"W{L}"], parameters[f"b{L}"], "sigmoid")
    caches.append(cache)
    return AL, caches

# %% loop-from-zero | exception | The loop starts at 0 and asks for the key "W0", but layers count from 1 (KeyError).
def L_model_forward(X, parameters):
    caches = []
    A = X
    L = len(parameters) // 2
    for l in range(L - 1):
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
        caches.append(cache)
    AL, cache = linear_activation_forward(A, parameters[f"W{L}"], parameters[f"b{L}"], "sigmoid")
    caches.append(cache)
    return AL, caches

# %% append-assigned | exception | caches = caches.append(cache) assigns None to caches, so the next append raises an AttributeError.
def L_model_forward(X, parameters):
    caches = []
    A = X
    L = len(parameters) // 2
    for l in range(1, L):
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
        caches = caches.append(cache)
    AL, cache = linear_activation_forward(A, parameters[f"W{L}"], parameters[f"b{L}"], "sigmoid")
    caches.append(cache)
    return AL, caches
