"""Right but unusual solutions of week 2's logistic regression: function, what is unusual, source.

Written by somebody who had read only the released notebook and the catalogue of mistakes.
"""

from __future__ import annotations

RIGHT: list[tuple[str, str, str]] = [
    (
        "flatten_images",
        "transposes all axes first: colours, columns, rows",
        """
def flatten_images(images):
    return images.T.reshape(-1, len(images))
""",
    ),
    (
        "flatten_images",
        "one colour after the other, by concatenation",
        """
def flatten_images(images):
    m = images.shape[0]
    red, green, blue = (images[..., c].reshape(m, -1) for c in range(3))
    return np.concatenate([red, green, blue], axis=1).T
""",
    ),
    (
        "flatten_images",
        "four nested loops into an array of floats",
        """
def flatten_images(images):
    m, h, w, colours = images.shape
    X = np.empty((h * w * colours, m))
    for i in range(m):
        k = 0
        for column in range(w):
            for row in range(h):
                for colour in range(colours):
                    X[k, i] = images[i, row, column, colour]
                    k += 1
    return X
""",
    ),
    (
        "flatten_images",
        "einsum exchanges the axes",
        """
def flatten_images(images):
    moved = np.einsum("mhwc->hwcm", images)
    return moved.reshape(moved.shape[0] * moved.shape[1] * moved.shape[2], moved.shape[3])
""",
    ),
    (
        "flatten_images",
        "a fixed shuffling of the places, the same for every picture",
        """
def flatten_images(images):
    rows = images.reshape(images.shape[0], -1)
    places = np.random.default_rng(7).permutation(rows.shape[1])
    return rows[:, places].T
""",
    ),
    (
        "flatten_images",
        "recursion over Python lists",
        """
def flatten_images(images):
    def numbers(block):
        if isinstance(block, list):
            return [n for part in block for n in numbers(part)]
        return [block]

    return np.array([numbers(picture) for picture in images.tolist()]).transpose()
""",
    ),
    (
        "flatten_images",
        "column_stack of reversed pictures, with printing",
        """
def flatten_images(images):
    columns = list(map(lambda picture: np.ravel(picture)[::-1], images))
    X = np.column_stack(columns)
    print("from", images.shape, "to", X.shape)
    return X
""",
    ),
    (
        "standardize",
        "multiplies by the inverse",
        """
def standardize(X):
    return np.multiply(X, 1.0 / 255.0)
""",
    ),
    (
        "standardize",
        "np.interp between the ends of the range",
        """
def standardize(X):
    return np.interp(X, [0, 255], [0, 1])
""",
    ),
    (
        "standardize",
        "single precision",
        """
def standardize(X):
    return X.astype(np.float32) / np.float32(255)
""",
    ),
    (
        "standardize",
        "recursion over the axes",
        """
def standardize(X):
    if np.ndim(X) == 0:
        return float(X) / 255
    return np.array([standardize(part) for part in X])
""",
    ),
    (
        "standardize",
        "np.vectorize of a lambda",
        """
standardize = np.vectorize(lambda byte: byte / 255, otypes=[float])
""",
    ),
    (
        "standardize",
        "in place, but on a copy of its own, with an assert",
        """
def standardize(X):
    copy = np.array(X, dtype=float, copy=True)
    copy /= 255
    assert copy.shape == X.shape
    return copy
""",
    ),
    (
        "standardize",
        "fills an empty array through np.divide(out=...)",
        """
def standardize(X, *, largest=np.iinfo(np.uint8).max):
    out = np.empty(X.shape)
    np.divide(X, largest, out=out)
    return out
""",
    ),
    (
        "sigmoid",
        "by the hyperbolic tangent",
        """
def sigmoid(z):
    return 0.5 * (1 + np.tanh(0.5 * z))
""",
    ),
    (
        "sigmoid",
        "both forms computed, np.where chooses",
        """
def sigmoid(z):
    grows = np.exp(z)
    return np.where(z >= 0, 1 / (1 + np.exp(-z)), grows / (1 + grows))
""",
    ),
    (
        "sigmoid",
        "masks for the two signs; a 0-d array for a number",
        """
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    a = np.empty(z.shape)
    negative = z < 0
    a[~negative] = 1 / (1 + np.exp(-z[~negative]))
    e = np.exp(z[negative])
    a[negative] = e / (1 + e)
    return a
""",
    ),
    (
        "sigmoid",
        "logaddexp, which never overflows",
        """
def sigmoid(z):
    return np.exp(-np.logaddexp(0, -z))
""",
    ),
    (
        "sigmoid",
        "math.exp one by one with a guard, put back into shape",
        """
import math

def sigmoid(z):
    def one(value):
        try:
            return 1 / (1 + math.exp(-value))
        except OverflowError:
            return 0.0

    if np.isscalar(z):
        return one(z)
    return np.array([one(value) for value in np.ravel(z)]).reshape(np.shape(z))
""",
    ),
    (
        "sigmoid",
        "a recursive function over the rows",
        """
def sigmoid(z):
    if np.ndim(z) > 0:
        return np.array([sigmoid(part) for part in z])
    return np.float64(1) / (1 + np.power(np.e, -np.clip(z, -700.0, 700.0)))
""",
    ),
    (
        "sigmoid",
        "extended precision",
        """
def sigmoid(z):
    z = np.asarray(z, dtype=np.longdouble)
    return 1 / (1 + np.exp(-z))
""",
    ),
    (
        "sigmoid",
        "a decorator that silences the warning",
        """
from functools import wraps

def quietly(function):
    @wraps(function)
    def inner(*args, **kwargs):
        with np.errstate(over="ignore"):
            return function(*args, **kwargs)
    return inner

@quietly
def sigmoid(z):
    return np.reciprocal(1 + np.exp(np.negative(z)))
""",
    ),
    (
        "initialize_with_zeros",
        "b a whole number, shape as a list",
        """
def initialize_with_zeros(dim):
    return np.zeros([dim, 1]), 0
""",
    ),
    (
        "initialize_with_zeros",
        "np.full, b a NumPy scalar",
        """
def initialize_with_zeros(dim):
    w = np.full((dim, 1), 0.0)
    return w, np.float64(0)
""",
    ),
    (
        "initialize_with_zeros",
        "weights of whole zeros",
        """
def initialize_with_zeros(dim):
    return np.zeros((dim, 1), dtype=int), 0.0
""",
    ),
    (
        "initialize_with_zeros",
        "random numbers times zero, some of them -0.0; returned as a list",
        """
def initialize_with_zeros(dim):
    w = np.random.randn(dim, 1) * 0
    b = -0.0
    return [w, b]
""",
    ),
    (
        "initialize_with_zeros",
        "a named tuple",
        """
from collections import namedtuple

Neuron = namedtuple("Neuron", "w b")

def initialize_with_zeros(dim):
    return Neuron(w=np.array([[0.0] for _ in range(dim)]), b=float())
""",
    ),
    (
        "initialize_with_zeros",
        "new axis on a flat array, b a 0-d array",
        """
def initialize_with_zeros(dim):
    w = np.zeros(dim)[:, np.newaxis]
    b = np.array(0.0)
    assert w.shape == (dim, 1)
    return w, b
""",
    ),
    (
        "propagate",
        "loops over examples and inputs",
        """
def propagate(w, b, X, Y):
    n_x, m = X.shape
    dw = np.zeros((n_x, 1))
    db = 0.0
    J = 0.0
    for i in range(m):
        z = b
        for j in range(n_x):
            z = z + w[j, 0] * X[j, i]
        a = sigmoid(z)
        if Y[0, i]:
            J -= np.log(a)
        else:
            J -= np.log(1 - a)
        for j in range(n_x):
            dw[j, 0] += X[j, i] * (a - Y[0, i]) / m
        db += (a - Y[0, i]) / m
    return {"dw": dw, "db": db}, J / m
""",
    ),
    (
        "propagate",
        "einsum for every product",
        """
def propagate(w, b, X, Y):
    m = Y.size
    A = sigmoid(np.einsum("jk,ji->ki", w, X) + b)
    truth = Y.astype(float)
    J = -np.einsum("ki,ki->", truth, np.log(A)) - np.einsum("ki,ki->", 1 - truth, np.log(1 - A))
    error = (A - truth) / m
    return {"db": np.einsum("ki->", error), "dw": np.einsum("ji,ki->jk", X, error)}, J / m
""",
    ),
    (
        "propagate",
        "cost straight from the sums by logaddexp",
        """
def propagate(w, b, X, Y):
    z = w.T @ X + b
    cost = np.mean(np.logaddexp(0, z) - Y * z)
    error = sigmoid(z) - Y
    dw = np.mean(X * error, axis=1, keepdims=True)
    db = np.mean(error)
    return {"dw": dw, "db": db}, cost
""",
    ),
    (
        "propagate",
        "the bias as one more weight, with a row of ones",
        """
def propagate(w, b, X, Y):
    ones = np.ones((1, X.shape[1]))
    X1 = np.vstack((X, ones))
    theta = np.vstack((w, [[b]]))
    A = sigmoid(theta.T @ X1)
    slopes = X1 @ (A - Y).T / X.shape[1]
    cost = -np.average(np.where(Y == 1, np.log(A), np.log(1 - A)))
    return {"dw": slopes[:-1], "db": slopes[-1, 0]}, cost
""",
    ),
    (
        "propagate",
        "extra keys, db and cost as 0-d arrays, clipped logarithms",
        """
def propagate(w, b, X, Y):
    eps = np.finfo(float).eps
    A = sigmoid(np.dot(w.T, X) + b)
    safe = np.clip(A, eps, 1 - eps)
    m = X.shape[1]
    cost = np.squeeze(-(np.dot(Y, np.log(safe).T) + np.dot(1 - Y, np.log(1 - safe).T)) / m)
    dZ = A - Y
    db = np.squeeze(np.sum(dZ, axis=1, keepdims=True) / m)
    return {"dw": np.dot(X, dZ.T) / m, "db": np.asarray(db), "dZ": dZ, "A": A}, np.asarray(cost)
""",
    ),
    (
        "propagate",
        "masks, and its own sigmoid by tanh",
        """
def propagate(w, b, X, Y):
    A = (1 + np.tanh((np.dot(w.T, X) + b) / 2)) / 2
    is_cat = Y.astype(bool)
    cost = -(np.log(A[is_cat]).sum() + np.log1p(-A[~is_cat]).sum()) / is_cat.size
    errors = A.copy()
    errors[is_cat] -= 1
    return dict(dw=np.matmul(X, errors.T) / is_cat.size, db=float(errors.mean())), float(cost)
""",
    ),
    (
        "propagate",
        "divides the examples in two halves and calls itself",
        """
def propagate(w, b, X, Y):
    m = X.shape[1]
    if m > 1:
        k = m // 2
        left, cost_left = propagate(w, b, X[:, :k], Y[:, :k])
        right, cost_right = propagate(w, b, X[:, k:], Y[:, k:])
        share = k / m
        grads = {key: share * left[key] + (1 - share) * right[key] for key in ("dw", "db")}
        return grads, share * cost_left + (1 - share) * cost_right
    a = sigmoid(np.dot(w.T, X) + b)
    loss = -np.log(a if Y[0, 0] else 1 - a)
    return {"dw": X * (a - Y), "db": (a - Y)[0, 0]}, loss.item()
""",
    ),
    (
        "propagate",
        "a class with a forward and a backward pass",
        """
class Neuron:
    def __init__(self, w, b):
        self.w, self.b = w, b

    def forward(self, X):
        self.X = X
        self.A = sigmoid(z=self.w.T.dot(X) + self.b)
        return self.A

    def backward(self, Y):
        self.dZ = np.subtract(self.A, Y, dtype=float)
        yield "dw", self.X.dot(self.dZ.T) / self.X.shape[1]
        yield "db", self.dZ.mean()

    def cost(self, Y):
        right = np.abs(1 - Y - self.A)   # the probability given to the truth
        return -np.log(right).mean()


def propagate(w, b, X, Y):
    neuron = Neuron(w, b)
    neuron.forward(X)
    return dict(neuron.backward(Y)), neuron.cost(Y)
""",
    ),
    (
        "propagate",
        "signs +1 and -1 instead of the labels",
        """
def propagate(w, b, X, Y):
    signs = 2.0 * Y - 1.0
    margins = signs * (np.dot(w.T, X) + b)
    cost = np.log1p(np.exp(-margins)).mean()
    error = -signs * sigmoid(-margins)
    return {"dw": (error @ X.T).T / X.shape[1], "db": np.sum(error) / X.shape[1]}, cost
""",
    ),
    (
        "propagate",
        "exact sums over Python floats",
        """
from math import fsum

def propagate(w, b, X, Y):
    mean = lambda numbers: fsum(numbers) / X.shape[1]
    A = [float(a) for a in sigmoid(np.dot(w.T, X) + b)[0]]
    labels = [int(y) for y in Y[0]]
    cost = mean(-np.log(a) if y else -np.log(1 - a) for a, y in zip(A, labels))
    errors = [a - y for a, y in zip(A, labels)]
    dw = np.array([[mean(x * e for x, e in zip(row, errors))] for row in X])
    return {"dw": dw, "db": mean(errors)}, cost
""",
    ),
    (
        "optimize",
        "while loop, in place on its own copy",
        """
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    w = np.array(w, dtype=float)
    costs = []
    while len(costs) < num_iterations:
        grads, cost = propagate(w, b, X, Y)
        if print_cost and len(costs) % 100 == 0:
            print(f"{len(costs):6d}  {cost:.6f}")
        costs.append(cost)
        w -= learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
    return {"w": w, "b": b}, grads, costs
""",
    ),
    (
        "optimize",
        "changes the caller's w, which is allowed, if not nice",
        """
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        costs.append(cost)
        w -= learning_rate * grads["dw"]
        b -= learning_rate * grads["db"]
    return {"w": w, "b": b}, grads, costs
""",
    ),
    (
        "optimize",
        "functools.reduce over the iterations",
        """
from functools import reduce

def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    def step(state, _):
        w, b, _, costs = state
        grads, cost = propagate(w, b, X, Y)
        return w - learning_rate * grads["dw"], b - learning_rate * grads["db"], grads, [*costs, cost]

    w, b, grads, costs = reduce(step, range(num_iterations), (w, b, None, []))
    return {"w": w, "b": b}, grads, costs
""",
    ),
    (
        "optimize",
        "does not call propagate at all",
        """
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    m = X.shape[1]
    costs = []
    for _ in range(num_iterations):
        z = w.T @ X + b
        a = 1 / (1 + np.exp(-z))
        costs.append(float(np.mean(np.logaddexp(0, z) - Y * z)))
        grads = {"dw": X @ (a - Y).T / m, "db": float(np.mean(a - Y))}
        w, b = w - learning_rate * grads["dw"], b - learning_rate * grads["db"]
    return {"w": w, "b": b}, grads, costs
""",
    ),
    (
        "optimize",
        "a generator of states, keyword calls, positions of the list filled in",
        """
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    def descent(w, b):
        while True:
            grads, cost = propagate(b=b, w=w, Y=Y, X=X)
            w = np.subtract(w, np.multiply(learning_rate, grads["dw"]))
            b = np.subtract(b, np.multiply(learning_rate, grads["db"]))
            yield w, b, grads, cost

    costs = [None] * num_iterations
    for i, (w, b, grads, cost) in zip(range(num_iterations), descent(w, b)):
        costs[i] = cost
    return {"w": w, "b": b}, grads, costs
""",
    ),
    (
        "optimize",
        "costs in an array, made a list at the end; b a 0-d array; extra keys",
        """
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    history = np.zeros(num_iterations)
    b = np.array(b, dtype=float)
    for i in range(num_iterations):
        grads, history[i] = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = np.array(b - learning_rate * grads["db"])
    return {"w": w, "b": b, "steps": num_iterations}, grads, history.tolist()
""",
    ),
    (
        "optimize",
        "draws a figure on the way",
        """
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    import matplotlib.pyplot as plt

    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w, b, costs = w - learning_rate * grads["dw"], b - learning_rate * grads["db"], costs + [cost]
    figure, axes = plt.subplots()
    axes.plot(costs)
    plt.close(figure)
    return {"w": w, "b": b}, grads, costs
""",
    ),
    (
        "optimize",
        "a class with a method for the step; an iteration computed twice over",
        """
class Descent:
    def __init__(self, w, b, rate):
        self.params = {"w": w, "b": b}
        self.rate = rate
        self.costs = []

    def step(self, X, Y):
        _, cost = propagate(self.params["w"], self.params["b"], X, Y)
        self.grads, _ = propagate(self.params["w"], self.params["b"], X, Y)
        self.costs.append(cost)
        self.params = {k: v - self.rate * self.grads["d" + k] for k, v in self.params.items()}

def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    descent = Descent(w, b, learning_rate)
    for _ in range(num_iterations):
        descent.step(X, Y)
    return descent.params, descent.grads, descent.costs
""",
    ),
    (
        "optimize",
        "w and b in one vector; prints every cost",
        """
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    theta = np.append(np.ravel(w), b)
    costs = []
    for i in range(1, num_iterations + 1):
        grads, cost = propagate(theta[:-1].reshape(-1, 1), theta[-1], X, Y)
        print(i, cost)
        costs.insert(len(costs), cost)
        theta = theta - learning_rate * np.append(grads["dw"].ravel(), grads["db"])
    return dict(w=theta[:-1, None], b=theta[-1]), dict(grads), costs
""",
    ),
    (
        "predict",
        "no sigmoid: the sum is compared with 0",
        """
def predict(w, b, X):
    return (w.T @ X + b) > 0
""",
    ),
    (
        "predict",
        "rounded probabilities",
        """
def predict(w, b, X):
    return np.round(sigmoid(np.dot(w.T, X) + b))
""",
    ),
    (
        "predict",
        "a list comprehension over the columns",
        """
def predict(w, b, X):
    probable = lambda x: sigmoid(np.vdot(w, x) + b) > 0.5
    return np.array([[1 if probable(x) else 0 for x in X.T]])
""",
    ),
    (
        "predict",
        "np.heaviside",
        """
def predict(w, b, X):
    return np.heaviside(np.tensordot(w, X, axes=(0, 0)) + b, 0)
""",
    ),
    (
        "predict",
        "np.digitize, unsigned bytes",
        """
def predict(w, b, X):
    A = sigmoid(np.einsum("jk,ji->ki", w, X) + b)
    return np.digitize(A, [0.5], right=True).astype(np.uint8)
""",
    ),
    (
        "predict",
        "overwrites its own array of probabilities, with prints",
        """
def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b)
    cats = A > 0.5
    A[cats], A[~cats] = 1.0, 0.0
    print("cats:", int(cats.sum()), "of", cats.size)
    return A
""",
    ),
    (
        "predict",
        "by the sign of the sum",
        """
def predict(w, b, X):
    z = (w * X).sum(axis=0, keepdims=True) + b
    return (np.sign(z) + 1) // 2
""",
    ),
    (
        "model",
        "nothing of the earlier exercises is used",
        """
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    w, b, costs = np.zeros((len(X_train), 1)), 0.0, []
    for _ in range(num_iterations):
        z = w.T @ X_train + b
        costs.append(np.mean(np.logaddexp(0, z) - Y_train * z))
        error = (1 / (1 + np.exp(-z)) - Y_train) / z.size
        w, b = w - learning_rate * X_train @ error.T, b - learning_rate * error.sum()
    answers = [w.T @ X + b > 0 for X in (X_train, X_test)]
    return {"w": w, "b": b, "costs": costs, "train_predictions": answers[0], "test_predictions": answers[1]}
""",
    ),
    (
        "model",
        "one prediction for both sets together, then cut",
        """
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    start = initialize_with_zeros(dim=X_train.shape[0])
    params, _, costs = optimize(
        *start, X=X_train, Y=Y_train, learning_rate=learning_rate, num_iterations=num_iterations
    )
    both = predict(X=np.concatenate((X_train, X_test), axis=1), **params)
    train, test = np.split(both, [X_train.shape[1]], axis=1)
    return {**params, "costs": costs, "train_predictions": train, "test_predictions": test}
""",
    ),
    (
        "model",
        "trains in single steps",
        """
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    costs = []
    for i in range(num_iterations):
        params, grads, (cost,) = optimize(w, b, X_train, Y_train, 1, learning_rate)
        costs.append(cost)
        w, b = params["w"], params["b"]
        if print_cost and i % 100 == 0:
            print(i, cost)
    return dict(w=w, b=b, costs=costs, train_predictions=predict(w, b, X_train),
                test_predictions=predict(w, b, X_test))
""",
    ),
    (
        "model",
        "calls propagate itself, prints accuracies, returns more keys",
        """
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    d = {"costs": [], "learning_rate": learning_rate, "num_iterations": num_iterations}
    for _ in range(num_iterations):
        grads, cost = propagate(w, b, X_train, Y_train)
        d["costs"].append(float(cost))
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
    d["w"], d["b"] = w, b
    for name, X, Y in (("train", X_train, Y_train), ("test", X_test, Y_test)):
        d[name + "_predictions"] = predict(w, b, X)
        d[name + "_accuracy"] = np.mean(d[name + "_predictions"] == Y)
        print(name, d[name + "_accuracy"])
    return d
""",
    ),
    (
        "model",
        "learns from the training examples in another order",
        """
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    order = np.random.permutation(X_train.shape[1])
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train[:, order], Y_train[:, order], num_iterations, learning_rate)
    answer = lambda X: predict(params["w"], params["b"], X)
    return params | {"costs": costs, "train_predictions": answer(X_train), "test_predictions": answer(X_test)}
""",
    ),
    (
        "model",
        "a class with fit and predict",
        """
class LogisticRegression:
    def fit(self, X, Y, iterations, rate, verbose):
        self.w, self.b = initialize_with_zeros(X.shape[0])
        learned, self.grads, self.costs = optimize(self.w, self.b, X, Y, iterations, rate, verbose)
        self.__dict__.update(learned)
        return self

    def predict(self, X):
        return predict(self.w, self.b, X)

def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    one = LogisticRegression().fit(X_train, Y_train, num_iterations, learning_rate, print_cost)
    keys = ["w", "b", "costs", "train_predictions", "test_predictions"]
    values = [one.w, one.b, one.costs, one.predict(X_train), one.predict(X_test)]
    return dict(zip(keys, values))
""",
    ),
    (
        "model",
        "predictions that are floats, weights that are whole zeros at first, rounds of two steps",
        """
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    w, b, costs = np.zeros((X_train.shape[0], 1), dtype=int), 0, []
    while len(costs) < num_iterations:
        steps = min(2, num_iterations - len(costs))
        params, _, more = optimize(w, b, X_train, Y_train, steps, learning_rate, False)
        w, b = params["w"], params["b"]
        costs.extend(more)
    return {"test_predictions": 1.0 * predict(w, b, X_test), "train_predictions": 1.0 * predict(w, b, X_train),
            "w": w, "b": b, "costs": costs}
""",
    ),
]
