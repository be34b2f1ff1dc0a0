"""Wrong solutions of week 3's shallow network: function, what is wrong, source.

Written by somebody who had read only the released notebook and the catalogue of mistakes.
"""

from __future__ import annotations

WRONG: list[tuple[str, str, str]] = [
    # ------------------------------------------------------------------ layer_sizes
    (
        "layer_sizes",
        "columns instead of rows",
        """
def layer_sizes(X, Y):
    n_x = X.shape[1]
    n_h = 4
    n_y = Y.shape[1]
    return n_x, n_h, n_y
""",
    ),
    (
        "layer_sizes",
        "n_y from X",
        """
def layer_sizes(X, Y):
    n_x = X.shape[0]
    n_h = 4
    n_y = X.shape[0]
    return (n_x, n_h, n_y)
""",
    ),
    (
        "layer_sizes",
        "n_h is twice the inputs, 4 for two inputs only",
        """
def layer_sizes(X, Y):
    n_x, m = X.shape
    return n_x, 2 * n_x, Y.shape[0]
""",
    ),
    (
        "layer_sizes",
        "returned in another order: n_x, n_y, n_h",
        """
def layer_sizes(X, Y):
    n_x = len(X)
    n_y = len(Y)
    return n_x, n_y, 4
""",
    ),
    (
        "layer_sizes",
        "n_y is the number of classes",
        """
def layer_sizes(X, Y):
    n_x = np.shape(X)[0]
    n_y = len(np.unique(Y))   # how many classes are there
    return n_x, 4, n_y
""",
    ),
    (
        "layer_sizes",
        "n_y always 1",
        """
def layer_sizes(X, Y):
    return X.shape[0], 4, 1
""",
    ),
    (
        "layer_sizes",
        "all entries counted with size",
        """
def layer_sizes(X, Y):
    n_x, n_y = X.size, Y.size
    n_h = 4
    return n_x, n_h, n_y
""",
    ),
    (
        "layer_sizes",
        "whole shapes instead of one number",
        """
def layer_sizes(X, Y):
    n_x = X.shape
    n_y = Y.shape
    return n_x, 4, n_y
""",
    ),
    # ------------------------------------------------------------------ initialize_parameters
    (
        "initialize_parameters",
        "weight matrices transposed",
        """
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.random.randn(n_x, n_h) * 0.01
    b1 = np.zeros((n_h, 1))
    W2 = np.random.randn(n_h, n_y) * 0.01
    b2 = np.zeros((n_y, 1))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
""",
    ),
    (
        "initialize_parameters",
        "standard deviation 0.1",
        """
def initialize_parameters(n_x, n_h, n_y):
    scale = 0.1
    return dict(
        W1=scale * np.random.randn(n_h, n_x),
        b1=np.zeros((n_h, 1)),
        W2=scale * np.random.randn(n_y, n_h),
        b2=np.zeros((n_y, 1)),
    )
""",
    ),
    (
        "initialize_parameters",
        "0.01 taken for a variance whose square is wanted: standard deviation 0.0001",
        """
def initialize_parameters(n_x, n_h, n_y):
    sigma = 0.01
    W1 = np.random.normal(0, sigma**2, size=(n_h, n_x))
    W2 = np.random.normal(0, sigma**2, size=(n_y, n_h))
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}
""",
    ),
    (
        "initialize_parameters",
        "0.01 forgotten at W2",
        """
def initialize_parameters(n_x, n_h, n_y):
    parameters = {}
    parameters["W1"] = np.random.randn(n_h, n_x) * 0.01
    parameters["b1"] = np.zeros((n_h, 1))
    parameters["W2"] = np.random.randn(n_y, n_h)
    parameters["b2"] = np.zeros((n_y, 1))
    return parameters
""",
    ),
    (
        "initialize_parameters",
        "uniform around zero: rand minus one half",
        """
def initialize_parameters(n_x, n_h, n_y):
    W1 = (np.random.rand(n_h, n_x) - 0.5) * 0.01
    W2 = (np.random.rand(n_y, n_h) - 0.5) * 0.01
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}
""",
    ),
    (
        "initialize_parameters",
        "biases random too",
        """
def initialize_parameters(n_x, n_h, n_y):
    p = {}
    for name, shape in [("W1", (n_h, n_x)), ("b1", (n_h, 1)), ("W2", (n_y, n_h)), ("b2", (n_y, 1))]:
        p[name] = 0.01 * np.random.randn(*shape)
    return p
""",
    ),
    (
        "initialize_parameters",
        "rank-1 biases",
        """
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.random.randn(n_h, n_x) * 0.01
    b1 = np.zeros(n_h)
    W2 = np.random.randn(n_y, n_h) * 0.01
    b2 = np.zeros(n_y)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
""",
    ),
    (
        "initialize_parameters",
        "the same seed before each draw, so W2 repeats W1",
        """
def initialize_parameters(n_x, n_h, n_y):
    np.random.seed(2)
    W1 = np.random.randn(n_h, n_x) * 0.01
    np.random.seed(2)
    W2 = np.random.randn(n_y, n_h) * 0.01
    b1 = np.zeros((n_h, 1))
    b2 = np.zeros((n_y, 1))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
""",
    ),
    (
        "initialize_parameters",
        "one random number for a whole matrix",
        """
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.full((n_h, n_x), np.random.randn() * 0.01)
    W2 = np.full((n_y, n_h), np.random.randn() * 0.01)
    b1 = np.zeros((n_h, 1))
    b2 = np.zeros((n_y, 1))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
""",
    ),
    (
        "initialize_parameters",
        "absolute values, no negative weights",
        """
def initialize_parameters(n_x, n_h, n_y):
    def small(*shape):
        return abs(np.random.randn(*shape)) * 0.01
    return {"W1": small(n_h, n_x), "b1": np.zeros((n_h, 1)), "W2": small(n_y, n_h), "b2": np.zeros((n_y, 1))}
""",
    ),
    (
        "initialize_parameters",
        "four hidden units whatever n_h says",
        """
def initialize_parameters(n_x, n_h, n_y):
    n_h = 4
    W1 = np.random.randn(n_h, n_x) * 0.01
    b1 = np.zeros((n_h, 1))
    W2 = np.random.randn(n_y, n_h) * 0.01
    b2 = np.zeros((n_y, 1))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
""",
    ),
    (
        "initialize_parameters",
        "one random row repeated for all hidden units",
        """
def initialize_parameters(n_x, n_h, n_y):
    row = np.random.randn(1, n_x) * 0.01
    W1 = np.repeat(row, n_h, axis=0)
    W2 = np.random.randn(n_y, n_h) * 0.01
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}
""",
    ),
    (
        "initialize_parameters",
        "return forgotten",
        """
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.random.randn(n_h, n_x) * 0.01
    b1 = np.zeros((n_h, 1))
    W2 = np.random.randn(n_y, n_h) * 0.01
    b2 = np.zeros((n_y, 1))
    parameters = {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
""",
    ),
    (
        "initialize_parameters",
        "shape given to randn as a tuple",
        """
def initialize_parameters(n_x, n_h, n_y):
    W1 = np.random.randn((n_h, n_x)) * 0.01
    b1 = np.zeros((n_h, 1))
    W2 = np.random.randn((n_y, n_h)) * 0.01
    b2 = np.zeros((n_y, 1))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
""",
    ),
    # ------------------------------------------------------------------ forward_propagation
    (
        "forward_propagation",
        "sigmoid in the hidden layer",
        """
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = (parameters[k] for k in ("W1", "b1", "W2", "b2"))
    Z1 = W1 @ X + b1
    A1, _ = sigmoid(Z1)
    Z2 = W2 @ A1 + b2
    A2, _ = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
""",
    ),
    (
        "forward_propagation",
        "tanh at the output too",
        """
def forward_propagation(X, parameters):
    Z1 = np.dot(parameters["W1"], X) + parameters["b1"]
    A1 = np.tanh(Z1)
    Z2 = np.dot(parameters["W2"], A1) + parameters["b2"]
    A2 = np.tanh(Z2)
    cache = {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
    return A2, cache
""",
    ),
    (
        "forward_propagation",
        "layer 2 reads Z1",
        """
def forward_propagation(X, parameters):
    W1 = parameters["W1"]
    b1 = parameters["b1"]
    W2 = parameters["W2"]
    b2 = parameters["b2"]
    Z1 = np.dot(W1, X) + b1
    A1 = np.tanh(Z1)
    Z2 = np.dot(W2, Z1) + b2
    A2, cache2 = sigmoid(Z2)
    cache = {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
    return A2, cache
""",
    ),
    (
        "forward_propagation",
        "b2 forgotten",
        """
def forward_propagation(X, parameters):
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    Z1 = W1.dot(X) + b1
    A1 = np.tanh(Z1)
    Z2 = W2.dot(A1)
    A2 = sigmoid(Z2)[0]
    return A2, dict(Z1=Z1, A1=A1, Z2=Z2, A2=A2)
""",
    ),
    (
        "forward_propagation",
        "b1 forgotten",
        """
def forward_propagation(X, parameters):
    A1 = np.tanh(Z1 := parameters["W1"] @ X)
    Z2 = parameters["W2"] @ A1 + parameters["b2"]
    A2, _ = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
""",
    ),
    (
        "forward_propagation",
        "examples as rows",
        """
def forward_propagation(X, parameters):
    Z1 = np.dot(X.T, parameters["W1"].T) + parameters["b1"].T
    A1 = np.tanh(Z1)
    Z2 = np.dot(A1, parameters["W2"].T) + parameters["b2"].T
    A2, _ = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
""",
    ),
    (
        "forward_propagation",
        "the pair from sigmoid not unpacked",
        """
def forward_propagation(X, parameters):
    W1 = parameters["W1"]
    b1 = parameters["b1"]
    W2 = parameters["W2"]
    b2 = parameters["b2"]

    Z1 = np.dot(W1, X) + b1
    A1 = np.tanh(Z1)
    Z2 = np.dot(W2, A1) + b2
    A2 = sigmoid(Z2)

    cache = {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
    return A2, cache
""",
    ),
    (
        "forward_propagation",
        "Z overwritten by A, so the cache holds A twice",
        """
def forward_propagation(X, parameters):
    cache = {}
    Z = parameters["W1"] @ X + parameters["b1"]
    A = np.tanh(Z, out=Z)
    cache["Z1"], cache["A1"] = Z, A
    Z = parameters["W2"] @ A + parameters["b2"]
    cache["Z2"] = Z
    cache["A2"], _ = sigmoid(Z)
    return cache["A2"], cache
""",
    ),
    (
        "forward_propagation",
        "cache first",
        """
def forward_propagation(X, parameters):
    Z1 = np.dot(parameters["W1"], X) + parameters["b1"]
    A1 = np.tanh(Z1)
    Z2 = np.dot(parameters["W2"], A1) + parameters["b2"]
    A2, _ = sigmoid(Z2)
    cache = {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
    return cache, A2
""",
    ),
    (
        "forward_propagation",
        "bias added after tanh",
        """
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = parameters["W1"], parameters["b1"], parameters["W2"], parameters["b2"]
    Z1 = W1 @ X
    A1 = np.tanh(Z1) + b1
    Z2 = W2 @ A1
    A2 = sigmoid(Z2)[0] + b2
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
""",
    ),
    (
        "forward_propagation",
        "own sigmoid with exp(z) instead of exp(-z)",
        """
def forward_propagation(X, parameters):
    def sigma(z):
        return 1 / (1 + np.exp(z))

    Z1 = np.dot(parameters["W1"], X) + parameters["b1"]
    A1 = np.tanh(Z1)
    Z2 = np.dot(parameters["W2"], A1) + parameters["b2"]
    A2 = sigma(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
""",
    ),
    (
        "forward_propagation",
        "probabilities rounded to 0 and 1",
        """
def forward_propagation(X, parameters):
    Z1 = np.dot(parameters["W1"], X) + parameters["b1"]
    A1 = np.tanh(Z1)
    Z2 = np.dot(parameters["W2"], A1) + parameters["b2"]
    A2, _ = sigmoid(Z2)
    A2 = (A2 > 0.5).astype(float)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
""",
    ),
    (
        "forward_propagation",
        "inputs standardized first",
        """
def forward_propagation(X, parameters):
    X = (X - X.mean(axis=1, keepdims=True)) / (X.std(axis=1, keepdims=True) + 1e-8)
    Z1 = np.dot(parameters["W1"], X) + parameters["b1"]
    A1 = np.tanh(Z1)
    Z2 = np.dot(parameters["W2"], A1) + parameters["b2"]
    A2, _ = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
""",
    ),
    (
        "forward_propagation",
        "softmax over the rows at the output",
        """
def forward_propagation(X, parameters):
    Z1 = np.dot(parameters["W1"], X) + parameters["b1"]
    A1 = np.tanh(Z1)
    Z2 = np.dot(parameters["W2"], A1) + parameters["b2"]
    e = np.exp(Z2 - Z2.max(axis=0))
    A2 = e / e.sum(axis=0)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
""",
    ),
    (
        "forward_propagation",
        "A2 missing in the cache",
        """
def forward_propagation(X, parameters):
    Z1 = np.dot(parameters["W1"], X) + parameters["b1"]
    A1 = np.tanh(Z1)
    Z2 = np.dot(parameters["W2"], A1) + parameters["b2"]
    A2, _ = sigmoid(Z2)
    cache = {"Z1": Z1, "A1": A1, "Z2": Z2}
    return A2, cache
""",
    ),
    (
        "forward_propagation",
        "all biases of a layer added up",
        """
def forward_propagation(X, parameters):
    Z1 = np.dot(parameters["W1"], X) + np.sum(parameters["b1"])
    A1 = np.tanh(Z1)
    Z2 = np.dot(parameters["W2"], A1) + np.sum(parameters["b2"])
    A2, _ = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
""",
    ),
    (
        "forward_propagation",
        "ReLU in the hidden layer",
        """
def forward_propagation(X, parameters):
    Z1 = np.dot(parameters["W1"], X) + parameters["b1"]
    A1 = np.maximum(0, Z1)
    Z2 = np.dot(parameters["W2"], A1) + parameters["b2"]
    A2, _ = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
""",
    ),
    # ------------------------------------------------------------------ compute_cost
    (
        "compute_cost",
        "only the term of the label 1",
        """
def compute_cost(A2, Y):
    m = Y.shape[1]
    A2 = np.clip(A2, 1e-15, 1 - 1e-15)
    cost = np.sum(Y * np.log(A2))
    return float(-cost / m)
""",
    ),
    (
        "compute_cost",
        "sign missing",
        """
def compute_cost(A2, Y):
    eps = np.finfo(float).eps
    a = np.clip(A2, eps, 1 - eps)
    return float(np.mean(Y * np.log(a) + (1 - Y) * np.log(1 - a)))
""",
    ),
    (
        "compute_cost",
        "no clip: 0 times log 0",
        """
def compute_cost(A2, Y):
    m = Y.shape[1]
    logprobs = np.multiply(np.log(A2), Y) + np.multiply(1 - Y, np.log(1 - A2))
    cost = -np.sum(logprobs) / m
    return float(np.squeeze(cost))
""",
    ),
    (
        "compute_cost",
        "the end result mended with nan_to_num, which forgets the other examples",
        """
def compute_cost(A2, Y):
    with np.errstate(all="ignore"):
        cost = -np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))
    return float(np.nan_to_num(cost))
""",
    ),
    (
        "compute_cost",
        "clipped much too far from the ends, 0.001",
        """
def compute_cost(A2, Y):
    A2 = np.clip(A2, 0.001, 0.999)
    return float(-np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2)))
""",
    ),
    (
        "compute_cost",
        "clipped at 1e-5, a thousand times the allowed distance",
        """
def compute_cost(A2, Y):
    m = Y.shape[1]
    A2 = np.clip(A2, 1e-5, 1 - 1e-5)
    cost = -(1 / m) * np.sum(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))
    return float(cost)
""",
    ),
    (
        "compute_cost",
        "m is the number of rows",
        """
def compute_cost(A2, Y):
    m = Y.shape[0]
    A2 = np.clip(A2, 1e-12, 1 - 1e-12)
    return float(-np.sum(Y * np.log(A2) + (1 - Y) * np.log(1 - A2)) / m)
""",
    ),
    (
        "compute_cost",
        "-Y with unsigned labels",
        """
def compute_cost(A2, Y):
    eps = np.finfo(float).eps
    A2 = np.clip(A2, eps, 1 - eps)
    loss = -Y * np.log(A2) - (1 - Y) * np.log(1 - A2)
    return float(np.sum(loss) / Y.shape[1])
""",
    ),
    (
        "compute_cost",
        "~Y for one minus Y, true for booleans only",
        """
def compute_cost(A2, Y):
    A2 = np.clip(A2, 1e-10, 1 - 1e-10)
    loss = Y * np.log(A2) + ~Y * np.log(1 - A2)
    return float(-loss.mean())
""",
    ),
    (
        "compute_cost",
        "logarithm of base 10",
        """
def compute_cost(A2, Y):
    A2 = np.clip(A2, 1e-15, 1 - 1e-15)
    return float(-np.mean(Y * np.log10(A2) + (1 - Y) * np.log10(1 - A2)))
""",
    ),
    (
        "compute_cost",
        "an array of shape (1, 1) from a matrix product",
        """
def compute_cost(A2, Y):
    m = Y.shape[1]
    A2 = np.clip(A2, 1e-15, 1 - 1e-15)
    cost = -(np.dot(Y, np.log(A2).T) + np.dot(1 - Y, np.log(1 - A2).T)) / m
    return cost
""",
    ),
    (
        "compute_cost",
        "summed, no mean",
        """
def compute_cost(A2, Y):
    eps = np.finfo(float).eps
    A2 = np.clip(A2, eps, 1 - eps)
    total = 0.0
    for y, a in zip(Y[0], A2[0]):
        total -= y * np.log(a) + (1 - y) * np.log(1 - a)
    return float(total)
""",
    ),
    (
        "compute_cost",
        "a small number in the first logarithm only",
        """
def compute_cost(A2, Y):
    eps = 1e-12
    m = Y.shape[1]
    return float(-np.sum(Y * np.log(A2 + eps) + (1 - Y) * np.log(1 - A2)) / m)
""",
    ),
    (
        "compute_cost",
        "squared error",
        """
def compute_cost(A2, Y):
    m = Y.shape[1]
    return float(np.sum((A2 - Y) ** 2) / (2 * m))
""",
    ),
    (
        "compute_cost",
        "the mean of each class by itself",
        """
def compute_cost(A2, Y):
    A2 = np.clip(A2, 1e-15, 1 - 1e-15)
    ones = -np.log(A2[Y == 1])
    zeros = -np.log(1 - A2[Y == 0])
    cost = 0.0
    if ones.size:
        cost += ones.mean()
    if zeros.size:
        cost += zeros.mean()
    return float(cost)
""",
    ),
    (
        "compute_cost",
        "rounded to four decimals",
        """
def compute_cost(A2, Y):
    A2 = np.clip(A2, 1e-15, 1 - 1e-15)
    cost = -np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))
    return round(float(cost), 4)
""",
    ),
    (
        "compute_cost",
        "parentheses of 1 - Y forgotten",
        """
def compute_cost(A2, Y):
    m = Y.shape[1]
    A2 = np.clip(A2, 1e-15, 1 - 1e-15)
    cost = -np.sum(Y * np.log(A2) + 1 - Y * np.log(1 - A2)) / m
    return float(cost)
""",
    ),
    (
        "compute_cost",
        "labels swapped",
        """
def compute_cost(A2, Y):
    A2 = np.clip(A2, 1e-15, 1 - 1e-15)
    loss = np.where(Y == 0, -np.log(A2), -np.log(1 - A2))
    return float(loss.mean())
""",
    ),
    (
        "compute_cost",
        "loop begins at 1, so the first example is missing",
        """
def compute_cost(A2, Y):
    import math
    m = Y.shape[1]
    cost = 0
    for i in range(1, m):
        a = min(max(float(A2[0, i]), 1e-15), 1 - 1e-15)
        if Y[0, i] == 1:
            cost += -math.log(a)
        else:
            cost += -math.log(1 - a)
    return cost / m
""",
    ),
    (
        "compute_cost",
        "m of the flower",
        """
def compute_cost(A2, Y):
    A2 = np.clip(A2, 1e-15, 1 - 1e-15)
    return float(-1 / 320 * np.sum(Y * np.log(A2) + (1 - Y) * np.log(1 - A2)))
""",
    ),
    (
        "compute_cost",
        "float32 in which 1 - 1e-8 is 1",
        """
def compute_cost(A2, Y):
    A2 = np.asarray(A2, dtype=np.float32)
    A2 = np.clip(A2, np.float32(1e-8), np.float32(1 - 1e-8))
    Y = Y.astype(np.float32)
    return float(-np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2)))
""",
    ),
    (
        "compute_cost",
        "clip kept from 0 and from 1 by an eps too small to be there: 1 - 1e-20 is 1",
        """
def compute_cost(A2, Y):
    tiny = 1e-20
    A2 = np.clip(A2, tiny, 1 - tiny)
    return float(-np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2)))
""",
    ),
    # ------------------------------------------------------------------ tanh_derivative
    (
        "tanh_derivative",
        "square forgotten",
        """
def tanh_derivative(z):
    return 1 - np.tanh(z)
""",
    ),
    (
        "tanh_derivative",
        "z taken for the value of tanh",
        """
def tanh_derivative(z):
    return 1 - np.power(z, 2)
""",
    ),
    (
        "tanh_derivative",
        "the sigmoid's formula",
        """
def tanh_derivative(z):
    t = np.tanh(z)
    return t * (1 - t)
""",
    ),
    (
        "tanh_derivative",
        "tanh by exponentials, nan far out",
        """
def tanh_derivative(z):
    z = np.asarray(z, dtype=float)
    t = (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))
    return 1 - t**2
""",
    ),
    (
        "tanh_derivative",
        "math.tanh, for one number only",
        """
import math

def tanh_derivative(z):
    return 1 - math.tanh(z) ** 2
""",
    ),
    (
        "tanh_derivative",
        "squared before tanh",
        """
def tanh_derivative(z):
    return 1 - np.tanh(z**2)
""",
    ),
    (
        "tanh_derivative",
        "matrix product instead of the square",
        """
def tanh_derivative(z):
    t = np.atleast_2d(np.tanh(z))
    return 1 - np.dot(t, t.T)
""",
    ),
    (
        "tanh_derivative",
        "cut at 5 to keep it finite",
        """
def tanh_derivative(z):
    z = np.clip(z, -5, 5)
    return 4 / (np.exp(z) + np.exp(-z)) ** 2
""",
    ),
    (
        "tanh_derivative",
        "array like z, which holds no fractions if z is of whole numbers",
        """
def tanh_derivative(z):
    z = np.asarray(z)
    out = np.zeros_like(z)
    out[...] = 1 - np.tanh(z) ** 2
    return out
""",
    ),
    (
        "tanh_derivative",
        "rough difference quotient",
        """
def tanh_derivative(z):
    h = 0.01
    return (np.tanh(z + h) - np.tanh(z)) / h
""",
    ),
    (
        "tanh_derivative",
        "plus instead of minus",
        """
def tanh_derivative(z):
    return 1 + np.tanh(z) ** 2
""",
    ),
    (
        "tanh_derivative",
        "the mean slope, one number",
        """
def tanh_derivative(z):
    slopes = 1 - np.tanh(z) ** 2
    return slopes.mean()
""",
    ),
    # ------------------------------------------------------------------ relu_derivative
    (
        "relu_derivative",
        "ReLU itself",
        """
def relu_derivative(z):
    return np.maximum(0, z)
""",
    ),
    (
        "relu_derivative",
        "one if for the whole array",
        """
def relu_derivative(z):
    if z > 0:
        return 1
    else:
        return 0
""",
    ),
    (
        "relu_derivative",
        "the sign: -1 on the left",
        """
def relu_derivative(z):
    return np.sign(z)
""",
    ),
    (
        "relu_derivative",
        "the wrong way round",
        """
def relu_derivative(z):
    return np.where(z > 0, 0, 1)
""",
    ),
    (
        "relu_derivative",
        "cut to between 0 and 1",
        """
def relu_derivative(z):
    return np.clip(z, 0, 1)
""",
    ),
    (
        "relu_derivative",
        "from 1 on",
        """
def relu_derivative(z):
    return np.where(z >= 1, 1.0, 0.0)
""",
    ),
    (
        "relu_derivative",
        "writes into z, which fails for a number",
        """
def relu_derivative(z):
    z[z > 0] = 1
    z[z <= 0] = 0
    return z
""",
    ),
    (
        "relu_derivative",
        "flattened",
        """
def relu_derivative(z):
    return np.array([1 if v > 0 else 0 for v in np.ravel(z)])
""",
    ),
    (
        "relu_derivative",
        "two loops for two dimensions only",
        """
def relu_derivative(z):
    out = np.zeros(z.shape)
    for i in range(z.shape[0]):
        for j in range(z.shape[1]):
            if z[i, j] > 0:
                out[i, j] = 1
    return out
""",
    ),
    (
        "relu_derivative",
        "leak of the next exercise",
        """
def relu_derivative(z):
    return np.where(z > 0, 1, 0.01)
""",
    ),
    (
        "relu_derivative",
        "the slope of z times z: z where positive",
        """
def relu_derivative(z):
    mask = (z > 0) * 1
    return mask * z
""",
    ),
    # ------------------------------------------------------------------ leaky_relu_derivative
    (
        "leaky_relu_derivative",
        "leaky ReLU itself",
        """
def leaky_relu_derivative(z):
    return np.maximum(0.01 * z, z)
""",
    ),
    (
        "leaky_relu_derivative",
        "array like z, 0.01 becomes 0 for whole numbers",
        """
def leaky_relu_derivative(z):
    slope = np.ones_like(z)
    slope[z < 0] = 0.01
    return slope
""",
    ),
    (
        "leaky_relu_derivative",
        "0.01 z on the left",
        """
def leaky_relu_derivative(z):
    return np.where(z > 0, 1.0, 0.01 * z)
""",
    ),
    (
        "leaky_relu_derivative",
        "slope 0.1",
        """
def leaky_relu_derivative(z):
    return np.where(z > 0, 1, 0.1)
""",
    ),
    (
        "leaky_relu_derivative",
        "one if for the whole array, any",
        """
def leaky_relu_derivative(z):
    if np.any(z > 0):
        return np.ones(np.shape(z))
    return np.full(np.shape(z), 0.01)
""",
    ),
    (
        "leaky_relu_derivative",
        "the leak added everywhere: 1.01 on the right",
        """
def leaky_relu_derivative(z):
    return (z > 0) + 0.01
""",
    ),
    (
        "leaky_relu_derivative",
        "negative leak",
        """
def leaky_relu_derivative(z):
    return np.where(z > 0, 1.0, -0.01)
""",
    ),
    (
        "leaky_relu_derivative",
        "written one after the other: what became 0.01 is positive and becomes 1",
        """
def leaky_relu_derivative(z):
    d = np.array(z, dtype=float)
    d[d < 0] = 0.01
    d[d > 0] = 1
    return d
""",
    ),
    (
        "leaky_relu_derivative",
        "compared with 0.01 instead of 0",
        """
def leaky_relu_derivative(z):
    return np.where(z > 0.01, 1.0, 0.01)
""",
    ),
    (
        "leaky_relu_derivative",
        "no leak",
        """
def leaky_relu_derivative(z):
    return (np.asarray(z) > 0).astype(float)
""",
    ),
    (
        "leaky_relu_derivative",
        "a list over the first dimension, for a row of numbers only",
        """
def leaky_relu_derivative(z):
    return [1.0 if v > 0 else 0.01 for v in z]
""",
    ),
    # ------------------------------------------------------------------ backward_propagation
    (
        "backward_propagation",
        "1 - A1, square forgotten",
        """
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
""",
    ),
    (
        "backward_propagation",
        "the sigmoid's slope in the hidden layer",
        """
def backward_propagation(parameters, cache, X, Y):
    m = Y.shape[1]
    A1 = cache["A1"]
    grads = {}
    dZ2 = cache["A2"] - Y
    grads["dW2"] = dZ2 @ A1.T / m
    grads["db2"] = dZ2.sum(axis=1, keepdims=True) / m
    dZ1 = (parameters["W2"].T @ dZ2) * A1 * (1 - A1)
    grads["dW1"] = dZ1 @ X.T / m
    grads["db1"] = dZ1.sum(axis=1, keepdims=True) / m
    return grads
""",
    ),
    (
        "backward_propagation",
        "1/m in dZ1 once more",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dW2 = 1 / m * np.dot(dZ2, cache["A1"].T)
    db2 = 1 / m * np.sum(dZ2, axis=1, keepdims=True)
    dZ1 = 1 / m * np.dot(parameters["W2"].T, dZ2) * tanh_derivative(cache["Z1"])
    dW1 = 1 / m * np.dot(dZ1, X.T)
    db1 = 1 / m * np.sum(dZ1, axis=1, keepdims=True)
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
    ),
    (
        "backward_propagation",
        "1/m forgotten in dW1 only",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dW2 = np.dot(dZ2, cache["A1"].T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.dot(parameters["W2"].T, dZ2) * (1 - np.power(cache["A1"], 2))
    dW1 = np.dot(dZ1, X.T)
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
    ),
    (
        "backward_propagation",
        "1/m forgotten in both db",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dZ1 = parameters["W2"].T @ dZ2 * (1 - cache["A1"] ** 2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.sum(1, keepdims=True),
        "dW2": dZ2 @ cache["A1"].T / m,
        "db2": dZ2.sum(1, keepdims=True),
    }
""",
    ),
    (
        "backward_propagation",
        "keepdims forgotten",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    W2 = parameters["W2"]
    A1 = cache["A1"]
    A2 = cache["A2"]
    dZ2 = A2 - Y
    dW2 = np.dot(dZ2, A1.T) / m
    db2 = np.sum(dZ2, axis=1) / m
    dZ1 = np.dot(W2.T, dZ2) * (1 - A1 * A1)
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=1) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
    ),
    (
        "backward_propagation",
        "summed along axis 0",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dW2 = np.dot(dZ2, cache["A1"].T) / m
    db2 = np.sum(dZ2, axis=0, keepdims=True) / m
    dZ1 = np.dot(parameters["W2"].T, dZ2) * tanh_derivative(cache["Z1"])
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=0, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
    ),
    (
        "backward_propagation",
        "label minus prediction",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    error = Y - cache["A2"]
    hidden = np.dot(parameters["W2"].T, error) * tanh_derivative(cache["Z1"])
    return {
        "dW1": np.dot(hidden, X.T) / m,
        "db1": np.mean(hidden, axis=1, keepdims=True),
        "dW2": np.dot(error, cache["A1"].T) / m,
        "db2": np.mean(error, axis=1, keepdims=True),
    }
""",
    ),
    (
        "backward_propagation",
        "dW2 in the place of W2",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dW2 = (1 / m) * np.dot(dZ2, cache["A1"].T)
    db2 = (1 / m) * np.sum(dZ2, axis=1, keepdims=True)
    dZ1 = np.multiply(np.dot(dW2.T, dZ2), 1 - np.power(cache["A1"], 2))
    dW1 = (1 / m) * np.dot(dZ1, X.T)
    db1 = (1 / m) * np.sum(dZ1, axis=1, keepdims=True)
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
    ),
    (
        "backward_propagation",
        "the sigmoid's slope at the output, as for the squared error",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    A2 = cache["A2"]
    dZ2 = (A2 - Y) * A2 * (1 - A2)
    dW2 = np.dot(dZ2, cache["A1"].T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.dot(parameters["W2"].T, dZ2) * tanh_derivative(cache["Z1"])
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
    ),
    (
        "backward_propagation",
        "m is the number of inputs",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[0]
    dZ2 = cache["A2"] - Y
    dW2 = np.dot(dZ2, cache["A1"].T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.dot(parameters["W2"].T, dZ2) * tanh_derivative(cache["Z1"])
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
    ),
    (
        "backward_propagation",
        "the slope at A1 instead of at Z1",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dW2 = np.dot(dZ2, cache["A1"].T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.dot(parameters["W2"].T, dZ2) * tanh_derivative(cache["A1"])
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
    ),
    (
        "backward_propagation",
        "1 - Z1 squared",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dW2 = np.dot(dZ2, cache["A1"].T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.dot(parameters["W2"].T, dZ2) * (1 - cache["Z1"] ** 2)
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
    ),
    (
        "backward_propagation",
        "stops at dA2: the slope of the cost, without the sigmoid",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    A2 = cache["A2"]
    dZ2 = (1 - Y) / (1 - A2) - Y / A2
    dW2 = np.dot(dZ2, cache["A1"].T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.dot(parameters["W2"].T, dZ2) * tanh_derivative(cache["Z1"])
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
    ),
    (
        "backward_propagation",
        "W2 left out",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dW2 = np.dot(dZ2, cache["A1"].T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.sum(dZ2, axis=0, keepdims=True) * tanh_derivative(cache["Z1"])
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
    ),
    (
        "backward_propagation",
        "keys without d",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dW2 = np.dot(dZ2, cache["A1"].T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.dot(parameters["W2"].T, dZ2) * tanh_derivative(cache["Z1"])
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
""",
    ),
    (
        "backward_propagation",
        "ReLU's slope in the hidden layer",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dW2 = np.dot(dZ2, cache["A1"].T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.dot(parameters["W2"].T, dZ2) * relu_derivative(cache["Z1"])
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
    ),
    (
        "backward_propagation",
        "no slope at all",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dW2 = np.dot(dZ2, cache["A1"].T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.dot(parameters["W2"].T, dZ2)
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
    ),
    (
        "backward_propagation",
        "-Y with unsigned labels",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = -Y + cache["A2"]
    dW2 = np.dot(dZ2, cache["A1"].T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.dot(parameters["W2"].T, dZ2) * tanh_derivative(cache["Z1"])
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
    ),
    (
        "backward_propagation",
        "sum of everything in db1, no axis",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dW2 = np.dot(dZ2, cache["A1"].T) / m
    db2 = np.sum(dZ2) / m
    dZ1 = np.dot(parameters["W2"].T, dZ2) * tanh_derivative(cache["Z1"])
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
    ),
    (
        "backward_propagation",
        "decisions instead of probabilities in the error",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = (cache["A2"] > 0.5).astype(float) - Y
    dW2 = np.dot(dZ2, cache["A1"].T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.dot(parameters["W2"].T, dZ2) * tanh_derivative(cache["Z1"])
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
    ),
    (
        "backward_propagation",
        "Z2 instead of A2 in the error",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["Z2"] - Y
    dW2 = np.dot(dZ2, cache["A1"].T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.dot(parameters["W2"].T, dZ2) * tanh_derivative(cache["Z1"])
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
    ),
    (
        "backward_propagation",
        "dW2 from Z1 instead of A1",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dW2 = np.dot(dZ2, cache["Z1"].T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.dot(parameters["W2"].T, dZ2) * tanh_derivative(cache["Z1"])
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
    ),
    (
        "backward_propagation",
        "np.dot with the slope",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dW2 = np.dot(dZ2, cache["A1"].T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.dot(np.dot(parameters["W2"].T, dZ2), tanh_derivative(cache["Z1"]))
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
    ),
    (
        "backward_propagation",
        "gradients of the weights transposed",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dW2 = np.dot(cache["A1"], dZ2.T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.dot(parameters["W2"].T, dZ2) * tanh_derivative(cache["Z1"])
    dW1 = np.dot(X, dZ1.T) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
    ),
    (
        "backward_propagation",
        "W2.T * dZ2 by broadcasting, which works for one output only",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dW2 = np.dot(dZ2, cache["A1"].T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = parameters["W2"].T * dZ2 * tanh_derivative(cache["Z1"])
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
    ),
    (
        "backward_propagation",
        "db2 as one mean of all, right for one output only",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dW2 = np.dot(dZ2, cache["A1"].T) / m
    db2 = np.array([[np.mean(dZ2)]])
    dZ1 = np.dot(parameters["W2"].T, dZ2) * tanh_derivative(cache["Z1"])
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.mean(dZ1, axis=1, keepdims=True)
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
    ),
    (
        "backward_propagation",
        "squares A1 in place before dW2 reads it",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    A1 = cache["A1"].copy()
    dZ2 = cache["A2"] - Y
    A1 *= A1
    dZ1 = np.dot(parameters["W2"].T, dZ2) * (1 - A1)
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    dW2 = np.dot(dZ2, A1.T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
    ),
    (
        "backward_propagation",
        "divided by m at the start and at the end",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = (cache["A2"] - Y) / m
    dW2 = np.dot(dZ2, cache["A1"].T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.dot(parameters["W2"].T, dZ2) * tanh_derivative(cache["Z1"])
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
    ),
    (
        "backward_propagation",
        "W1 handed back in the place of W2",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dW2 = np.dot(dZ2, cache["A1"].T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.dot(parameters["W1"].T, dZ2) * tanh_derivative(cache["Z1"])
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
    ),
    (
        "backward_propagation",
        "db1 from the error of layer 2, times the weights, without the slope",
        """
def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"] - Y
    dW2 = np.dot(dZ2, cache["A1"].T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dA1 = np.dot(parameters["W2"].T, dZ2)
    dZ1 = dA1 * tanh_derivative(cache["Z1"])
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dA1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
""",
    ),
    # ------------------------------------------------------------------ update_parameters
    (
        "update_parameters",
        "uphill",
        """
def update_parameters(parameters, grads, learning_rate):
    return {key: parameters[key] + learning_rate * grads["d" + key] for key in ("W1", "b1", "W2", "b2")}
""",
    ),
    (
        "update_parameters",
        "learning rate of the training as a literal",
        """
def update_parameters(parameters, grads, learning_rate=1.2):
    W1 = parameters["W1"] - 1.2 * grads["dW1"]
    b1 = parameters["b1"] - 1.2 * grads["db1"]
    W2 = parameters["W2"] - 1.2 * grads["dW2"]
    b2 = parameters["b2"] - 1.2 * grads["db2"]
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
""",
    ),
    (
        "update_parameters",
        "biases stay",
        """
def update_parameters(parameters, grads, learning_rate):
    new = dict(parameters)
    new["W1"] = new["W1"] - learning_rate * grads["dW1"]
    new["W2"] = new["W2"] - learning_rate * grads["dW2"]
    return new
""",
    ),
    (
        "update_parameters",
        "divided by the learning rate",
        """
def update_parameters(parameters, grads, learning_rate):
    W1 = parameters["W1"] - grads["dW1"] / learning_rate
    b1 = parameters["b1"] - grads["db1"] / learning_rate
    W2 = parameters["W2"] - grads["dW2"] / learning_rate
    b2 = parameters["b2"] - grads["db2"] / learning_rate
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
""",
    ),
    (
        "update_parameters",
        "copied line: b2 starts from b1",
        """
def update_parameters(parameters, grads, learning_rate):
    W1 = parameters["W1"] - learning_rate * grads["dW1"]
    b1 = parameters["b1"] - learning_rate * grads["db1"]
    W2 = parameters["W2"] - learning_rate * grads["dW2"]
    b2 = parameters["b1"] - learning_rate * grads["db2"]
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
""",
    ),
    (
        "update_parameters",
        "learning rate times the whole difference",
        """
def update_parameters(parameters, grads, learning_rate):
    out = {}
    for l in (1, 2):
        out[f"W{l}"] = learning_rate * (parameters[f"W{l}"] - grads[f"dW{l}"])
        out[f"b{l}"] = learning_rate * (parameters[f"b{l}"] - grads[f"db{l}"])
    return out
""",
    ),
    (
        "update_parameters",
        "goes through grads, which may hold more",
        """
def update_parameters(parameters, grads, learning_rate):
    new = {}
    for key in grads:
        name = key[1:]
        new[name] = parameters[name] - learning_rate * grads[key]
    return new
""",
    ),
    (
        "update_parameters",
        "pairs by the order of the dictionaries",
        """
def update_parameters(parameters, grads, learning_rate):
    new = {}
    for (name, value), gradient in zip(parameters.items(), grads.values()):
        new[name] = value - learning_rate * gradient
    return new
""",
    ),
    (
        "update_parameters",
        "only the direction: the sign of the gradient",
        """
def update_parameters(parameters, grads, learning_rate):
    step = lambda k: parameters[k] - learning_rate * np.sign(grads["d" + k])
    return {k: step(k) for k in ["W1", "b1", "W2", "b2"]}
""",
    ),
    (
        "update_parameters",
        "the old dictionary returned",
        """
def update_parameters(parameters, grads, learning_rate):
    W1, b1, W2, b2 = parameters["W1"], parameters["b1"], parameters["W2"], parameters["b2"]
    W1 = W1 - learning_rate * grads["dW1"]
    b1 = b1 - learning_rate * grads["db1"]
    W2 = W2 - learning_rate * grads["dW2"]
    b2 = b2 - learning_rate * grads["db2"]
    return parameters
""",
    ),
    (
        "update_parameters",
        "loop ends before layer 2",
        """
def update_parameters(parameters, grads, learning_rate):
    L = len(parameters) // 2
    new = parameters.copy()
    for l in range(1, L):
        new["W" + str(l)] = parameters["W" + str(l)] - learning_rate * grads["dW" + str(l)]
        new["b" + str(l)] = parameters["b" + str(l)] - learning_rate * grads["db" + str(l)]
    return new
""",
    ),
    (
        "update_parameters",
        "gradients cut to at most 1",
        """
def update_parameters(parameters, grads, learning_rate):
    new = {}
    for k in ("W1", "b1", "W2", "b2"):
        g = np.clip(grads["d" + k], -1, 1)   # so that it does not explode
        new[k] = parameters[k] - learning_rate * g
    return new
""",
    ),
    # ------------------------------------------------------------------ nn_model
    (
        "nn_model",
        "the update's result thrown away",
        """
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        update_parameters(parameters, grads, 1.2)
        if print_cost and i % 100 == 0:
            print(i, cost)
    return parameters
""",
    ),
    (
        "nn_model",
        "n_h from layer_sizes, always 4",
        """
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, n_h, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, 1.2)
        if print_cost and i % 100 == 0:
            print(f"Cost after iteration {i}: {cost}")
    return parameters
""",
    ),
    (
        "nn_model",
        "learning rate 0.01",
        """
def nn_model(X, Y, n_h, num_iterations, print_cost, learning_rate=0.01):
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, learning_rate)
        if print_cost and i % 100 == 0:
            print(i, cost)
    return parameters
""",
    ),
    (
        "nn_model",
        "number of iterations as a literal",
        """
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(0, 1000):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, 1.2)
        if print_cost and i % 100 == 0:
            print(i, cost)
    return parameters
""",
    ),
    (
        "nn_model",
        "a new start in every iteration",
        """
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        parameters = initialize_parameters(n_x, n_h, n_y)
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, 1.2)
        if print_cost and i % 100 == 0:
            print(i, cost)
    return parameters
""",
    ),
    (
        "nn_model",
        "one iteration too few",
        """
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(1, num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, 1.2)
        if print_cost and i % 100 == 0:
            print(i, cost)
    return parameters
""",
    ),
    (
        "nn_model",
        "one iteration too many, while with <=",
        """
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    i = 0
    while i <= num_iterations:
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, 1.2)
        if print_cost and i % 100 == 0:
            print(i, cost)
        i += 1
    return parameters
""",
    ),
    (
        "nn_model",
        "return inside the loop",
        """
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, 1.2)
        if print_cost and i % 100 == 0:
            print(i, cost)
        return parameters
""",
    ),
    (
        "nn_model",
        "costs returned too",
        """
def nn_model(X, Y, n_h, num_iterations, print_cost):
    costs = []
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        costs.append(compute_cost(A2, Y))
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, 1.2)
        if print_cost and i % 100 == 0:
            print(i, costs[-1])
    return parameters, costs
""",
    ),
    (
        "nn_model",
        "trains on a global set, not on the arguments",
        """
X_train = np.array([[0.5, -1.0, 0.3, 0.8], [1.0, 0.2, -0.7, 0.4]])
Y_train = np.array([[1, 0, 0, 1]])

def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, _, n_y = layer_sizes(X_train, Y_train)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X_train, parameters)
        cost = compute_cost(A2, Y_train)
        grads = backward_propagation(parameters, cache, X_train, Y_train)
        parameters = update_parameters(parameters, grads, 1.2)
        if print_cost and i % 100 == 0:
            print(i, cost)
    return parameters
""",
    ),
    (
        "nn_model",
        "forward and backward before the loop, so the gradient stays the first one",
        """
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    A2, cache = forward_propagation(X, parameters)
    grads = backward_propagation(parameters, cache, X, Y)
    for i in range(num_iterations):
        cost = compute_cost(A2, Y)
        parameters = update_parameters(parameters, grads, 1.2)
        if print_cost and i % 100 == 0:
            print(i, cost)
    return parameters
""",
    ),
    (
        "nn_model",
        "stops when the cost hardly changes",
        """
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    old = None
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        if old is not None and abs(old - cost) < 1e-4:
            break
        old = cost
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, 1.2)
        if print_cost and i % 100 == 0:
            print(i, cost)
    return parameters
""",
    ),
    (
        "nn_model",
        "weights made a hundred times larger after the start",
        """
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    parameters["W1"] = parameters["W1"] * 100   # learns faster
    parameters["W2"] = parameters["W2"] * 100
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, 1.2)
        if print_cost and i % 100 == 0:
            print(i, cost)
    return parameters
""",
    ),
    (
        "nn_model",
        "learning rate that decays",
        """
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    rate = 1.2
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, rate)
        rate = rate * 0.99
        if print_cost and i % 100 == 0:
            print(i, cost)
    return parameters
