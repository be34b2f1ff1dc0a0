# %% dw-not-averaged | single | dW is not divided by m.
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = np.dot(dZ, A_prev.T)
    db = np.sum(dZ, axis=1, keepdims=True) / m
    dA_prev = np.dot(W.T, dZ)
    return dA_prev, dW, db

# %% summed-over-units | single | db is added up over the units, with axis=0, instead of over the examples, so it is a row with an entry for each example.
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = dZ @ A_prev.T / m
    db = np.sum(dZ, axis=0, keepdims=True) / m
    dA_prev = W.T @ dZ
    return dA_prev, dW, db

# %% one-number-for-db | single | The sum for db has no axis, so it runs over all units as well, and every unit gets the same one number.
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]

    dW = 1. / m * np.dot(dZ, A_prev.T)
    db = 1. / m * np.sum(dZ) * np.ones(b.shape)
    dA_prev = np.dot(W.T, dZ)

    return dA_prev, dW, db

# %% da-averaged-too | single | dA_prev is divided by m, though no examples are added up in it.
def linear_backward(dZ, cache):
    A_prev, W, _ = cache
    m = dZ.shape[1]
    dW = np.dot(dZ, A_prev.T) / m
    db = np.mean(dZ, axis=1, keepdims=True)
    dA_prev = np.dot(W.T, dZ) / m
    return dA_prev, dW, db

# %% units-for-m | single | m is taken from the rows of A_prev, the units of the layer before, instead of from its columns.
def linear_backward(dZ, cache):
    (A_prev, W, b), grads = cache, {}
    m = A_prev.shape[0]
    grads["W"] = np.dot(dZ, A_prev.T) / m
    grads["b"] = np.sum(dZ, axis=1, keepdims=True) / m
    return W.T.dot(dZ), grads["W"], grads["b"]

# %% loop-overwrites | approach | In the loop over the examples dW and db are overwritten instead of added up, so only the last example counts.
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dA_prev = np.zeros(A_prev.shape)
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for i in range(m):
        dz = dZ[:, i].reshape(-1, 1)
        a = A_prev[:, i].reshape(-1, 1)
        dW = dz @ a.T / m
        db = dz / m
        dA_prev[:, i] = (W.T @ dz)[:, 0]
    return dA_prev, dW, db

# %% outer-of-means | approach | dW is the product of the mean error and the mean input, instead of the mean of their products.
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    mean_error = dZ.mean(axis=1)
    mean_input = A_prev.mean(axis=1)
    dW = np.outer(mean_error, mean_input)
    db = mean_error.reshape(-1, 1)
    dA_prev = np.dot(W.T, dZ)
    return dA_prev, dW, db

# %% order-of-results | misplaced | The three results are returned with dA_prev at the end instead of at the beginning.
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = np.dot(dZ, A_prev.T) / m
    db = np.sum(dZ, axis=1, keepdims=True) / m
    dA_prev = np.dot(W.T, dZ)
    return dW, db, dA_prev

# %% flat-sum-and-transposed-dw | double | db is a one-dimensional sum that is not divided by m, and dW comes out transposed because the factors are swapped.
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = np.dot(A_prev, dZ.T) / m
    db = np.sum(dZ, axis=1)
    dA_prev = np.dot(W.T, dZ)
    return dA_prev, dW, db

# %% a-prev-not-transposed | exception | A_prev is not transposed in dW, so the inner sizes do not agree.
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = np.dot(dZ, A_prev) / m
    db = np.sum(dZ, axis=1, keepdims=True) / m
    dA_prev = np.dot(W.T, dZ)
    return dA_prev, dW, db

# %% cache-like-a-dictionary | exception | The cache is a tuple and is asked for its parts by names, like a dictionary.
def linear_backward(dZ, cache):
    A_prev = cache["A_prev"]
    W = cache["W"]
    m = A_prev.shape[1]
    dW = np.dot(dZ, A_prev.T) / m
    db = np.sum(dZ, axis=1, keepdims=True) / m
    dA_prev = np.dot(W.T, dZ)
    return dA_prev, dW, db
