# %% transpose-missing-forward | exception | w is not transposed in the forward product, so the shapes don't fit.
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w, X) + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dZ = A - Y
    dw = np.dot(X, dZ.T) / m
    db = np.sum(dZ) / m
    grads = {"dw": dw, "db": db}
    return grads, cost

# %% error-flipped | single | The error is label minus prediction, so dw and db have the wrong sign.
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dZ = Y - A
    dw = np.dot(X, dZ.T) / m
    db = np.sum(dZ) / m
    return {"dw": dw, "db": db}, cost

# %% second-term-missing | single | The cost counts only the examples with label 1, the term of the others is left out.
def propagate(w, b, X, Y):
    m = X.shape[1]
    z = w.T @ X + b
    A = sigmoid(z)
    cost = -1 / m * np.sum(Y * np.log(A))
    dZ = A - Y
    dw = X @ dZ.T / m
    db = np.mean(dZ)
    return {"dw": dw, "db": db}, cost

# %% m-from-rows | single | The number of examples is read from the rows of X, which is the number of inputs.
def propagate(w, b, X, Y):
    m = X.shape[0]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dw = np.dot(X, (A - Y).T) / m
    db = np.sum(A - Y) / m
    grads = {"dw": dw, "db": db}
    return grads, cost

# %% bias-outside-sigmoid | misplaced | The bias is added to the sigmoid's result instead of to the weighted sum inside it.
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X)) + b
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dZ = A - Y
    dw = np.dot(X, dZ.T) / m
    db = np.sum(dZ) / m
    return {"dw": dw, "db": db}, cost

# %% squared-error-cost | approach | The cost is the mean squared error and not the cross-entropy.
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = np.sum((A - Y) ** 2) / m
    dZ = A - Y
    dw = np.dot(X, dZ.T) / m
    db = np.sum(dZ) / m
    return {"dw": dw, "db": db}, cost

# %% loop-without-mean | approach | The loops over the examples add up cost, dw and db, but dw is never divided by the number of examples.
def propagate(w, b, X, Y):
    n, m = X.shape
    J = 0.0
    dw = np.zeros((n, 1))
    db = 0.0
    for i in range(m):
        x = X[:, i:i + 1]
        a = sigmoid(np.dot(w.T, x) + b).item()
        y = Y[0, i]
        J += -(y * np.log(a) + (1 - y) * np.log(1 - a))
        dz = a - y
        dw = dw + dz * x
        db += dz
    J /= m
    db /= m
    return {"dw": dw, "db": db}, J

# %% slope-array-db | single | db is kept as an array of shape (1, 1) with keepdims instead of a number.
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dZ = A - Y
    dw = np.dot(X, dZ.T) / m
    db = np.sum(dZ, axis=1, keepdims=True) / m
    return {"dw": dw, "db": db}, cost

# %% sigmoid-slope-and-unaveraged | double | The error is multiplied with the slope of the sigmoid once more, and db is summed without being divided by m.
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dZ = (A - Y) * A * (1 - A)
    dw = np.dot(X, dZ.T) / m
    db = np.sum(dZ)
    return {"dw": dw, "db": db}, cost

# %% star-for-dw | exception | dw multiplies X with the transposed error entry by entry instead of as matrices, so the shapes don't fit.
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    dZ = A - Y
    dw = X * dZ.T / m
    db = np.mean(dZ)
    grads = {"dw": dw, "db": db}
    return grads, cost

# %% minus-only-first-term | misplaced | The minus stands in front of the first term only instead of the whole bracket.
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = (-np.sum(Y * np.log(A)) + np.sum((1 - Y) * np.log(1 - A))) / m
    dZ = A - Y
    dw = np.dot(X, dZ.T) / m
    db = np.sum(dZ) / m
    return {"dw": dw, "db": db}, cost

# %% tuple-with-cost-first | single | Cost and gradients are returned in the wrong order.
def propagate(w, b, X, Y):
    m = Y.shape[1]
    A = sigmoid(w.T.dot(X) + b)
    loss = Y * np.log(A) + (1 - Y) * np.log(1 - A)
    cost = -loss.sum() / m
    dZ = A - Y
    grads = {"dw": X.dot(dZ.T) / m, "db": dZ.sum() / m}
    return cost, grads

# %% np-dot-of-cost-shape | exception | The labels and the logarithms are multiplied with np.dot as rows, so the inner sizes don't agree.
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -(np.dot(Y, np.log(A)) + np.dot(1 - Y, np.log(1 - A))) / m
    dZ = A - Y
    dw = np.dot(X, dZ.T) / m
    db = np.sum(dZ) / m
    return {"dw": dw, "db": db}, cost

# %% log10-cost | single | The logarithm of base 10 is used in place of the natural one.
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(Y * np.log10(A) + (1 - Y) * np.log10(1 - A)) / m
    dZ = A - Y
    dw = np.dot(X, dZ.T) / m
    db = np.sum(dZ) / m
    return {"dw": dw, "db": db}, cost

# %% negative-cost-and-summed-db | double | The minus in front of the cost is missing, and db is the sum of the errors without the division by m.
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    cost = np.sum(np.log(Y * A + (1 - Y) * (1 - A))) / m
    dZ = A - Y
    return {"dw": X @ dZ.T / m, "db": np.sum(dZ)}, cost
