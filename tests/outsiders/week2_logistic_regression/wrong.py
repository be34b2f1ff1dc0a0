"""Wrong solutions of week 2's logistic regression: function, what is wrong, source.

Written by somebody who had read only the released notebook and the catalogue of mistakes.
"""

from __future__ import annotations

WRONG: list[tuple[str, str, str]] = [
    (
        "flatten_images",
        "reshape straight to (-1, m): the right shape, the pictures shuffled",
        """
def flatten_images(images):
    m = images.shape[0]
    X = images.reshape(-1, m)
    return X
""",
    ),
    (
        "flatten_images",
        "pictures as rows, .T forgotten",
        """
def flatten_images(images):
    return images.reshape(images.shape[0], -1)
""",
    ),
    (
        "flatten_images",
        "literal 64 * 64 * 3, and m worked out by -1",
        """
def flatten_images(images):
    num_px = 64
    flat = images.reshape(-1, num_px * num_px * 3)
    return flat.T
""",
    ),
    (
        "flatten_images",
        "square pictures taken for granted: height * height * 3",
        """
def flatten_images(images):
    m, num_px = images.shape[0], images.shape[1]
    return images.reshape(m, num_px * num_px * 3).T
""",
    ),
    (
        "flatten_images",
        "mean over the colours, so a third of the numbers",
        """
def flatten_images(images):
    grey = images.mean(axis=3)
    return grey.reshape(grey.shape[0], -1).T
""",
    ),
    (
        "flatten_images",
        "Fortran order on both sides: shape right, pictures mixed",
        """
def flatten_images(images):
    (m, h, w, c) = images.shape
    X = np.reshape(images, (h * w * c, m), order="F")
    return X
""",
    ),
    (
        "flatten_images",
        "one picture after another in one long vector",
        """
def flatten_images(images):
    X = []
    for picture in images:
        for row in picture:
            for pixel in row:
                for colour in pixel:
                    X.append(colour)
    return np.array(X).reshape(-1, 1)
""",
    ),
    (
        "flatten_images",
        "the pictures are put into int8, where bytes above 127 become negative",
        """
def flatten_images(images):
    m, h, w, c = images.shape
    X = np.zeros((h * w * c, m), dtype=np.int8)
    for i in range(m):
        X[:, i] = images[i].ravel().astype(np.int8)
    return X
""",
    ),
    (
        "flatten_images",
        "divides by 255 as well, which is the next exercise",
        """
def flatten_images(images):
    X_flat = images.reshape(images.shape[0], -1).T
    X = X_flat / 255.
    return X
""",
    ),
    (
        "flatten_images",
        "loop stops one picture early, so the last column stays zero",
        """
def flatten_images(images):
    m = images.shape[0]
    n = images[0].size
    X = np.zeros((n, m))
    i = 0
    while i < m - 1:
        X[:, i] = images[i].flatten()
        i = i + 1
    return X
""",
    ),
    (
        "standardize",
        "whole-number division",
        """
def standardize(X):
    return X // 255
""",
    ),
    (
        "standardize",
        "divides by the largest value found in the data",
        """
def standardize(X):
    biggest = np.max(X)
    X_new = X / biggest
    return X_new
""",
    ),
    (
        "standardize",
        "mean and spread, the usual meaning of the word",
        """
def standardize(X):
    mu = np.mean(X)
    sigma = np.std(X) + 1e-8
    return (X - mu) / sigma
""",
    ),
    (
        "standardize",
        "256 instead of 255",
        """
def standardize(X):
    return X / 256.0
""",
    ),
    (
        "standardize",
        "the fractions are written back into the array of bytes",
        """
def standardize(X):
    X[:] = X / 255
    return X
""",
    ),
    (
        "standardize",
        "divides only where something is larger than 1, so a very dark picture stays as it is",
        """
def standardize(X):
    # only if it has not been done before
    if X.max() > 1:
        X = X / 255
    return X
""",
    ),
    (
        "standardize",
        "rounded to two decimals",
        """
def standardize(X):
    result = np.round(X / 255, 2)
    return result
""",
    ),
    (
        "standardize",
        "expects exactly two dimensions",
        """
def standardize(X):
    rows, cols = X.shape
    X_new = np.zeros((rows, cols))
    for r in range(rows):
        for c in range(cols):
            X_new[r, c] = X[r, c] / 255
    return X_new
""",
    ),
    (
        "standardize",
        "range from -1 to 1",
        """
def standardize(X):
    return X / 127.5 - 1
""",
    ),
    (
        "standardize",
        "each feature stretched from its own smallest to its largest value",
        """
def standardize(X):
    X = X.astype("float64")
    lo = X.min(axis=0, keepdims=True)
    hi = X.max(axis=0, keepdims=True)
    return (X - lo) / (hi - lo + 1e-12)
""",
    ),
    (
        "sigmoid",
        "minus forgotten",
        """
def sigmoid(z):
    a = 1 / (1 + np.exp(z))
    return a
""",
    ),
    (
        "sigmoid",
        "parentheses forgotten",
        """
def sigmoid(z):
    return 1/1+np.exp(-z)
""",
    ),
    (
        "sigmoid",
        "math.exp",
        """
import math

def sigmoid(z):
    return 1.0 / (1.0 + math.exp(-z))
""",
    ),
    (
        "sigmoid",
        "returns a cache as well, as in week 4",
        """
def sigmoid(Z):
    A = 1 / (1 + np.exp(-Z))
    cache = Z
    return A, cache
""",
    ),
    (
        "sigmoid",
        "e^z over 1 + e^z, which is nan for z = 1000",
        """
def sigmoid(z):
    e = np.exp(z)
    return e / (1 + e)
""",
    ),
    (
        "sigmoid",
        "len(z) and an index, so a single number fails",
        """
def sigmoid(z):
    a = []
    for i in range(len(z)):
        a.append(1 / (1 + np.exp(-z[i])))
    return np.array(a)
""",
    ),
    (
        "sigmoid",
        "np.zeros_like(z) keeps whole numbers, so for an int array all is cut off to 0",
        """
def sigmoid(z):
    if np.ndim(z) == 0:
        return 1 / (1 + np.exp(-z))
    a = np.zeros_like(z)
    a[...] = 1 / (1 + np.exp(-z))
    return a
""",
    ),
    (
        "sigmoid",
        "clipped at plus and minus 5, which changes the values",
        """
def sigmoid(z):
    z = np.clip(z, -5, 5)
    return 1 / (1 + np.exp(-z))
""",
    ),
    (
        "sigmoid",
        "the derivative",
        """
def sigmoid(z):
    s = 1 / (1 + np.exp(-z))
    return s * (1 - s)
""",
    ),
    (
        "sigmoid",
        "softmax of all the entries",
        """
def sigmoid(z):
    return np.exp(z - np.max(z)) / np.sum(np.exp(z - np.max(z)))
""",
    ),
    (
        "sigmoid",
        "squeezed, so a row becomes rank 1",
        """
def sigmoid(z):
    result = 1 / (1 + np.exp(-z))
    return np.squeeze(result)
""",
    ),
    (
        "initialize_with_zeros",
        "rank-1 weights",
        """
def initialize_with_zeros(dim):
    w = np.zeros(dim)
    b = 0.0
    return w, b
""",
    ),
    (
        "initialize_with_zeros",
        "a row instead of a column",
        """
def initialize_with_zeros(dim):
    w, b = np.zeros((1, dim)), 0
    return w, b
""",
    ),
    (
        "initialize_with_zeros",
        "small random numbers",
        """
def initialize_with_zeros(dim):
    w = np.random.randn(dim, 1) * 0.01
    b = 0.
    return w, b
""",
    ),
    (
        "initialize_with_zeros",
        "b is an array of shape (1, 1)",
        """
def initialize_with_zeros(dim):
    w = np.zeros(shape=(dim, 1))
    b = np.zeros(shape=(1, 1))
    return w, b
""",
    ),
    (
        "initialize_with_zeros",
        "a bias for each weight",
        """
def initialize_with_zeros(dim):
    zeros = np.zeros((dim, 1))
    return zeros, zeros
""",
    ),
    (
        "initialize_with_zeros",
        "b first",
        """
def initialize_with_zeros(dim):
    b = 0.0
    w = np.zeros((dim, 1))
    return b, w
""",
    ),
    (
        "initialize_with_zeros",
        "a dictionary",
        """
def initialize_with_zeros(dim):
    params = {}
    params["w"] = np.zeros((dim, 1))
    params["b"] = 0.0
    return params
""",
    ),
    (
        "initialize_with_zeros",
        "a plain list of zeros, which has no shape",
        """
def initialize_with_zeros(dim):
    w = [0] * dim
    b = 0
    return w, b
""",
    ),
    (
        "initialize_with_zeros",
        "ones",
        """
def initialize_with_zeros(dim):
    w = np.ones((dim, 1))
    b = 1
    return w, b
""",
    ),
    (
        "initialize_with_zeros",
        "the size of the photographs as a literal",
        """
def initialize_with_zeros(dim):
    n_x = 64 * 64 * 3
    return np.zeros((n_x, 1)), 0.0
""",
    ),
    (
        "propagate",
        "w not transposed",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w, X) + b)
    cost = -1/m * np.sum(Y * np.log(A) + (1-Y) * np.log(1-A))
    dw = 1/m * np.dot(X, (A-Y).T)
    db = 1/m * np.sum(A-Y)
    return {"dw": dw, "db": db}, cost
