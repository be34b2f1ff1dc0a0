# %% no-mean-in-dW | single | dW1 and dW2 are not divided by m, while db1 and db2 are.
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2 = parameters["W2"]
    A1, A2 = cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dW2 = np.dot(dZ2, A1.T)
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.dot(W2.T, dZ2) * (1 - A1 ** 2)
    dW1 = np.dot(dZ1, X.T)
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}

# %% slope-at-a1 | single | tanh_derivative is called with A1 instead of Z1, so the slope is taken at tanh(Z1) and not at Z1.
def backward_propagation(parameters, cache, X, Y):
    m = Y.shape[1]
    dZ2 = cache["A2"] - Y
    dZ1 = parameters["W2"].T @ dZ2 * tanh_derivative(cache["A1"])
    grads = {}
    for l, dZ, A in ((2, dZ2, cache["A1"]), (1, dZ1, X)):
        grads[f"dW{l}"] = dZ @ A.T / m
        grads[f"db{l}"] = dZ.sum(axis=1, keepdims=True) / m
    return grads

# %% label-minus-prediction | single | dZ2 is Y - A2 instead of A2 - Y, so all gradients have the wrong sign.
def backward_propagation(parameters, cache, X, Y):
    m = Y.shape[1]
    error = Y - cache["A2"]
    dW2 = error.dot(cache["A1"].T) / m
    db2 = error.mean(axis=1, keepdims=True)
    hidden = parameters["W2"].T.dot(error) * tanh_derivative(cache["Z1"])
    dW1 = hidden.dot(X.T) / m
    db1 = hidden.mean(axis=1, keepdims=True)
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}

# %% flat-db | single | keepdims=True is missing in the sums, so db1 and db2 are one-dimensional (n,) instead of columns (n, 1).
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dW2 = (1 / m) * np.dot(dZ2, cache["A1"].T)
    db2 = (1 / m) * np.sum(dZ2, axis=1)
    dZ1 = np.dot(parameters["W2"].T, dZ2) * (1 - np.power(cache["A1"], 2))
    dW1 = (1 / m) * np.dot(dZ1, X.T)
    db1 = (1 / m) * np.sum(dZ1, axis=1)
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}

# %% m-from-rows | single | m is X.shape[0], the number of features, instead of X.shape[1], the number of examples.
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[0]
    A1 = cache["A1"]
    dZ2 = cache["A2"] - Y
    dZ1 = parameters["W2"].T @ dZ2 * (1 - A1 * A1)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.sum(axis=1, keepdims=True) / m,
    }

# %% mean-taken-twice | single | dZ2 is divided by m already, and then dW and db are divided by m again, so all gradients are m times too small.
def backward_propagation(parameters, cache, X, Y):
    m = Y.shape[1]
    dZ2 = (cache["A2"] - Y) / m
    dW2 = np.dot(dZ2, cache["A1"].T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.dot(parameters["W2"].T, dZ2) * tanh_derivative(cache["Z1"])
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}

# %% db1-from-dz2 | single | db1 sums dZ2 instead of dZ1, a copied line, so it has the value and shape of db2.
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dW2 = np.dot(dZ2, cache["A1"].T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.dot(parameters["W2"].T, dZ2) * tanh_derivative(cache["Z1"])
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ2, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}

# %% sigmoid-slope-and-not-squared | double | dZ2 is multiplied by the sigmoid slope A2 (1 - A2) as for a squared error, and the tanh slope is 1 - A1 without the square.
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    A1, A2, W2 = cache["A1"], cache["A2"], parameters["W2"]
    dZ2 = (A2 - Y) * A2 * (1 - A2)
    dZ1 = (W2.T @ dZ2) * (1 - A1)
    dW2, dW1 = dZ2 @ A1.T / m, dZ1 @ X.T / m
    db2, db1 = (d.sum(1, keepdims=True) / m for d in (dZ2, dZ1))
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}

