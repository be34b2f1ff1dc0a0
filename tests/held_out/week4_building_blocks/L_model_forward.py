# %% each-layer-reads-x | exception | In the loop every hidden layer reads X instead of the activations of the layer before, which fits only where the sizes happen to agree.
def L_model_forward(X, parameters):
    caches = []
    A = X
    L = len(parameters) // 2
    for l in range(1, L):
        A, cache = linear_activation_forward(X, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
        caches.append(cache)
    AL, cache = linear_activation_forward(A, parameters[f"W{L}"], parameters[f"b{L}"], "sigmoid")
    caches.append(cache)
    return AL, caches

# %% last-cache-forgotten | single | The cache of the last layer is not appended, so the list has one entry too few.
def L_model_forward(X, parameters):
    caches = []
    A = X
    L = len(parameters) // 2

    for l in range(1, L):
        A_prev = A
        A, cache = linear_activation_forward(A_prev, parameters["W" + str(l)], parameters["b" + str(l)], "relu")
        caches.append(cache)

    AL, cache = linear_activation_forward(A, parameters["W" + str(L)], parameters["b" + str(L)], "sigmoid")

    return AL, caches

# %% relu-at-the-end | single | The last layer uses relu instead of sigmoid.
def L_model_forward(X, parameters):
    L = len(parameters) // 2
    A, caches = X, []
    for l in range(1, L + 1):
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
        caches.append(cache)
    return A, caches

# %% sigmoid-everywhere | single | All layers use sigmoid, also the hidden ones, which should use relu.
def L_model_forward(X, parameters):
    caches = []
    A = X
    number_of_layers = len(parameters) // 2
    activation = "sigmoid"
    for l in range(1, number_of_layers + 1):
        A, c = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], activation)
        caches.append(c)
    return A, caches

# %% first-cache-at-the-end | approach | Recursion goes through the layers and puts each cache behind those of the later layers, so the list begins with the last layer.
def L_model_forward(X, parameters):
    L = len(parameters) // 2

    def rest(A, l):
        kind = "sigmoid" if l == L else "relu"
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], kind)
        if l == L:
            return A, [cache]
        AL, later = rest(A, l + 1)
        return AL, later + [cache]

    return rest(X, 1)

# %% layers-by-hand | approach | Exactly three layers are written out by hand, so networks with another number of layers fail or lose their further layers.
def L_model_forward(X, parameters):
    p = parameters
    A1, c1 = linear_activation_forward(X, p["W1"], p["b1"], "relu")
    A2, c2 = linear_activation_forward(A1, p["W2"], p["b2"], "relu")
    A3, c3 = linear_activation_forward(A2, p["W3"], p["b3"], "sigmoid")
    return A3, [c1, c2, c3]

# %% append-after-the-loop | misplaced | The caches of the hidden layers are appended only once, after the loop, instead of in each turn of it.
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

# %% one-hidden-layer-skipped-and-extend | double | The loop ends one hidden layer too early, so the last layer gets the wrong activations, and the caches are put in with extend, which takes each pair apart.
def L_model_forward(X, parameters):
    caches = []
    A = X
    L = len(parameters) // 2
    for l in range(1, L - 1):
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
        caches.extend(cache)
    AL, cache = linear_activation_forward(A, parameters[f"W{L}"], parameters[f"b{L}"], "sigmoid")
    caches.extend(cache)
    return AL, caches

# %% entries-counted-as-layers | exception | All entries of the dictionary are counted as layers, without halving, so the loop looks for weights that do not exist.
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

# %% true-division | exception | The number of layers is computed with / and is a float, which range does not take.
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