""",
    ),
    (
        "propagate",
        "m is the number of inputs",
        """
def propagate(w, b, X, Y):
    m = X.shape[0]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dZ = A - Y
    dw = np.dot(X, dZ.T) / m
    db = np.sum(dZ) / m
    grads = {"dw": dw, "db": db}
    return grads, cost
""",
    ),
    (
        "propagate",
        "the sum of the losses, not the mean",
        """
def propagate(w, b, X, Y):
    m = Y.shape[1]
    A = sigmoid(w.T @ X + b)
    losses = -(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    cost = np.sum(losses)
    dZ = A - Y
    return {"dw": X @ dZ.T / m, "db": np.sum(dZ) / m}, cost
""",
    ),
    (
        "propagate",
        "1/m forgotten in db",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    Z = np.dot(w.T, X) + b
    A = sigmoid(Z)
    cost = (-1 / m) * np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    dZ = A - Y
    dw = (1 / m) * np.dot(X, dZ.T)
    db = np.sum(dZ)
    return dict(dw=dw, db=db), cost
""",
    ),
    (
        "propagate",
        "dw divided by m twice: dZ is divided already",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    dZ = (A - Y) / m
    dw = np.dot(X, dZ.T) / m
    db = np.sum(dZ)
    return {"dw": dw, "db": db}, cost
""",
    ),
    (
        "propagate",
        "b forgotten",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    z = np.dot(w.T, X)
    A = sigmoid(z)
    cost = -(np.sum(Y*np.log(A) + (1-Y)*np.log(1-A)))/m
    dw = np.dot(X, (A - Y).T)/m
    db = np.sum(A - Y)/m
    return {"dw": dw, "db": db}, cost
""",
    ),
    (
        "propagate",
        "only the term with Y * log(A)",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(Y * np.log(A)) / m
    dz = A - Y
    dw = np.dot(X, dz.T) / m
    db = np.sum(dz) / m
    grads = {"dw": dw,
             "db": db}
    return grads, cost
""",
    ),
    (
        "propagate",
        "the minus stands before the first term only",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = (np.sum(-1.0 * Y * np.log(A) + (1 - Y) * np.log(1 - A))) / m
    dZ = A - Y
    return {"dw": np.dot(X, dZ.T) / m, "db": np.sum(dZ) / m}, cost
""",
    ),
    (
        "propagate",
        "-Y, which is 255 for unsigned bytes and an error for bool",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = np.sum(-Y * np.log(A) - (1 - Y) * np.log(1 - A)) / m
    dZ = A - Y
    dw = np.dot(X, dZ.T) / m
    db = np.sum(dZ) / m
    return {"dw": dw, "db": db}, cost
""",
    ),
    (
        "propagate",
        "labels turned round with ~, which is right for bool only",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.mean(Y * np.log(A) + ~Y.astype(int) * np.log(1 - A))
    dZ = A - Y
    dw = np.dot(X, dZ.T) / m
    db = np.sum(dZ) / m
    return {"dw": dw, "db": db}, cost
""",
    ),
    (
        "propagate",
        "Y - A: the slopes point downhill",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -1 / m * np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    error = Y - A
    dw = X.dot(error.T) / m
    db = error.sum() / m
    return {"dw": dw, "db": db}, cost
""",
    ),
    (
        "propagate",
        "cost by a matrix product stays (1, 1)",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -(np.dot(Y, np.log(A).T) + np.dot(1 - Y, np.log(1 - A).T)) / m
    dZ = A - Y
    dw = np.dot(X, dZ.T) / m
    db = np.sum(dZ) / m
    return {"dw": dw, "db": db}, cost
""",
    ),
    (
        "propagate",
        "db keeps its dimensions, (1, 1)",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    dZ = A - Y
    dw = 1/m * np.dot(X, dZ.T)
    db = 1/m * np.sum(dZ, axis=1, keepdims=True)
    return {"dw": dw, "db": db}, cost
""",
    ),
    (
        "propagate",
        "dw of rank 1, from a sum along axis 1",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    dZ = A - Y
    dw = np.sum(X * dZ, axis=1) / m
    db = np.mean(dZ)
    return {"dw": dw, "db": db}, cost
""",
    ),
    (
        "propagate",
        "the derivative of the sigmoid once more in dZ",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    dA = A - Y
    dZ = dA * A * (1 - A)
    dw = np.dot(X, dZ.T) / m
    db = np.sum(dZ) / m
    return {"dw": dw, "db": db}, cost
""",
    ),
    (
        "propagate",
        "mean squared error as the cost",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    yhat = sigmoid(np.dot(w.T, X) + b)
    cost = np.sum((yhat - Y) ** 2) / (2 * m)
    dw = np.dot(X, (yhat - Y).T) / m
    db = np.sum(yhat - Y) / m
    return {"dw": dw, "db": db}, cost
""",
    ),
    (
        "propagate",
        "dZ is another name for A, so the cost is taken from the errors",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    dZ = A
    dZ -= Y
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dw = np.dot(X, dZ.T) / m
    db = np.sum(dZ) / m
    return {"dw": dw, "db": db}, cost
""",
    ),
    (
        "propagate",
        "np.log1p(A) taken for log(1 - A)",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log1p(A)) / m
    dZ = A - Y
    return {"dw": np.dot(X, dZ.T) / m, "db": np.sum(dZ) / m}, cost
""",
    ),
    (
        "propagate",
        "predictions clipped far too narrowly, from 0.1 to 0.9, and used for the slopes as well",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = np.clip(sigmoid(np.dot(w.T, X) + b), 0.1, 0.9)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dZ = A - Y
    dw = np.dot(X, dZ.T) / m
    db = np.sum(dZ) / m
    return {"dw": dw, "db": db}, cost
""",
    ),
    (
        "propagate",
        "two weights, as in a lecture's loop, whatever n_x is",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    J = dw1 = dw2 = db = 0
    for i in range(m):
        z = float(w[0, 0] * X[0, i] + w[1, 0] * X[1, i] + b)
        a = sigmoid(z)
        J += -(Y[0, i] * np.log(a) + (1 - Y[0, i]) * np.log(1 - a))
        dz = a - Y[0, i]
        dw1 += X[0, i] * dz
        dw2 += X[1, i] * dz
        db += dz
    return {"dw": np.array([[dw1 / m], [dw2 / m]]), "db": db / m}, J / m
""",
    ),
    (
        "propagate",
        "each class has a mean of its own in the cost",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cats, others = A[Y == 1], A[Y == 0]
    cost = 0.0
    if cats.size:
        cost -= np.log(cats).mean()
    if others.size:
        cost -= np.log(1 - others).mean()
    dZ = A - Y
    return {"dw": np.dot(X, dZ.T) / m, "db": np.sum(dZ) / m}, cost
""",
    ),
    (
        "propagate",
        "cost first, then the gradients",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    grads = {"dw": np.dot(X, (A - Y).T) / m, "db": np.sum(A - Y) / m}
    return cost, grads
""",
    ),
    (
        "propagate",
        "db of each example, not summed",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    dZ = A - Y
    dw = np.dot(X, dZ.T) / m
    db = dZ / m
    return {"dw": dw, "db": db}, cost
""",
    ),
    (
        "propagate",
        "the slopes of the rounded answers instead of the probabilities",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    A = (A > 0.5) * 1
    dZ = A - Y
    dw = np.dot(X, dZ.T) / m
    db = np.sum(dZ) / m
    return {"dw": dw, "db": db}, cost
""",
    ),
    (
        "optimize",
        "uphill",
        """
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        costs.append(cost)
        w = w + learning_rate * grads["dw"]
        b = b + learning_rate * grads["db"]
    return {"w": w, "b": b}, grads, costs
""",
    ),
    (
        "optimize",
        "every hundredth cost only",
        """
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        dw = grads["dw"]
        db = grads["db"]
        w = w - learning_rate * dw
        b = b - learning_rate * db
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print("Cost after iteration %i: %f" % (i, cost))
    params = {"w": w, "b": b}
    grads = {"dw": dw, "db": db}
    return params, grads, costs
""",
    ),
    (
        "optimize",
        "return stands inside the loop",
        """
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        costs.append(cost)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        params = {"w": w, "b": b}
        return params, grads, costs
""",
    ),
    (
        "optimize",
        "always starts from zeros",
        """
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    w, b = initialize_with_zeros(X.shape[0])
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        costs.append(cost)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if print_cost and i % 100 == 0:
            print(i, cost)
    return {"w": w, "b": b}, grads, costs
""",
    ),
    (
        "optimize",
        "learning rate as a literal",
        """
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    learning_rate = 0.009
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        costs.append(cost)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
    return {"w": w, "b": b}, grads, costs
""",
    ),
    (
        "optimize",
        "b is never moved",
        """
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        costs.append(cost)
        w = w - learning_rate * grads["dw"]
    params = {"w": w, "b": b}
    return params, grads, costs
""",
    ),
    (
        "optimize",
        "the slopes of w and b are mixed up",
        """
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        costs.append(cost)
        db, dw = grads.values()
        w = w - learning_rate * dw
        b = b - learning_rate * db
    return {"w": w, "b": b}, grads, costs
""",
    ),
    (
        "optimize",
        "the gradients are computed anew at the end",
        """
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        costs.append(cost)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
    grads, cost = propagate(w, b, X, Y)
    return {"w": w, "b": b}, grads, costs
""",
    ),
    (
        "optimize",
        "the cost is noted after the step",
        """
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, _ = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        _, cost = propagate(w, b, X, Y)
        costs.append(cost)
    return {"w": w, "b": b}, grads, costs
""",
    ),
    (
        "optimize",
        "propagate is called once, before the loop",
        """
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    grads, cost = propagate(w, b, X, Y)
    dw, db = grads["dw"], grads["db"]
    costs = []
    for i in range(num_iterations):
        costs.append(cost)
        w = w - learning_rate * dw
        b = b - learning_rate * db
    return {"w": w, "b": b}, {"dw": dw, "db": db}, costs
""",
    ),
    (
        "optimize",
        "range starts at 1, so one step is missing",
        """
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs, grads = [], {}
    for i in range(1, num_iterations):
        grads, cost = propagate(w, b, X, Y)
        costs.append(cost)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
    return {"w": w, "b": b}, grads, costs
""",
    ),
    (
        "optimize",
        "num_iterations + 1 steps, because of <=",
        """
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    i = 0
    while i <= num_iterations:
        grads, cost = propagate(w, b, X, Y)
        costs.append(cost)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        i += 1
    return {"w": w, "b": b}, grads, costs
""",
    ),
    (
        "optimize",
        "the list of costs is a default argument, so it remembers the earlier calls",
        """
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False, costs=[]):
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        costs.append(cost)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
    return {"w": w, "b": b}, grads, costs
""",
    ),
    (
        "optimize",
        "costs are noted only when they are printed",
        """
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if print_cost:
            costs.append(cost)
            if i % 100 == 0:
                print(cost)
    return {"w": w, "b": b}, grads, costs
""",
    ),
    (
        "optimize",
        "each step starts from the first w and b again",
        """
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        costs.append(cost)
        new_w = w - learning_rate * grads["dw"]
        new_b = b - learning_rate * grads["db"]
    params = {"w": new_w, "b": new_b}
    return params, grads, costs
""",
    ),
    (
        "optimize",
        "the returned gradients have been multiplied by the learning rate",
        """
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        costs.append(cost)
        for key in grads:
            grads[key] = grads[key] * learning_rate
        w = w - grads["dw"]
        b = b - grads["db"]
    return {"w": w, "b": b}, grads, costs
""",
    ),
    (
        "optimize",
        "stops when the cost hardly changes",
        """
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        costs.append(cost)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if len(costs) > 1 and abs(costs[-1] - costs[-2]) < 1e-3:
            break
    return {"w": w, "b": b}, grads, costs
""",
    ),
    (
        "optimize",
        "keeps the parameters of the lowest cost",
        """
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    best = np.inf
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        costs.append(cost)
        if cost < best:
            best = cost
            params = {"w": w, "b": b}
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
    return params, grads, costs
""",
    ),
    (
        "optimize",
        "a learning rate that shrinks by itself",
        """
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        costs.append(cost)
        alpha = learning_rate / (1 + 0.01 * i)
        w = w - alpha * grads["dw"]
        b = b - alpha * grads["db"]
    return {"w": w, "b": b}, grads, costs
""",
    ),
    (
        "optimize",
        "the new w is used for the slope of b",
        """
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        costs.append(cost)
        w = w - learning_rate * grads["dw"]
        grads, _ = propagate(w, b, X, Y)
        b = b - learning_rate * grads["db"]
    return {"w": w, "b": b}, grads, costs
""",
    ),
    (
        "optimize",
        "the print crashes, so it works only with print_cost=False",
        """
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        costs.append(cost)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if print_cost and i % 100 == 0:
            print("Cost after iteration " + i + ": " + cost)
    return {"w": w, "b": b}, grads, costs
""",
    ),
    (
        "optimize",
        "parameters from before the last step",
        """
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        params = {"w": w, "b": b}
        grads, cost = propagate(w, b, X, Y)
        costs.append(cost)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
    return params, grads, costs
""",
    ),
    (
        "predict",
        "the probabilities themselves",
        """
def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b)
    return A
""",
    ),
    (
        "predict",
        "the sum instead of the probability is compared with one half",
        """
def predict(w, b, X):
    z = np.dot(w.T, X) + b
    return (z > 0.5).astype(int)
""",
    ),
    (
        "predict",
        "b forgotten",
        """
def predict(w, b, X):
    A = sigmoid(w.T @ X)
    return np.where(A > 0.5, 1, 0)
""",
    ),
    (
        "predict",
        "compared with 0, so everything is a cat",
        """
def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b)
    predictions = np.zeros((1, X.shape[1]))
    for i in range(A.shape[1]):
        if A[0, i] > 0:
            predictions[0, i] = 1
    return predictions
""",
    ),
    (
        "predict",
        "one if for all the examples",
        """
def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b)
    if A > 0.5:
        return 1
    else:
        return 0
""",
    ),
    (
        "predict",
        "cut off instead of rounded",
        """
def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b)
    return A.astype(int)
""",
    ),
    (
        "predict",
        "a loop over the rows of X",
        """
def predict(w, b, X):
    m = X.shape[1]
    Y_prediction = np.zeros((1, m))
    A = sigmoid(np.dot(w.T, X) + b)
    for i in range(X.shape[0]):
        Y_prediction[0, i] = 1 if A[0, i] > 0.5 else 0
    return Y_prediction
""",
    ),
    (
        "predict",
        "a flat list of answers",
        """
def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b)
    return np.array([1 if a > 0.5 else 0 for a in A[0]])
""",
    ),
    (
        "predict",
        "argmax over a single row",
        """
def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b)
    return np.argmax(A, axis=0).reshape(1, -1)
""",
    ),
    (
        "predict",
        "compared with the mean of the probabilities",
        """
def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b)
    threshold = A.mean()
    return (A > threshold) * 1
""",
    ),
    (
        "predict",
        "the other way round",
        """
def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b)
    A[A > 0.5] = 0
    A[A != 0] = 1
    return A
""",
    ),
    (
        "model",
        "as many weights as examples",
        """
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[1])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w, b = params["w"], params["b"]
    return {"w": w, "b": b, "costs": costs, "train_predictions": predict(w, b, X_train),
            "test_predictions": predict(w, b, X_test)}
""",
    ),
    (
        "model",
        "predicts with the zeros it started from",
        """
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    d = {}
    d["train_predictions"] = predict(w, b, X_train)
    d["test_predictions"] = predict(w, b, X_test)
    d["w"] = params["w"]
    d["b"] = params["b"]
    d["costs"] = costs
    return d
""",
    ),
    (
        "model",
        "literals for the iterations and the learning rate",
        """
def model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations=2000, learning_rate=0.5)
    w = params["w"]
    b = params["b"]
    return {"w": w, "b": b, "costs": costs, "train_predictions": predict(w, b, X_train),
            "test_predictions": predict(w, b, X_test)}
""",
    ),
    (
        "model",
        "rate and iterations handed on in the wrong order",
        """
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, _, costs = optimize(w, b, X_train, Y_train, learning_rate, num_iterations, print_cost)
    w, b = params["w"], params["b"]
    return dict(w=w, b=b, costs=costs, train_predictions=predict(w, b, X_train),
                test_predictions=predict(w, b, X_test))
""",
    ),
    (
        "model",
        "learns from the test examples as well",
        """
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    X = np.hstack([X_train, X_test])
    Y = np.hstack([Y_train, Y_test])
    w, b = initialize_with_zeros(X.shape[0])
    params, grads, costs = optimize(w, b, X, Y, num_iterations, learning_rate, print_cost)
    w, b = params["w"], params["b"]
    return {"w": w, "b": b, "costs": costs, "train_predictions": predict(w, b, X_train),
            "test_predictions": predict(w, b, X_test)}
""",
    ),
    (
        "model",
        "trains a second time, on the test examples, before it predicts for them",
        """
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    train_predictions = predict(params["w"], params["b"], X_train)
    test_params, _, _ = optimize(params["w"], params["b"], X_test, Y_test, num_iterations, learning_rate)
    test_predictions = predict(test_params["w"], test_params["b"], X_test)
    return {"w": params["w"], "b": params["b"], "costs": costs, "train_predictions": train_predictions,
            "test_predictions": test_predictions}
""",
    ),
    (
        "model",
        "divides by 255 once more",
        """
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    X_train = standardize(X_train)
    X_test = standardize(X_test)
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w, b = params["w"], params["b"]
    return {"w": w, "b": b, "costs": costs, "train_predictions": predict(w, b, X_train),
            "test_predictions": predict(w, b, X_test)}
""",
    ),
    (
        "model",
        "train and test predictions exchanged",
        """
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w, b = params["w"], params["b"]
    test_predictions, train_predictions = predict(w, b, X_train), predict(w, b, X_test)
    return {"w": w, "b": b, "costs": costs, "train_predictions": train_predictions,
            "test_predictions": test_predictions}
""",
    ),
    (
        "model",
        "accuracies in the place of the predictions",
        """
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w, b = params["w"], params["b"]
    train_acc = 100 - np.mean(np.abs(predict(w, b, X_train) - Y_train)) * 100
    test_acc = 100 - np.mean(np.abs(predict(w, b, X_test) - Y_test)) * 100
    return {"w": w, "b": b, "costs": costs, "train_predictions": train_acc, "test_predictions": test_acc}
""",
    ),
    (
        "model",
        "other courses' keys for the predictions",
        """
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w, b = params["w"], params["b"]
    Y_prediction_test = predict(w, b, X_test)
    Y_prediction_train = predict(w, b, X_train)
    d = {"costs": costs, "Y_prediction_test": Y_prediction_test, "Y_prediction_train": Y_prediction_train,
         "w": w, "b": b, "learning_rate": learning_rate, "num_iterations": num_iterations}
    return d
""",
    ),
    (
        "model",
        "the bias of the start is used with the learned weights",
        """
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w = params["w"]
    return {"w": w, "b": b, "costs": costs, "train_predictions": predict(w, b, X_train),
            "test_predictions": predict(w, b, X_test)}
""",
    ),
    (
        "model",
        "keeps what it has learned for the next call",
        """
memory = {}

def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    n_x = X_train.shape[0]
    if n_x not in memory:
        memory[n_x] = initialize_with_zeros(n_x)
    w, b = memory[n_x]
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    memory[n_x] = params["w"], params["b"]
    w, b = memory[n_x]
    return {"w": w, "b": b, "costs": costs, "train_predictions": predict(w, b, X_train),
            "test_predictions": predict(w, b, X_test)}
""",
    ),
    (
        "model",
        "takes the parameters that do best on the test examples",
        """
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    costs, best = [], -1
    for i in range(num_iterations):
        params, grads, cost = optimize(w, b, X_train, Y_train, 1, learning_rate)
        w, b = params["w"], params["b"]
        costs += cost
        accuracy = np.mean(predict(w, b, X_test) == Y_test)
        if accuracy > best:
            best, best_w, best_b = accuracy, w, b
    return {"w": best_w, "b": best_b, "costs": costs, "train_predictions": predict(best_w, best_b, X_train),
            "test_predictions": predict(best_w, best_b, X_test)}
""",
    ),
    (
        "model",
        "the labels of the test examples as their predictions",
        """
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    return {"w": params["w"], "b": params["b"], "costs": costs, "train_predictions": Y_train,
            "test_predictions": Y_test}
""",
    ),
]
