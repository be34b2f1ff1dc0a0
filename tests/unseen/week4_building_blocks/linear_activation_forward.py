# %% caches-exchanged | single | The cache is (activation_cache, linear_cache), the two halves in the wrong order.
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation == "sigmoid":
        A, activation_cache = sigmoid(Z)
    elif activation == "relu":
        A, activation_cache = relu(Z)
    else:
        raise ValueError("unknown activation")
    return A, (activation_cache, linear_cache)

# %% else-means-relu | single | Any other name falls into the else branch and is treated as relu instead of raising a ValueError.
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation == "sigmoid":
        A, activation_cache = sigmoid(Z)
    else:
        A, activation_cache = relu(Z)
    return A, (linear_cache, activation_cache)

# %% result-not-unpacked | single | The activation's pair is kept in A as a tuple, so A is not an array (Z is cached by hand).
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation == "sigmoid":
        A = sigmoid(Z)
    elif activation == "relu":
        A = relu(Z)
    else:
        raise ValueError(activation)
    return A, (linear_cache, Z)

# %% activation-in-the-cache | single | The second half of the cache is the activation A instead of the activation's cache Z.
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    functions = {"sigmoid": sigmoid, "relu": relu}
    if activation not in functions:
        raise ValueError("activation must be sigmoid or relu")
    A, _ = functions[activation](Z)
    cache = (linear_cache, A)
    return A, cache

# %% branches-exchanged | single | The two branches are exchanged: "sigmoid" calls relu and "relu" calls sigmoid.
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation == "sigmoid":
        A, activation_cache = relu(Z)
    elif activation == "relu":
        A, activation_cache = sigmoid(Z)
    else:
        raise ValueError("only sigmoid or relu")
    cache = (linear_cache, activation_cache)
    return A, cache

# %% error-returned | single | For an unknown name the ValueError is only returned, not raised.
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation == "sigmoid":
        A, activation_cache = sigmoid(Z)
    elif activation == "relu":
        A, activation_cache = relu(Z)
    else:
        return ValueError("activation must be 'sigmoid' or 'relu'")
    return A, (linear_cache, activation_cache)

# %% print-and-flat-cache | double | An unknown name only prints a message and returns None, and the cache is one flat tuple (A_prev, W, b, Z) instead of a pair of two caches.
def linear_activation_forward(A_prev, W, b, activation):
    Z = np.dot(W, A_prev) + b
    if activation == "sigmoid":
        A, _ = sigmoid(Z)
    elif activation == "relu":
        A, _ = relu(Z)
    else:
        print("Error: unknown activation", activation)
        return None
    return A, (A_prev, W, b, Z)

# %% bias-lost-and-halves-exchanged | double | The linear step is written out without the bias b, and the cache's halves stand in the wrong order.
def linear_activation_forward(A_prev, W, b, activation):
    Z = W @ A_prev
    if activation == "sigmoid":
        A, z_cache = sigmoid(Z)
    elif activation == "relu":
        A, z_cache = relu(Z)
    else:
        raise ValueError("activation?")
    return A, (z_cache, (A_prev, W, b))

# %% activation-first | misplaced | The activation is applied to A_prev before the linear step instead of to Z after it.
def linear_activation_forward(A_prev, W, b, activation):
    if activation == "sigmoid":
        G, activation_cache = sigmoid(A_prev)
    elif activation == "relu":
        G, activation_cache = relu(A_prev)
    else:
        raise ValueError("activation must be sigmoid or relu")
    A, linear_cache = linear_forward(G, W, b)
    return A, (linear_cache, activation_cache)

# %% two-ifs-with-else | exception | The second branch is a new if with its own else, so "sigmoid" runs into that else too and raises a ValueError.
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation == "sigmoid":
        A, activation_cache = sigmoid(Z)
    if activation == "relu":
        A, activation_cache = relu(Z)
    else:
        raise ValueError("unknown activation: " + activation)
    return A, (linear_cache, activation_cache)

# %% own-activations-rounded | approach | The student writes the activations himself and takes a step (Z > 0) for ReLU, which is its slope and not its value.
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation == "sigmoid":
        A = 1 / (1 + np.exp(-Z))
    elif activation == "relu":
        A = np.where(Z > 0, 1.0, 0.0)
    else:
        raise ValueError(f"no activation called {activation}")
    return A, (linear_cache, Z)

# %% text-called | exception | activation is a text, but it is called like a function (TypeError).
def linear_activation_forward(A_prev, W, b, activation):
    if activation not in ("sigmoid", "relu"):
        raise ValueError("activation must be sigmoid or relu")
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = activation(Z)
    return A, (linear_cache, activation_cache)

# %% linear-not-unpacked | exception | The pair from linear_forward is kept as Z, so the activation gets a tuple instead of an array and raises an error.
def linear_activation_forward(A_prev, W, b, activation):
    Z = linear_forward(A_prev, W, b)
    if activation == "sigmoid":
        A, activation_cache = sigmoid(Z)
    elif activation == "relu":
        A, activation_cache = relu(Z)
    else:
        raise ValueError("activation must be sigmoid or relu")
    cache = (Z[1], activation_cache)
    return A, cache

# %% capital-names | exception | The texts are compared with "Sigmoid" and "ReLU", so the right names "sigmoid" and "relu" raise the ValueError.
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation == "Sigmoid":
        A, activation_cache = sigmoid(Z)
    elif activation == "ReLU":
        A, activation_cache = relu(Z)
    else:
        raise ValueError("activation must be Sigmoid or ReLU")
    return A, (linear_cache, activation_cache)