""",
    ),
    (
        "nn_model",
        "one example after the other in each iteration",
        """
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        for j in range(X.shape[1]):
            x, y = X[:, j:j+1], Y[:, j:j+1]
            A2, cache = forward_propagation(x, parameters)
            cost = compute_cost(A2, y)
            grads = backward_propagation(parameters, cache, x, y)
            parameters = update_parameters(parameters, grads, 1.2)
        if print_cost and i % 100 == 0:
            print(i, cost)
    return parameters
""",
    ),
    (
        "nn_model",
        "the parameters of the lowest cost, not the last ones",
        """
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    best_cost, best = float("inf"), parameters
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        if cost < best_cost:
            best_cost, best = cost, parameters
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, 1.2)
        if print_cost and i % 100 == 0:
            print(i, cost)
    return best
""",
    ),
    (
        "nn_model",
        "update stands under the if of the printing",
        """
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        if print_cost and i % 100 == 0:
            print(i, cost)
            parameters = update_parameters(parameters, grads, 1.2)
    return parameters
""",
    ),
    (
        "nn_model",
        "only the update stands in the loop after a wrong indentation",
        """
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        if print_cost and i % 100 == 0:
            print(i, cost)
    grads = backward_propagation(parameters, cache, X, Y)
    parameters = update_parameters(parameters, grads, 1.2)
    return parameters
