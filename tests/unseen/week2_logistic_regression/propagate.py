# %% plus-cost | single | The minus sign in front of the sum in the cost is missing, so the cost comes out negative.
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = 1 / m * np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    dZ = A - Y
    dw = np.dot(X, dZ.T) / m
    db = np.sum(dZ) / m
    return {"dw": dw, "db": db}, cost

# %% rows-as-m | single | m is X.shape[0], the number of inputs n_x, instead of the number of examples X.shape[1], so cost, dw and db are all divided by the wrong number.
def propagate(w, b, X, Y):
    n = X.shape[0]
    probs = sigmoid(w.T @ X + b)
    loss = -(Y * np.log(probs) + (1 - Y) * np.log(1 - probs))
    cost = float(loss.sum() / n)
    err = probs - Y
    grads = {"dw": X @ err.T / n, "db": float(err.sum() / n)}
    return grads, cost

# %% minus-on-first-term | single | The minus applies to the first term of the cost only, because the bracket around both terms is missing, so the second term is added with the wrong sign.
def propagate(w, b, X, Y):
    m = Y.shape[1]
    A = sigmoid(np.einsum("ij,ik->jk", w, X) + b)
    cost = np.sum(-Y.astype(float) * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dZ = A - Y
    dw = np.einsum("ij,kj->ik", X, dZ) / m
    db = dZ.mean()
    return {"dw": dw, "db": db}, cost

# %% y-minus-a-no-mean | double | dZ is Y - A instead of A - Y so both slopes have the wrong sign, and db is not divided by m.
def propagate(w, b, X, Y):
    m = X.shape[1]
    yhat = sigmoid(np.dot(w.T, X) + b)
    cost = -np.mean(Y * np.log(yhat) + (1 - Y) * np.log(1 - yhat))
    diff = Y - yhat.astype(float)
    dw = 1 / m * np.dot(X, diff.T)
    db = np.sum(diff)
    grads = {"dw": dw, "db": db}
    return grads, float(cost)

# %% log10-and-swapped-return | double | The cost uses the base-10 logarithm instead of the natural one, and the two results are returned in the wrong order, cost first.
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(Y * np.log10(A) + (1 - Y) * np.log10(1 - A)) / m
    dZ = A - Y
    grads = {"dw": np.dot(X, dZ.T) / m, "db": np.sum(dZ) / m}
    return cost, grads

# %% loop-last-example | approach | A loop over the examples assigns dw with = instead of adding with +=, so only the last example's slope survives and is divided by m.
def propagate(w, b, X, Y):
    n_x, m = X.shape
    J = 0
    dw = np.zeros((n_x, 1))
    db = 0
    for i in range(m):
        x = X[:, i:i + 1]
        a = sigmoid(np.dot(w.T, x) + b)[0, 0]
        y = Y[0, i]
        J += -(y * np.log(a) + (1 - y) * np.log(1 - a))
        dz = a - y
        dw = x * dz
        db += dz
    return {"dw": dw / m, "db": db / m}, J / m

# %% w-not-transposed | exception | w is not transposed in np.dot(w, X), so (n_x, 1) times (n_x, m) does not fit and the product raises an error.
def propagate(w, b, X, Y):
    m = X.shape[1]
    Z = np.dot(w, X) + b
    A = sigmoid(Z)
    cost = -1 / m * np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    dw = 1 / m * np.dot(X, (A - Y).T)
    db = 1 / m * np.sum(A - Y)
    return {"dw": dw, "db": db}, cost

# %% sigmoid-with-cache | exception | sigmoid is unpacked into an array and a cache as in week 4, but this sigmoid gives one array with a single row, so the unpacking fails.
def propagate(w, b, X, Y):
    m = X.shape[1]
    A, cache = sigmoid(w.T @ X + b)
    cost = -(1 / m) * (Y @ np.log(A).T + (1 - Y) @ np.log(1 - A).T)
    dZ = A - Y
    dw = X @ dZ.T / m
    db = dZ.sum() / m
    return {"dw": dw, "db": db}, float(cost[0, 0])
