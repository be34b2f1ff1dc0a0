# %% slope-without-square | single | The slope of tanh is written as 1 - A1, without the square.
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2 = parameters["W2"]
    A1, A2 = cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dW2 = np.dot(dZ2, A1.T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.dot(W2.T, dZ2) * (1 - A1)
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}

# %% slope-at-a1 | single | The slope of tanh is taken at A1, so tanh is applied twice, instead of at Z1.
def backward_propagation(parameters, cache, X, Y):
    m = Y.shape[1]
    dZ2 = cache["A2"] - Y
    dW2 = dZ2 @ cache["A1"].T / m
    db2 = dZ2.mean(axis=1, keepdims=True)
    dZ1 = (parameters["W2"].T @ dZ2) * tanh_derivative(cache["A1"])
    dW1 = dZ1 @ X.T / m
    db1 = dZ1.mean(axis=1, keepdims=True)
    grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
    return grads

# %% flat-bias-gradients | single | keepdims is missing in the sums, so db1 and db2 are one-dimensional instead of columns.
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    A1 = cache["A1"]
    dZ2 = cache["A2"] - Y
    dW2 = (1 / m) * np.dot(dZ2, A1.T)
    db2 = (1 / m) * np.sum(dZ2, axis=1)
    dZ1 = np.dot(parameters["W2"].T, dZ2) * (1 - np.power(A1, 2))
    dW1 = (1 / m) * np.dot(dZ1, X.T)
    db1 = (1 / m) * np.sum(dZ1, axis=1)
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}

# %% features-for-m | single | m is taken from the rows of X, which count the inputs, so all four gradients are divided by the wrong number.
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[0]
    W2 = parameters["W2"]
    Z1, A1, A2 = cache["Z1"], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dW2 = np.dot(dZ2, A1.T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.dot(W2.T, dZ2) * tanh_derivative(Z1)
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}

# %% error-turned-round | single | The error is label minus prediction, so all gradients have the wrong sign.
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    err = Y - cache["A2"]
    dW2 = err.dot(cache["A1"].T) / m
    db2 = np.sum(err, axis=1, keepdims=True) / m
    hidden_err = parameters["W2"].T.dot(err) * tanh_derivative(cache["Z1"])
    dW1 = hidden_err.dot(X.T) / m
    db1 = np.sum(hidden_err, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}

# %% loop-bias-not-averaged | approach | The loop adds up over the examples, but at the end only the gradients of the weights are divided by m, not those of the biases.
def backward_propagation(parameters, cache, X, Y):
    W1, W2 = parameters["W1"], parameters["W2"]
    m = X.shape[1]
    dW1, db1 = np.zeros(W1.shape), np.zeros((W1.shape[0], 1))
    dW2, db2 = np.zeros(W2.shape), np.zeros((W2.shape[0], 1))
    for i in range(m):
        x = X[:, i:i + 1]
        a1 = cache["A1"][:, i:i + 1]
        dz2 = cache["A2"][:, i:i + 1] - Y[:, i:i + 1]
        dz1 = (W2.T @ dz2) * (1 - a1 ** 2)
        dW2 += dz2 @ a1.T
        db2 += dz2
        dW1 += dz1 @ x.T
        db1 += dz1
    dW1 /= m
    dW2 /= m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}

# %% einsum-without-slope | approach | The error is handed back through W2 by einsum, but never multiplied by the slope of tanh.
def backward_propagation(parameters, cache, X, Y):
    m = Y.shape[1]
    d2 = cache["A2"] - Y
    d1 = np.einsum("oh,om->hm", parameters["W2"], d2)
    return {
        "dW1": np.einsum("hm,xm->hx", d1, X) / m,
        "db1": np.einsum("hm->h", d1)[:, None] / m,
        "dW2": np.einsum("om,hm->oh", d2, cache["A1"]) / m,
        "db2": np.einsum("om->o", d2)[:, None] / m,
    }

# %% mean-in-the-error | misplaced | The error dZ2 is divided by m already, and then the gradients are divided by m once more.
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    A1, A2, Z1 = cache["A1"], cache["A2"], cache["Z1"]
    dZ2 = (A2 - Y) / m
    dW2 = np.dot(dZ2, A1.T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.dot(parameters["W2"].T, dZ2) * tanh_derivative(Z1)
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}

# %% one-number-for-db1-and-no-mean | double | db1 is the sum over all hidden units and examples, one number for all units, and dW1 is not divided by m.
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    A1 = cache["A1"]
    dZ2 = cache["A2"] - Y
    dW2 = np.dot(dZ2, A1.T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.dot(parameters["W2"].T, dZ2) * (1 - A1 ** 2)
    dW1 = np.dot(dZ1, X.T)
    db1 = np.sum(dZ1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}

# %% w2-not-transposed | exception | W2 is not transposed where the error is handed back, so the shapes do not fit.
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2 = parameters["W2"]
    A1 = cache["A1"]
    A2 = cache["A2"]
    dZ2 = A2 - Y
    dW2 = np.dot(dZ2, A1.T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.dot(W2, dZ2) * (1 - A1 * A1)
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}

# %% a1-from-the-parameters | exception | A1 and A2 are looked up in the parameters, but they are in the cache.
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = parameters["A2"] - Y
    dW2 = np.dot(dZ2, parameters["A1"].T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.dot(parameters["W2"].T, dZ2) * tanh_derivative(parameters["Z1"])
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