""",
    ),
    (
        "nn_model",
        "inputs standardized before the training",
        """
def nn_model(X, Y, n_h, num_iterations, print_cost):
    X = (X - X.mean(axis=1, keepdims=True)) / X.std(axis=1, keepdims=True)
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, 1.2)
        if print_cost and i % 100 == 0:
            print(i, cost)
    return parameters
""",
    ),
    (
        "nn_model",
        "sizes handed over in the wrong order",
        """
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_h, n_x, n_y)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, 1.2)
        if print_cost and i % 100 == 0:
            print(i, cost)
    return parameters
""",
    ),
    (
        "nn_model",
        "the gradients returned",
        """
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    grads = {}
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, 1.2)
        if print_cost and i % 100 == 0:
            print(i, cost)
    return grads
""",
    ),
    (
        "nn_model",
        "every step is taken from the start",
        """
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, _, n_y = layer_sizes(X, Y)
    start = initialize_parameters(n_x, n_h, n_y)
    parameters = start
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, start)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(start, cache, X, Y)
        parameters = update_parameters(start, grads, 1.2)
        if print_cost and i % 100 == 0:
            print(i, cost)
    return parameters
""",
    ),
    (
        "nn_model",
        "fails without iterations: returns a name that only the loop makes",
        """
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, _, n_y = layer_sizes(X, Y)
    old = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, old)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(old, cache, X, Y)
        new = update_parameters(old, grads, 1.2)
        old = new
        if print_cost and i % 100 == 0:
            print(i, cost)
    return new