# %% transposed-dw2-total-db1 | double | dW2 is A1 times the transposed dZ2, so it is transposed, and db1 sums over everything (axis missing) to a single number.
def backward_propagation(parameters, cache, X, Y):
    m = Y.shape[1]
    dZ2 = cache["A2"] - Y
    dW2 = np.dot(cache["A1"], dZ2.T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.dot(parameters["W2"].T, dZ2) * (1 - cache["A1"] ** 2)
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}

# %% cache-by-position | misplaced | The cache's values are unpacked by position as A1, Z1, A2, Z2, but they stand there as Z1, A1, Z2, A2, so Z and A are exchanged everywhere.
def backward_propagation(parameters, cache, X, Y):
    W1, b1, W2, b2 = parameters.values()
    A1, Z1, A2, Z2 = cache.values()
    m = X.shape[1]
    dZ2 = A2 - Y
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = W2.T @ dZ2 * (1 - A1 ** 2)
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}

# %% update-inside | misplaced | It does the update step here already and returns the new parameters W - 1.2 dW under the gradients' keys instead of the gradients.
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dZ1 = np.dot(parameters["W2"].T, dZ2) * tanh_derivative(cache["Z1"])
    dW2 = np.dot(dZ2, cache["A1"].T) / m
    dW1 = np.dot(dZ1, X.T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    alpha = 1.2
    return {
        "dW1": parameters["W1"] - alpha * dW1,
        "db1": parameters["b1"] - alpha * db1,
        "dW2": parameters["W2"] - alpha * dW2,
        "db2": parameters["b2"] - alpha * db2,
    }

# %% loop-keeps-last-example | approach | The loop over the examples assigns with = instead of adding with +=, so only the last example's gradient, divided by m, is left.
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2 = parameters["W2"]
    for i in range(m):
        a1 = cache["A1"][:, i:i + 1]
        dz2 = cache["A2"][:, i:i + 1] - Y[:, i:i + 1]
        dW2 = dz2 @ a1.T
        db2 = dz2
        dz1 = W2.T @ dz2 * (1 - a1 ** 2)
        dW1 = dz1 @ X[:, i:i + 1].T
        db1 = dz1
    return {"dW1": dW1 / m, "db1": db1 / m, "dW2": dW2 / m, "db2": db2 / m}

# %% dot-with-slope | exception | The slope is multiplied with np.dot as a matrix product instead of entry by entry, and two (n_h, m) arrays do not fit (ValueError).
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dW2 = np.dot(dZ2, cache["A1"].T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.dot(np.dot(parameters["W2"].T, dZ2), tanh_derivative(cache["Z1"]))
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}

# %% weights-of-layer-one | exception | dZ1 uses W1.T instead of W2.T to carry the error back, whose shape does not fit the (1, m) error (ValueError).
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W1 = parameters["W1"]
    dZ2 = cache["A2"] - Y
    dW2 = dZ2 @ cache["A1"].T / m
    db2 = dZ2.sum(axis=1, keepdims=True) / m
    dZ1 = W1.T @ dZ2 * (1 - cache["A1"] ** 2)
    dW1 = dZ1 @ X.T / m
    db1 = dZ1.sum(axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}

# %% weights-in-the-cache | exception | W2 is looked up in cache, but it is in parameters, so there is a KeyError.
def backward_propagation(parameters, cache, X, Y):
    A1, A2, W2 = cache["A1"], cache["A2"], cache["W2"]
    m = Y.shape[1]
    dZ2 = A2 - Y
    dZ1 = np.dot(W2.T, dZ2) * (1 - A1 ** 2)
    return {
        "dW2": np.dot(dZ2, A1.T) / m,
        "db2": np.sum(dZ2, axis=1, keepdims=True) / m,
        "dW1": np.dot(dZ1, X.T) / m,
        "db1": np.sum(dZ1, axis=1, keepdims=True) / m,
    }
