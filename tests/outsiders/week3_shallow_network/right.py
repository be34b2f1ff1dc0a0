"""Right but unusual solutions of week 3's shallow network: function, what is unusual, source.

Written by somebody who had read only the released notebook and the catalogue of mistakes.
"""

from __future__ import annotations

RIGHT: list[tuple[str, str, str]] = [
    # ------------------------------------------------------------------ layer_sizes
    (
        "layer_sizes",
        "star and underscore unpacking, prints on the way",
        """
def layer_sizes(X, Y):
    n_x, *_ = X.shape
    (n_y, m) = Y.shape
    print(f"{m} examples")
    return n_x, 4, n_y
""",
    ),
    (
        "layer_sizes",
        "a list of len's, counted by a loop",
        """
def layer_sizes(X, Y):
    n_x = 0
    for row in X:
        n_x += 1
    return tuple([n_x, 4, len(Y)])
""",
    ),
    (
        "layer_sizes",
        "columns of the transposed, a global constant",
        """
HIDDEN_UNITS = 4

def layer_sizes(X, Y):
    return X.T.shape[-1], HIDDEN_UNITS, Y.T.shape[-1]
""",
    ),
    (
        "layer_sizes",
        "a named tuple",
        """
from collections import namedtuple
Sizes = namedtuple("Sizes", "n_x n_h n_y")

layer_sizes = lambda X, Y: Sizes(n_y=np.size(Y, 0), n_x=np.size(X, axis=0), n_h=4)
""",
    ),
    (
        "layer_sizes",
        "size divided by the number of examples",
        """
def layer_sizes(X, Y):
    m = X.shape[1]
    n_h = 4
    return X.size // m, n_h, Y.size // m
""",
    ),
    # ------------------------------------------------------------------ initialize_parameters
    (
        "initialize_parameters",
        "default_rng and a loop over the layers",
        """
def initialize_parameters(n_x, n_h, n_y):
    rng = np.random.default_rng()
    dims = [n_x, n_h, n_y]
    out = {}
    for l in range(1, len(dims)):
        out[f"W{l}"] = 0.01 * rng.standard_normal((dims[l], dims[l - 1]))
        out[f"b{l}"] = 0.0 * rng.random((dims[l], 1))
    return out
""",
    ),
    (
        "initialize_parameters",
        "one draw for both layers, cut in two, W2 first",
        """
def initialize_parameters(n_x, n_h, n_y):
    draw = np.random.normal(0.0, 1e-2, n_h * n_x + n_y * n_h)
    W2, W1 = np.split(draw, [n_y * n_h])
    return {
        "b2": np.zeros((n_y, 1)),
        "b1": np.zeros((n_h, 1)),
        "W2": W2.reshape((n_y, n_h)),
        "W1": W1.reshape((n_h, n_x)),
    }
""",
    ),
    (
        "initialize_parameters",
        "transposed draws, integer zeros, divided by 100",
        """
def initialize_parameters(n_x, n_h, n_y):
    W1 = (np.random.randn(n_x, n_h) / 100).T
    W2 = (np.random.randn(n_h, n_y) / 100).T
    b1 = np.zeros((n_h, 1), dtype=int)
    b2 = np.zeros((n_y, 1), dtype=int)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
""",
    ),
    (
        "initialize_parameters",
        "a fixed seed inside, by a generator of its own",
        """
def initialize_parameters(n_x, n_h, n_y):
    rs = np.random.RandomState(12345)
    W2 = rs.randn(n_y, n_h) * 0.01
    W1 = rs.randn(n_h, n_x) * 0.01
    b1 = np.zeros_like(W1[:, :1])
    b2 = np.zeros_like(W2[:, [0]])
    return dict(W1=W1, W2=W2, b1=b1, b2=b2)
""",
    ),
    (
        "initialize_parameters",
        "np.random.seed inside",
        """
def initialize_parameters(n_x, n_h, n_y):
    np.random.seed(2)
    W1 = np.random.randn(n_h, n_x) * 0.01
    b1 = np.zeros((n_h, 1))
    W2 = np.random.randn(n_y, n_h) * 0.01
    b2 = np.zeros((n_y, 1))
    assert W1.shape == (n_h, n_x) and W2.shape == (n_y, n_h)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
""",
    ),
    (
        "initialize_parameters",
        "the standard library's gauss, number by number; a subclass of dict",
        """
import random

class Parameters(dict):
    pass

def initialize_parameters(n_x, n_h, n_y):
    def matrix(rows, columns):
        return np.array([[random.gauss(0, 0.01) for _ in range(columns)] for _ in range(rows)])

    p = Parameters()
    p["W1"] = matrix(n_h, n_x)
    p["W2"] = matrix(n_y, n_h)
    p["b1"] = np.array([[0.0]] * n_h)
    p["b2"] = np.array([[0.0]] * n_y)
    return p
""",
    ),
    (
        "initialize_parameters",
        "float32 and more entries",
        """
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.random.randn(n_h, n_x).astype(np.float32) * np.float32(0.01)
    W2 = np.random.randn(n_y, n_h).astype(np.float32) * np.float32(0.01)
    return {
        "W1": W1, "b1": np.zeros((n_h, 1), np.float32), "W2": W2, "b2": np.zeros((n_y, 1), np.float32),
        "n_h": n_h,
    }
""",
    ),
    # ------------------------------------------------------------------ forward_propagation
    (
        "forward_propagation",
        "einsum, tanh by the sigmoid",
        """
def forward_propagation(X, parameters):
    Z1 = np.einsum("hx,xm->hm", parameters["W1"], X) + parameters["b1"]
    A1 = 2 * sigmoid(2 * Z1)[0] - 1
    Z2 = np.einsum("yh,hm->ym", parameters["W2"], A1) + parameters["b2"]
    A2 = sigmoid(Z2)[0]
    return A2, dict(Z1=Z1, A1=A1, Z2=Z2, A2=A2)
""",
    ),
    (
        "forward_propagation",
        "one example at a time",
        """
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = [parameters[k] for k in "W1 b1 W2 b2".split()]
    columns = {"Z1": [], "A1": [], "Z2": [], "A2": []}
    for i in range(X.shape[1]):
        z1 = np.dot(W1, X[:, i]) + b1[:, 0]
        a1 = np.tanh(z1)
        z2 = np.dot(W2, a1) + b2[:, 0]
        a2, _ = sigmoid(z2)
        for name, column in zip(columns, (z1, a1, z2, a2)):
            columns[name].append(column)
    cache = {name: np.stack(c, axis=1) for name, c in columns.items()}
    return cache["A2"], cache
""",
    ),
    (
        "forward_propagation",
        "bias as a further weight of a row of ones; extra keys in the cache",
        """
def forward_propagation(X, parameters):
    ones = np.ones((1, X.shape[1]))
    def layer(l, A):
        W = np.hstack((parameters["W" + l], parameters["b" + l]))
        return W @ np.vstack((A, ones))
    Z1 = layer("1", X)
    A1 = np.tanh(Z1)
    Z2 = layer("2", A1)
    A2, memory = sigmoid(Z2)
    return (A2, {"A0": X, "Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2, "memory": memory})
""",
    ),
    (
        "forward_propagation",
        "own stable sigmoid by tanh, transposed all through",
        """
def forward_propagation(X, parameters):
    rows = X.T @ parameters["W1"].T + parameters["b1"].T
    hidden = np.tanh(rows)
    out = hidden @ parameters["W2"].T + parameters["b2"].T
    prob = 0.5 * (1 + np.tanh(out / 2))
    cache = {"Z1": rows.T, "A1": hidden.T, "Z2": out.T, "A2": prob.T}
    return cache["A2"], cache
""",
    ),
    (
        "forward_propagation",
        "recursion over the layers",
        """
def forward_propagation(X, parameters):
    cache = {}
    def go(A, l):
        if f"W{l}" not in parameters:
            return A
        Z = np.matmul(parameters[f"W{l}"], A)
        Z += parameters[f"b{l}"]
        last = f"W{l + 1}" not in parameters
        A = sigmoid(Z)[0] if last else np.tanh(Z)
        cache.update({f"Z{l}": Z, f"A{l}": A})
        return go(A, l + 1)
    return go(X, 1), cache
""",
    ),
    (
        "forward_propagation",
        "a list of the two results",
        """
def forward_propagation(X, parameters):
    Z1 = np.dot(parameters["W1"], X) + parameters["b1"]
    A1 = np.tanh(Z1)
    Z2 = np.dot(parameters["W2"], A1) + parameters["b2"]
    A2, Z2_again = sigmoid(Z2)
    return [A2, {"Z1": Z1, "A1": A1, "Z2": Z2_again, "A2": A2}]
""",
    ),
    # ------------------------------------------------------------------ compute_cost
    (
        "compute_cost",
        "where by label, NumPy scalar",
        """
def compute_cost(A2, Y):
    p = np.where(Y, A2, 1 - A2)
    return -np.log(np.maximum(p, np.finfo(float).tiny ** 0.5)).mean()
""",
    ),
    (
        "compute_cost",
        "a small number in both logarithms",
        """
def compute_cost(A2, Y):
    m = A2.shape[1]
    eps = 1e-12
    total = 0
    total = total + np.sum(np.log(A2[Y == 1] + eps))
    total = total + np.sum(np.log(1 - A2[Y == 0] + eps))
    return float(-total / m)
""",
    ),
    (
        "compute_cost",
        "matrix products, item",
        """
def compute_cost(A2, Y):
    A = np.clip(A2, 1e-8, 1 - 1e-8)
    Y = Y.astype(float)
    m = Y.shape[1]
    J = -(Y @ np.log(A).T + (1.0 - Y) @ np.log(1.0 - A).T) / m
    return J.item()
""",
    ),
    (
        "compute_cost",
        "pure Python, math.fsum",
        """
from math import fsum, log

def compute_cost(A2, Y):
    def loss(a, y):
        p = a if y else 1.0 - a
        return -log(max(p, 1e-15))
    losses = [loss(float(a), bool(y)) for a, y in zip(A2.ravel(), Y.ravel())]
    return fsum(losses) / len(losses)
""",
    ),
    (
        "compute_cost",
        "squeeze to an array without dimensions",
        """
def compute_cost(A2, Y):
    m = Y.shape[1]
    eps = np.finfo(float).eps
    A2 = A2.copy()
    A2[A2 < eps] = eps
    A2[A2 > 1 - eps] = 1 - eps
    cost = -1 / m * np.sum(np.log(A2) * Y + np.log(1 - A2) * (1 - Y), axis=1, keepdims=True)
    return np.squeeze(cost)
""",
    ),
    (
        "compute_cost",
        "xlogy by hand: log1p, errstate, a cap of the loss",
        """
def compute_cost(A2, Y):
    with np.errstate(divide="ignore"):
        loss = np.where(Y == 1, -np.log(A2), -np.log1p(-A2))
    return float(np.mean(np.minimum(loss, 36.0)))
""",
    ),
    (
        "compute_cost",
        "keyword arguments for everything, average",
        """
def compute_cost(A2, Y):
    A2 = np.clip(a=A2, a_min=1e-9, a_max=1 - 1e-9)
    y1 = np.log(A2, where=(Y == 1), out=np.zeros(A2.shape))
    y0 = np.log(1 - A2, where=(Y == 0), out=np.zeros(A2.shape))
    return -1.0 * np.average(y1 + y0)
""",
    ),
    (
        "compute_cost",
        "the logarithm of the product in pieces: sums of pairs by recursion",
        """
def compute_cost(A2, Y):
    eps = np.finfo(float).eps
    p = np.clip(np.abs(1 - Y - A2), eps, 1 - eps).ravel()
    def total(v):
        if len(v) <= 4:
            return -sum(np.log(x) for x in v)
        half = len(v) // 2
        return total(v[:half]) + total(v[half:])
    return np.float64(total(p) / p.size)
""",
    ),
    # ------------------------------------------------------------------ tanh_derivative
    (
        "tanh_derivative",
        "one over cosh squared, which overflows to 0",
        """
def tanh_derivative(z):
    with np.errstate(over="ignore"):
        return 1 / np.cosh(z) ** 2
""",
    ),
    (
        "tanh_derivative",
        "factors, exact far out",
        """
def tanh_derivative(z):
    t = np.tanh(z)
    return (1 + t) * (1 - t)
""",
    ),
    (
        "tanh_derivative",
        "by the sigmoid given in the setup",
        """
def tanh_derivative(z):
    s, _ = sigmoid(2 * np.asarray(z, dtype=float))
    return 4 * s * (1 - s)
""",
    ),
    (
        "tanh_derivative",
        "exp of minus the absolute value",
        """
def tanh_derivative(z):
    e = np.exp(-2.0 * np.abs(z))
    return 4.0 * e / (1.0 + e) ** 2
""",
    ),
    (
        "tanh_derivative",
        "math.tanh by vectorize",
        """
import math

@np.vectorize
def tanh_derivative(z):
    return 1.0 - math.tanh(z) ** 2
""",
    ),
    (
        "tanh_derivative",
        "in place on its own array, number apart",
        """
def tanh_derivative(z):
    if np.isscalar(z):
        return float(1 - np.tanh(z) ** 2)
    t = np.tanh(z)
    t *= t
    np.subtract(1, t, out=t)
    return t
""",
    ),
    # ------------------------------------------------------------------ relu_derivative
    (
        "relu_derivative",
        "truth values",
        """
def relu_derivative(z):
    return np.asarray(z) > 0
""",
    ),
    (
        "relu_derivative",
        "heaviside, one half at 0",
        """
def relu_derivative(z):
    return np.heaviside(z, 0.5)
""",
    ),
    (
        "relu_derivative",
        "the sign moved and halved",
        """
def relu_derivative(z):
    return (np.sign(z) + 1) / 2
""",
    ),
    (
        "relu_derivative",
        "recursion through the dimensions",
        """
def relu_derivative(z):
    if np.ndim(z) == 0:
        return 1 if z > 0 else 0
    return np.array([relu_derivative(part) for part in z])
""",
    ),
    (
        "relu_derivative",
        "one byte whole numbers, at 0 the slope 1",
        """
relu_derivative = lambda z: np.greater_equal(z, 0).astype(np.uint8)
""",
    ),
    (
        "relu_derivative",
        "masks on a copy",
        """
def relu_derivative(z):
    d = np.array(z, dtype=float)
    d[d > 0] = 1
    d[d < 0] = 0
    return d
""",
    ),
    # ------------------------------------------------------------------ leaky_relu_derivative
    (
        "leaky_relu_derivative",
        "the slope of ReLU stretched, keyword call",
        """
def leaky_relu_derivative(z):
    return 0.01 + 0.99 * relu_derivative(z=z)
""",
    ),
    (
        "leaky_relu_derivative",
        "select with piecewise conditions",
        """
def leaky_relu_derivative(z):
    z = np.asarray(z, dtype=float)
    return np.piecewise(z, [z > 0, z <= 0], [1.0, 0.01])
""",
    ),
    (
        "leaky_relu_derivative",
        "indexed by the condition",
        """
SLOPES = np.array([0.01, 1])

def leaky_relu_derivative(z):
    return SLOPES[np.greater(z, 0).astype(int)]
""",
    ),
    (
        "leaky_relu_derivative",
        "np.full and a mask; a number becomes an array without dimensions",
        """
def leaky_relu_derivative(z):
    slope = np.full(np.shape(z), 0.01)
    slope[np.asarray(z) > 0] = 1
    return slope
""",
    ),
    (
        "leaky_relu_derivative",
        "flat iteration, reshaped",
        """
def leaky_relu_derivative(z):
    flat = [1.0 if v > 0.0 else 1e-2 for v in np.nditer(np.asarray(z), order="C")]
    return np.reshape(flat, np.shape(z))
""",
    ),
    (
        "leaky_relu_derivative",
        "powers of the leak",
        """
def leaky_relu_derivative(z):
    return 0.01 ** np.less(z, 0)
""",
    ),
    # ------------------------------------------------------------------ backward_propagation
    (
        "backward_propagation",
        "einsum for every sum",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dZ1 = np.einsum("yh,ym,hm->hm", parameters["W2"], dZ2, 1 - cache["A1"] ** 2)
    return {
        "dW1": np.einsum("hm,xm->hx", dZ1, X) / m,
        "db1": np.einsum("hm->h", dZ1)[:, np.newaxis] / m,
        "dW2": np.einsum("ym,hm->yh", dZ2, cache["A1"]) / m,
        "db2": np.einsum("ym->y", dZ2)[:, None] / m,
    }
""",
    ),
    (
        "backward_propagation",
        "the mean of outer products, one example at a time",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    grads = {"d" + name: np.zeros(np.shape(parameters[name])) for name in ["W1", "b1", "W2", "b2"]}
    for i in range(m):
        one = slice(i, i + 1)
        dz2 = cache["A2"][:, one] - Y[:, one]
        dz1 = parameters["W2"].T @ dz2 * tanh_derivative(cache["Z1"][:, one])
        grads["dW2"] += np.outer(dz2, cache["A1"][:, one]) / m
        grads["db2"] += dz2 / m
        grads["dW1"] += np.outer(dz1, X[:, one]) / m
        grads["db1"] += dz1 / m
    return grads
""",
    ),
    (
        "backward_propagation",
        "error divided by m at once, sums by a product with ones, more entries",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    ones = np.ones((m, 1))
    delta2 = (cache["A2"] - Y) / m
    delta1 = (parameters["W2"].T @ delta2) * tanh_derivative(cache["Z1"])
    return {
        "dZ2": delta2, "dW2": delta2 @ cache["A1"].T, "db2": delta2 @ ones,
        "dZ1": delta1, "dW1": delta1 @ X.T, "db1": delta1 @ ones, "m": m,
    }
""",
    ),
    (
        "backward_propagation",
        "through the chain rule in full, in pieces: log-cost and sigmoid by the labels' float",
        """
def backward_propagation(parameters, cache, X, Y):
    Y = np.asarray(Y, dtype=float)
    _, m = X.shape
    t = np.tanh(cache["Z1"])
    error = np.subtract(cache["A2"], Y)
    mean_of_rows = lambda a: np.mean(a, axis=1).reshape(-1, 1)
    back = np.tensordot(parameters["W2"], error, axes=(0, 0)) * (1 / np.cosh(cache["Z1"]) ** 2)
    return dict(
        db2=mean_of_rows(error), db1=mean_of_rows(back),
        dW2=np.inner(error, t) / m, dW1=np.inner(back, X) / m,
    )
""",
    ),
    (
        "backward_propagation",
        "a class that keeps the state; prints",
        """
class Backward:
    def __init__(self, parameters, cache, X, Y):
        self.W2 = parameters["W2"]
        self.cache = cache
        self.X = X
        self.Y = Y
        self.m = Y.shape[-1]

    def average(self, d, inputs):
        return d.dot(inputs.T) / self.m, d.sum(axis=-1, keepdims=True) / self.m

    def run(self):
        d2 = self.cache["A2"] - self.Y
        dW2, db2 = self.average(d2, self.cache["A1"])
        d1 = self.W2.T.dot(d2)
        d1 -= d1 * self.cache["A1"] ** 2
        dW1, db1 = self.average(d1, self.X)
        print("norm of dW1:", np.linalg.norm(dW1))
        return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}


def backward_propagation(parameters, cache, X, Y):
    return Backward(parameters, cache, X, Y).run()
""",
    ),
    (
        "backward_propagation",
        "own copies changed in place, loop over the layers",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    inputs = [X, cache["A1"]]
    d = np.array(cache["A2"], copy=True)
    d -= Y
    grads = {}
    for l in (2, 1):
        grads[f"dW{l}"] = d @ inputs[l - 1].T / m
        grads[f"db{l}"] = np.add.reduce(d, axis=1, keepdims=True) / m
        if l == 2:
            d = parameters["W2"].T @ d
            d *= 1 - np.square(inputs[1])
    return grads
""",
    ),
    (
        "backward_propagation",
        "weights and bias at once: a row of ones under the inputs",
        """
def backward_propagation(parameters, cache, X, Y):
    m = Y.shape[1]
    extend = lambda A: np.concatenate([A, np.ones((1, m))], axis=0)
    dZ2 = cache["A2"] - Y
    G2 = dZ2 @ extend(cache["A1"]).T / m
    dZ1 = (dZ2.T @ parameters["W2"]).T * tanh_derivative(cache["Z1"])
    G1 = dZ1 @ extend(X).T / m
    return {"dW1": G1[:, :-1], "db1": G1[:, -1:], "dW2": G2[:, :-1], "db2": G2[:, -1:]}
""",
    ),
    (
        "backward_propagation",
        "four loops, no NumPy sums",
        """
def backward_propagation(parameters, cache, X, Y):
    n_x, m = X.shape
    n_y, n_h = parameters["W2"].shape
    dW1, db1 = np.zeros((n_h, n_x)), np.zeros((n_h, 1))
    dW2, db2 = np.zeros((n_y, n_h)), np.zeros((n_y, 1))
    for i in range(m):
        e = [float(cache["A2"][k, i]) - float(Y[k, i]) for k in range(n_y)]
        for k in range(n_y):
            db2[k, 0] += e[k] / m
        for j in range(n_h):
            a = cache["A1"][j, i]
            share = sum(parameters["W2"][k, j] * e[k] for k in range(n_y)) * (1 - a * a)
            for k in range(n_y):
                dW2[k, j] += e[k] * a / m
            db1[j, 0] += share / m
            for q in range(n_x):
                dW1[j, q] += share * X[q, i] / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
    ),
    # ------------------------------------------------------------------ update_parameters
    (
        "update_parameters",
        "comprehension, keywords, subtract",
        """
def update_parameters(parameters, grads, learning_rate):
    return {
        name: np.subtract(value, np.multiply(learning_rate, grads[f"d{name}"]))
        for name, value in parameters.items()
    }
""",
    ),
    (
        "update_parameters",
        "deep copy, then in place on the copy",
        """
from copy import deepcopy

def update_parameters(parameters, grads, learning_rate):
    new = deepcopy(parameters)
    for l in range(1, len(new) // 2 + 1):
        new["W" + str(l)] -= learning_rate * grads["dW" + str(l)]
        new["b" + str(l)] -= learning_rate * grads["db" + str(l)]
    return new
""",
    ),
    (
        "update_parameters",
        "goes through the gradients and leaves out what has no parameter",
        """
def update_parameters(parameters, grads, learning_rate):
    new = {}
    for key, gradient in grads.items():
        if key.startswith("d") and key[1:] in parameters:
            new[key[1:]] = -gradient * learning_rate + parameters[key[1:]]
    return new
""",
    ),
    (
        "update_parameters",
        "all as one long vector",
        """
def update_parameters(parameters, grads, learning_rate):
    names = ["b2", "W1", "b1", "W2"]
    flat = np.concatenate([parameters[n].ravel() for n in names])
    slope = np.concatenate([grads["d" + n].ravel() for n in names])
    flat = flat - learning_rate * slope
    out, start = {}, 0
    for n in names:
        size = parameters[n].size
        out[n] = flat[start:start + size].reshape(parameters[n].shape)
        start += size
    return out
""",
    ),
    (
        "update_parameters",
        "decorator and map",
        """
def named(function):
    def wrapper(parameters, grads, learning_rate):
        names = ("W1", "b1", "W2", "b2")
        return dict(zip(names, function([(parameters[n], grads["d" + n]) for n in names], learning_rate)))
    return wrapper


@named
def update_parameters(pairs, rate):
    return map(lambda pair: pair[0] - rate * pair[1], pairs)
""",
    ),
    (
        "update_parameters",
        "in place, for which the text promises a note only",
        """
def update_parameters(parameters, grads, learning_rate):
    for name in ("W1", "b1", "W2", "b2"):
        parameters[name] -= learning_rate * grads["d" + name]
    return parameters
""",
    ),
    # ------------------------------------------------------------------ nn_model
    (
        "nn_model",
        "while loop, defaults, keyword calls, sizes from the shapes",
        """
def nn_model(X, Y, n_h=4, num_iterations=10000, print_cost=False):
    parameters = initialize_parameters(n_x=X.shape[0], n_h=n_h, n_y=Y.shape[0])
    todo = num_iterations
    while todo > 0:
        A2, cache = forward_propagation(X=X, parameters=parameters)
        cost = compute_cost(A2=A2, Y=Y)
        if print_cost and (num_iterations - todo) % 100 == 0:
            print(f"{cost:.6f}")
        grads = backward_propagation(parameters=parameters, cache=cache, X=X, Y=Y)
        parameters = update_parameters(parameters=parameters, grads=grads, learning_rate=1.2)
        todo -= 1
    return parameters
""",
    ),
    (
        "nn_model",
        "recursion in the form of reduce",
        """
from functools import reduce

def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, _, n_y = layer_sizes(X, Y)

    def step(parameters, i):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        if print_cost and not i % 100:
            print(i, cost)
        return update_parameters(parameters, backward_propagation(parameters, cache, X, Y), 1.2)

    return reduce(step, range(num_iterations), initialize_parameters(n_x, n_h, n_y))
""",
    ),
    (
        "nn_model",
        "everything written out in the loop but the start and the cost",
        """
def nn_model(X, Y, n_h, num_iterations, print_cost):
    m = X.shape[1]
    n_x, n_y = X.shape[0], Y.shape[0]
    start = initialize_parameters(n_x, n_h, n_y)
    W1, b1, W2, b2 = start["W1"].copy(), start["b1"].copy(), start["W2"].copy(), start["b2"].copy()
    for i in range(num_iterations):
        A1 = np.tanh(W1 @ X + b1)
        A2 = 1 / (1 + np.exp(-(W2 @ A1 + b2)))
        cost = compute_cost(A2, Y)
        if print_cost and i % 100 == 0:
            print("cost", cost)
        E = A2 - Y
        H = W2.T @ E * (1 - A1 ** 2)
        W2 -= 1.2 / m * E @ A1.T
        b2 -= 1.2 / m * E.sum(axis=1, keepdims=True)
        W1 -= 1.2 / m * H @ X.T
        b1 -= 1.2 / m * H.sum(axis=1, keepdims=True)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
""",
    ),
    (
        "nn_model",
        "a generator, a cost more after the training, costs kept in a list",
        """
def nn_model(X, Y, n_h, num_iterations, print_cost):
    costs = []
    learning_rate = 1.2

    def training():
        n_x, _, n_y = layer_sizes(X, Y)
        p = initialize_parameters(n_x, n_h, n_y)
        yield p
        while True:
            A2, cache = forward_propagation(X, p)
            costs.append(compute_cost(A2, Y))
            p = update_parameters(p, backward_propagation(p, cache, X, Y), learning_rate)
            yield p

    for i, parameters in enumerate(training()):
        if print_cost and i % 100 == 0 and costs:
            print("iteration", i, "cost", costs[-1])
        if i == num_iterations:
            break
    final = compute_cost(forward_propagation(X, parameters)[0], Y)
    return parameters
""",
    ),
    (
        "nn_model",
        "a seed first, a class, labels made floats, a plot on the way",
        """
class Net:
    rate = 1.2

    def __init__(self, X, Y, n_h):
        self.X, self.Y = np.array(X, dtype=float), np.array(Y, dtype=float)
        n_x, _, n_y = layer_sizes(self.X, self.Y)
        np.random.seed(3)
        self.parameters = initialize_parameters(n_x, n_h, n_y)
        self.costs = []

    def step(self):
        A2, cache = forward_propagation(self.X, self.parameters)
        self.costs.append(compute_cost(A2, self.Y))
        grads = backward_propagation(self.parameters, cache, self.X, self.Y)
        self.parameters = update_parameters(self.parameters, grads, self.rate)


def nn_model(X, Y, n_h, num_iterations, print_cost):
    import matplotlib.pyplot as plt
    net = Net(X, Y, n_h)
    for i in range(num_iterations):
        net.step()
        if print_cost and i % 100 == 0:
            print(net.costs[-1])
    if print_cost:
        plt.figure()
        plt.plot(net.costs)
        plt.close()
    return net.parameters
""",
    ),
    (
        "nn_model",
        "prints every iteration as a formatted table, update before the printing",
        """
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, n_four, n_y = layer_sizes(X, Y)
    del n_four
    params = initialize_parameters(n_x, n_h, n_y)
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    i = 1
    for _ in [None] * num_iterations:
        params = dict(W1=W1, b1=b1, W2=W2, b2=b2)
        A2, cache = forward_propagation(X, params)
        g = backward_propagation(params, cache, X, Y)
        new = update_parameters(params, g, learning_rate=1.2)
        W1, b1, W2, b2 = new["W1"], new["b1"], new["W2"], new["b2"]
        cost = compute_cost(A2, Y)
        if print_cost:
            print("%5d | %12.6f" % (i, cost))
        i += 1
    return dict(W1=W1, b1=b1, W2=W2, b2=b2)
""",
    ),
    # ------------------------------------------------------------------ predict
    (
        "predict",
        "rounding, which takes one half to 0",
        """
def predict(parameters, X):
    A2, _ = forward_propagation(X, parameters)
    return np.rint(A2)
""",
    ),
    (
        "predict",
        "the sign of Z2",
        """
def predict(parameters, X):
    cache = forward_propagation(X=X, parameters=parameters)[1]
    return (cache["Z2"] > 0).astype(np.int8)
""",
    ),
    (
        "predict",
        "example by example",
        """
def predict(parameters, X):
    answers = np.zeros((1, X.shape[1]), dtype=np.uint8)
    for i in range(X.shape[1]):
        a, _ = forward_propagation(X[:, [i]], parameters)
        if a.item() > 0.5:
            answers[0, i] = 1
    return answers
""",
    ),
    (
        "predict",
        "truth values by greater, an object of a class",
        """
class Predictor:
    threshold = 0.5
    def __call__(self, parameters, X):
        probabilities, *rest = forward_propagation(X, parameters)
        return np.greater(probabilities, self.threshold)

predict = Predictor()
""",
    ),
    (
        "predict",
        "the forward pass written out, where",
        """
def predict(parameters, X):
    hidden = np.tanh(parameters["W1"] @ X + parameters["b1"])
    score = parameters["W2"] @ hidden + parameters["b2"]
    return np.where(score > 0, 1.0, 0.0)
""",
    ),
    (
        "predict",
        "ceil of the distance to one half, cut to 0 and 1",
        """
def predict(parameters, X):
    A2, _ = forward_propagation(X, parameters)
    return np.clip(np.ceil(A2 - 0.5), 0, 1)
""",
    ),
]