""",
    ),
    # ------------------------------------------------------------------ predict
    (
        "predict",
        "the probabilities themselves",
        """
def predict(parameters, X):
    A2, cache = forward_propagation(X, parameters)
    return A2
""",
    ),
    (
        "predict",
        "Z2 compared with one half",
        """
def predict(parameters, X):
    A2, cache = forward_propagation(X, parameters)
    return (cache["Z2"] > 0.5).astype(int)
""",
    ),
    (
        "predict",
        "compared with 0",
        """
def predict(parameters, X):
    A2, _ = forward_propagation(X, parameters)
    predictions = np.where(A2 > 0, 1, 0)
    return predictions
""",
    ),
    (
        "predict",
        "arguments of forward_propagation swapped",
        """
def predict(parameters, X):
    A2, _ = forward_propagation(parameters, X)
    return A2 > 0.5
""",
    ),
    (
        "predict",
        "compared with the mean",
        """
def predict(parameters, X):
    A2, _ = forward_propagation(X, parameters)
    return A2 > A2.mean()
""",
    ),
    (
        "predict",
        "flat",
        """
def predict(parameters, X):
    A2, _ = forward_propagation(X, parameters)
    return np.array([1 if a > 0.5 else 0 for a in A2.flatten()])
""",
    ),
    (
        "predict",
        "-1 and 1",
        """
