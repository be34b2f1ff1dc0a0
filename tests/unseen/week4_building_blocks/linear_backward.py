# %% no-mean-in-db | single | db is the sum over the examples and is not divided by m.
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = np.dot(dZ, A_prev.T) / m
    db = np.sum(dZ, axis=1, keepdims=True)
    dA_prev = np.dot(W.T, dZ)
    return dA_prev, dW, db

# %% mean-in-da | single | dA_prev is divided by m too, though no examples are added up in it.
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = dZ.shape[1]
    return W.T @ dZ / m, dZ @ A_prev.T / m, dZ.sum(axis=1, keepdims=True) / m

# %% m-from-rows | single | m is A_prev.shape[0], the number of units of the layer before, instead of the number of examples.
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[0]
    dW = (1 / m) * dZ @ A_prev.T
    db = (1 / m) * dZ.sum(axis=1, keepdims=True)
    dA_prev = W.T @ dZ
    return dA_prev, dW, db

# %% sum-over-units | single | db sums over axis 0 (the units) instead of axis 1 (the examples), so it has shape (1, m).
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = dZ.dot(A_prev.T) / m
    db = np.sum(dZ, axis=0, keepdims=True) / m
    dA_prev = W.T.dot(dZ)
    return dA_prev, dW, db

# %% order-dw-db-da | single | The results are returned as dW, db, dA_prev instead of dA_prev, dW, db.
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dA_prev = np.einsum("ij,ik->jk", W, dZ)
    dW = np.einsum("ik,jk->ij", dZ, A_prev) / m
    db = np.einsum("ik->i", dZ)[:, None] / m
    return dW, db, dA_prev

# %% db-flat | single | The mean over the examples is taken without keepdims, so db is one-dimensional (n,) instead of a column (n, 1).
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    dW = np.dot(dZ, A_prev.T) / A_prev.shape[1]
    db = dZ.mean(axis=1)
    dA_prev = np.dot(W.T, dZ)
    return dA_prev, dW, db

# %% dw-transposed-db-number | double | dW is A_prev times the transposed dZ, so it is transposed, and db is a single sum over everything because axis is missing.
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = np.dot(A_prev, dZ.T) / m
    db = np.sum(dZ) / m
    dA_prev = np.dot(W.T, dZ)
    return dA_prev, dW, db

# %% no-mean-at-all-and-bias | double | Neither dW nor db is divided by m, and b is added to dA_prev as on the way forward.
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    dW = dZ @ A_prev.T
    db = np.sum(dZ, axis=1, keepdims=True)
    dA_prev = W.T @ dZ + np.sum(b)
    return dA_prev, dW, db

# %% slope-of-relu-here | misplaced | dZ is first masked with the slope of ReLU at A_prev, which belongs to the activation step and not to the linear half.
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dA_prev = np.dot(W.T, dZ) * (A_prev > 0)
    dW = np.dot(dZ, A_prev.T) / m
    db = np.sum(dZ, axis=1, keepdims=True) / m
    return dA_prev, dW, db

# %% last-example-only | approach | The loop over the examples assigns dW and db anew each time instead of adding up, so only the last example counts.
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dA_prev = np.zeros(A_prev.shape)
    for i in range(m):
        dz = dZ[:, [i]]
        dW = dz @ A_prev[:, [i]].T / m
        db = dz / m
        dA_prev[:, [i]] = W.T @ dz
    return dA_prev, dW, db

# %% weights-not-transposed | exception | dA_prev is W dZ without transposing W, whose inner sizes do not agree (ValueError).
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = np.dot(dZ, A_prev.T) / m
    db = np.sum(dZ, axis=1, keepdims=True) / m
    dA_prev = np.dot(W, dZ)
    return dA_prev, dW, db

# %% cache-w-first | exception | The cache is unpacked as W, A_prev, b, so A_prev and W are exchanged and the shapes of the products do not fit (ValueError).
def linear_backward(dZ, cache):
    W, A_prev, b = cache
    m = A_prev.shape[1]
    dW = np.dot(dZ, A_prev.T) / m
    db = np.sum(dZ, axis=1, keepdims=True) / m
    dA_prev = np.dot(W.T, dZ)
    return dA_prev, dW, db

# %% whole-layer-cache | exception | It unpacks the cache into two, as if it were the cache of a whole layer, but it has three parts (ValueError).
def linear_backward(dZ, cache):
    linear_cache, activation_cache = cache
    A_prev, W, b = linear_cache
    m = A_prev.shape[1]
    dW = np.dot(dZ, A_prev.T) / m
    db = np.sum(dZ, axis=1, keepdims=True) / m
    dA_prev = np.dot(W.T, dZ)
    return dA_prev, dW, db