def predict(parameters, X):
    A2, _ = forward_propagation(X, parameters)
    return np.sign(A2 - 0.5)
""",
    ),
    (
        "predict",
        "the pair not unpacked",
        """
def predict(parameters, X):
    A2 = forward_propagation(X, parameters)
    return A2 > 0.5
""",
    ),
    (
        "predict",
        "classes swapped",
        """
def predict(parameters, X):
    A2, _ = forward_propagation(X, parameters)
    return (A2 < 0.5) * 1
""",
    ),
    (
        "predict",
        "argmax over a single row, always 0",
        """
def predict(parameters, X):
    A2, _ = forward_propagation(X, parameters)
    return np.argmax(A2, axis=0).reshape(1, -1)
""",
    ),
    (
        "predict",
        "cut off instead of rounded",
        """
def predict(parameters, X):
    probabilities = forward_propagation(X, parameters)[0]
    return probabilities.astype(int)
""",
    ),
    (
        "predict",
        "one if for the whole array",
        """
def predict(parameters, X):
    A2, _ = forward_propagation(X, parameters)
    if A2.all() > 0.5:
        return np.ones(A2.shape)
    return np.zeros(A2.shape)
""",
    ),
    (
        "predict",
        "logistic regression with the output layer left out: the hidden units vote",
        """
def predict(parameters, X):
    A2, cache = forward_propagation(X, parameters)
    return (cache["A1"].mean(axis=0, keepdims=True) > 0).astype(int)
""",
    ),
]
