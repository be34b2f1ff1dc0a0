"""Right but unusual solutions of week 4's image classifier: function, what is unusual, source.

Written by somebody who had read only the released notebook and the catalogue of mistakes.
"""

from __future__ import annotations

RIGHT: list[tuple[str, str, str]] = [
    (
        "two_layer_model",
        "L_model_forward and L_model_backward do the passes, dictionary of gradients with more keys",
        """
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    n_x, n_h, n_y = layers_dims
    parameters, costs = initialize_parameters(n_x, n_h, n_y), []
    for _ in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        costs.append(compute_cost(AL, Y))
        parameters = update_parameters(parameters, L_model_backward(AL, Y, caches), learning_rate)
    return parameters, costs
""",
    ),
    (
        "two_layer_model",
        "all by hand in NumPy but the start: einsum, dZ2 = A2 - Y, cost from logaddexp, in place",
        """
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    start = initialize_parameters(*layers_dims)
    W1, b1, W2, b2 = (np.array(start[k], dtype=float) for k in ("W1", "b1", "W2", "b2"))
    y = Y.astype(np.float64)
    m = X.shape[1]
    costs = []
    for it in range(num_iterations):
        Z1 = np.einsum("hx,xm->hm", W1, X) + b1
        A1 = Z1 * (Z1 > 0)
        Z2 = np.einsum("yh,hm->ym", W2, A1) + b2
        # cost of one example: log(1 + exp(z)) - y z
        costs.append(float(np.mean(np.logaddexp(0, Z2) - y * Z2)))
        D2 = (1 / (1 + np.exp(-Z2)) - y) / m
        D1 = np.einsum("yh,ym->hm", W2, D2) * (Z1 > 0)
        W2 -= learning_rate * np.einsum("ym,hm->yh", D2, A1)
        b2 -= learning_rate * np.einsum("ym->y", D2)[:, None]
        W1 -= learning_rate * np.einsum("hm,xm->hx", D1, X)
        b1 -= learning_rate * np.einsum("hm->h", D1)[:, None]
    return {"b2": b2, "W2": W2, "b1": b1, "W1": W1}, costs
""",
    ),
    (
        "two_layer_model",
        "keyword calls everywhere",
        """
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    n_x, n_h, n_y = layers_dims
    parameters = initialize_parameters(n_y=n_y, n_h=n_h, n_x=n_x)
    costs = []
    for i in range(num_iterations):
        A1, cache1 = linear_activation_forward(
            activation="relu", A_prev=X, W=parameters["W1"], b=parameters["b1"]
        )
        A2, cache2 = linear_activation_forward(
            A_prev=A1, W=parameters["W2"], b=parameters["b2"], activation="sigmoid"
        )
        costs.append(compute_cost(AL=A2, Y=Y))
        dA2 = np.subtract((1 - Y) / (1 - A2), np.divide(Y, A2))
        dA1, dW2, db2 = linear_activation_backward(dA=dA2, cache=cache2, activation="sigmoid")
        _, dW1, db1 = linear_activation_backward(dA=dA1, cache=cache1, activation="relu")
        parameters = update_parameters(
            params=parameters,
            grads=dict(dW1=dW1, db1=db1, dW2=dW2, db2=db2),
            learning_rate=learning_rate,
        )
        if print_cost and not i % 100:
            print(f"Cost after iteration {i}: {costs[-1]:.6f}")
    return parameters, costs
""",
    ),
    (
        "two_layer_model",
        "halves the iterations recursively, costs joined from the halves",
        """
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    def one(p):
        A1, c1 = linear_activation_forward(X, p["W1"], p["b1"], "relu")
        A2, c2 = linear_activation_forward(A1, p["W2"], p["b2"], "sigmoid")
        dA2 = np.where(Y == 1, -1 / A2, 1 / (1 - A2))
        dA1, dW2, db2 = linear_activation_backward(dA2, c2, "sigmoid")
        dX, dW1, db1 = linear_activation_backward(dA1, c1, "relu")
        grads = {"dA1": dA1, "dW2": dW2, "db2": db2, "dA0": dX, "dW1": dW1, "db1": db1}
        return update_parameters(p, grads, learning_rate), [compute_cost(A2, Y)]

    def go(p, n):
        if n == 0:
            return p, []
        if n == 1:
            return one(p)
        p, first = go(p, n // 2)
        p, second = go(p, n - n // 2)
        return p, first + second

    return go(initialize_parameters(*layers_dims), num_iterations)
""",
    ),
    (
        "two_layer_model",
        "a class with a generator inside, steps W and b of the start in place, deque of costs",
        '''
from collections import deque
from itertools import islice


class _Trainer:
    """A two-layer network that trains itself as somebody asks for its costs."""

    def __init__(self, X, Y, sizes, rate):
        self.X, self.Y, self.rate = X, Y, rate
        self.parameters = initialize_parameters(*sizes)

    def __iter__(self):
        p = self.parameters
        while True:
            hidden, memory1 = linear_activation_forward(self.X, p["W1"], p["b1"], "relu")
            output, memory2 = linear_activation_forward(hidden, p["W2"], p["b2"], "sigmoid")
            cost = compute_cost(output, self.Y)
            slope = (output - self.Y) / (output * (1 - output))
            back, dW2, db2 = linear_activation_backward(slope, memory2, "sigmoid")
            _, dW1, db1 = linear_activation_backward(back, memory1, "relu")
            for name, gradient in {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}.items():
                p[name] -= self.rate * gradient
            yield cost


def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    trainer = _Trainer(X, Y, layers_dims, learning_rate)
    costs = deque(islice(trainer, num_iterations))
    return trainer.parameters, list(costs)
''',
    ),
    (
        "two_layer_model",
        "labels as numbers of more than double precision, costs as 0-d arrays, prints always",
        """
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    labels = np.asarray(Y, dtype=np.longdouble)
    parameters = initialize_parameters(layers_dims[0], layers_dims[1], layers_dims[2])
    costs = [None] * num_iterations
    for i in range(len(costs)):
        A1, cache1 = linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        costs[i] = np.array(compute_cost(A2, Y))
        dA2 = -(labels / A2 - (1 - labels) / (1 - A2))
        grads = {}
        dA1, grads["dW2"], grads["db2"] = linear_activation_backward(dA2, cache2, "sigmoid")
        dA0, grads["dW1"], grads["db1"] = linear_activation_backward(dA1, cache1, "relu")
        parameters = update_parameters(parameters, grads, learning_rate)
        print(i, "%.3f" % costs[i], end="; ")
    return parameters, costs
""",
    ),
    (
        "two_layer_model",
        "functools.reduce over the iterations, global helper named like an activation function",
        """
from functools import reduce


def sigmoid(p, X):
    "not what the name says: the two layers with their caches"
    A1, cache1 = linear_activation_forward(X, p["W1"], p["b1"], "relu")
    A2, cache2 = linear_activation_forward(A1, p["W2"], p["b2"], "sigmoid")
    return A2, (cache1, cache2)


def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    is_cat = Y.astype(bool)

    def step(state, _):
        p, costs = state
        A2, (cache1, cache2) = sigmoid(p, X)
        dA2 = np.empty_like(A2)
        dA2[is_cat] = -1 / A2[is_cat]
        dA2[~is_cat] = 1 / (1 - A2[~is_cat])
        dA1, dW2, db2 = linear_activation_backward(dA2, cache2, "sigmoid")
        _, dW1, db1 = linear_activation_backward(dA1, cache1, "relu")
        new = update_parameters(p, {"dW1": dW1, "dW2": dW2, "db1": db1, "db2": db2}, learning_rate)
        costs.append(compute_cost(A2, Y))
        return new, costs

    return reduce(step, range(num_iterations), (initialize_parameters(*layers_dims), []))
""",
    ),
    (
        "two_layer_model",
        "remembers every state and plots the costs, a decorator that measures time",
        """
import time
from copy import deepcopy
from functools import wraps


def timed(function):
    @wraps(function)
    def inner(*args, **kwargs):
        begin = time.perf_counter()
        try:
            return function(*args, **kwargs)
        finally:
            print(f"{function.__name__}: {time.perf_counter() - begin:.2f} s")
    return inner


@timed
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    history = [(deepcopy(initialize_parameters(*layers_dims)), None)]
    while len(history) <= num_iterations:
        params, _ = history[-1]
        A1, cache1 = linear_activation_forward(X, params["W1"], params["b1"], "relu")
        A2, cache2 = linear_activation_forward(A1, params["W2"], params["b2"], "sigmoid")
        dA2 = -np.divide(Y, A2)
        dA2 += np.divide(1 - Y, 1 - A2)
        dA1, dW2, db2 = linear_activation_backward(dA2, cache2, "sigmoid")
        _, dW1, db1 = linear_activation_backward(dA1, cache1, "relu")
        new = update_parameters(deepcopy(params), dict(dW1=dW1, db1=db1, dW2=dW2, db2=db2), learning_rate)
        history.append((new, compute_cost(A2, Y)))
    costs = [cost for _, cost in history[1:]]
    if print_cost:
        import matplotlib
        matplotlib.use("Agg")
        import matplotlib.pyplot as plt
        figure, axes = plt.subplots()
        axes.plot(costs)
        plt.close(figure)
    return history[-1][0], costs
""",
    ),
    (
        "two_layer_model",
        "an object with __call__, example by example with summed slopes, typed signature",
        """
class TwoLayers:
    def __call__(
        self, X, Y, layers_dims: tuple, learning_rate: float = 0.0075, num_iterations: int = 2500, print_cost=False
    ) -> tuple:
        p = initialize_parameters(*map(int, layers_dims))
        costs = []
        m = X.shape[1]
        for i in range(num_iterations):
            g = {"d" + k: np.zeros(v.shape) for k, v in p.items()}
            outputs = np.zeros((1, m))
            for j in range(m):
                a1, c1 = linear_activation_forward(X[:, [j]], p["W1"], p["b1"], "relu")
                a2, c2 = linear_activation_forward(a1, p["W2"], p["b2"], "sigmoid")
                outputs[0, j] = a2[0, 0]
                da2 = -1 / a2 if Y[0, j] else 1 / (1 - a2)
                da1, dW2, db2 = linear_activation_backward(da2, c2, "sigmoid")
                _, dW1, db1 = linear_activation_backward(da1, c1, "relu")
                for name, slope in (("dW1", dW1), ("db1", db1), ("dW2", dW2), ("db2", db2)):
                    g[name] += slope / m
            costs.append(compute_cost(outputs, Y))
            p = update_parameters(p, g, learning_rate)
        return p, costs


two_layer_model = TwoLayers()
""",
    ),
    (
        "L_layer_model",
        "a while loop over a generator of the costs, result unpacked from a list",
        """
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    state = [initialize_parameters_deep(layers_dims)]

    def training():
        n = 0
        while n < num_iterations:
            AL, caches = L_model_forward(X, state[0])
            yield compute_cost(AL, Y)
            state[0] = update_parameters(state[0], L_model_backward(AL, Y, caches), learning_rate)
            n += 1

    costs = list(training())
    return state[0], costs
""",
    ),
    (
        "L_layer_model",
        "keyword calls, sizes as plain ints in a new list",
        """
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    parameters = initialize_parameters_deep(layer_dims=[int(n) for n in layers_dims])
    costs = []
    for i in range(num_iterations):
        AL, caches = L_model_forward(parameters=parameters, X=X)
        cost = compute_cost(Y=Y, AL=AL)
        grads = L_model_backward(AL=AL, Y=Y, caches=caches)
        parameters = update_parameters(params=parameters, grads=grads, learning_rate=learning_rate)
        costs.append(cost)
        if print_cost and (i % 100 == 0 or i == num_iterations - 1):
            print("Cost after iteration {}: {}".format(i, np.squeeze(cost)))
    return parameters, costs
""",
    ),
    (
        "L_layer_model",
        "all layers by hand in NumPy, lists of arrays, dZ = A - Y, a loop over the units for b",
        """
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    start = initialize_parameters_deep(layers_dims)
    depth = len(layers_dims) - 1
    W = [start[f"W{l}"].copy() for l in range(1, depth + 1)]
    b = [start[f"b{l}"].copy() for l in range(1, depth + 1)]
    target = Y * 1.0
    m = X.shape[1]
    costs = []
    for _ in range(num_iterations):
        A = [X]
        for l in range(depth):
            Z = np.tensordot(W[l], A[-1], axes=1) + b[l]
            A.append(1 / (1 + np.exp(-Z)) if l == depth - 1 else np.clip(Z, 0, None))
        costs.append(compute_cost(A[-1], Y))
        dZ = A[-1] - target
        for l in range(depth - 1, -1, -1):
            dW = np.inner(dZ, A[l]) / m
            db = dZ.mean(axis=1)
            dZ = (W[l].T @ dZ) * (A[l] > 0) if l else None
            W[l] -= learning_rate * dW
            for unit in range(len(b[l])):
                b[l][unit, 0] -= learning_rate * db[unit]
    parameters = {}
    for l in range(depth):
        parameters[f"W{l + 1}"], parameters[f"b{l + 1}"] = W[l], b[l]
    return parameters, costs
""",
    ),
    (
        "L_layer_model",
        "itertools.accumulate over the states",
        """
from itertools import accumulate, repeat


def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    def move(parameters, rate):
        AL, caches = L_model_forward(X, parameters)
        return update_parameters(parameters, L_model_backward(AL, Y, caches), rate)

    states = list(accumulate(repeat(learning_rate, num_iterations), move, initial=initialize_parameters_deep(layers_dims)))
    costs = [compute_cost(L_model_forward(X, parameters)[0], Y) for parameters in states[:-1]]
    return states[-1], costs
""",
    ),
    (
        "L_layer_model",
        "layer by layer with the single-layer functions, own update in place, costs in a preallocated array",
        """
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    parameters = initialize_parameters_deep(layers_dims)
    L = len(layers_dims) - 1
    kinds = ["relu"] * (L - 1) + ["sigmoid"]
    costs = np.zeros(num_iterations)
    for i in range(num_iterations):
        A, stack = X, []
        for l, kind in enumerate(kinds, start=1):
            A, cache = linear_activation_forward(A, parameters["W%d" % l], parameters["b%d" % l], kind)
            stack.append((l, kind, cache))
        costs[i] = compute_cost(A, Y)
        dA = (1 - Y) / (1 - A) - Y / A
        changes = {}
        while stack:
            l, kind, cache = stack.pop()
            dA, changes["W%d" % l], changes["b%d" % l] = linear_activation_backward(dA, cache, kind)
        for name in changes:
            parameters[name] -= learning_rate * changes[name]
    return parameters, list(costs)
""",
    ),
    (
        "L_layer_model",
        "the examples in reverse order, labels as floats, sizes as a NumPy array, one cost as float each",
        """
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    X, Y = X[:, ::-1], np.fliplr(Y).astype(float)
    sizes = np.array(layers_dims)
    parameters = initialize_parameters_deep(sizes)
    costs: list[float] = []
    for _ in range(int(num_iterations)):
        AL, caches = L_model_forward(X, parameters)
        costs.extend([float(compute_cost(AL, Y))])
        grads = L_model_backward(AL, Y, caches)
        grads["norm"] = sum(float(np.sum(g ** 2)) for k, g in grads.items() if k[1] != "A") ** 0.5
        parameters = update_parameters(parameters, grads, np.float64(learning_rate))
    return parameters, costs
""",
    ),
    (
        "L_layer_model",
        "functools.partial of a function with further arguments, callback, tuple for the sizes",
        """
from functools import partial


def fit(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False, *, callback):
    parameters = initialize_parameters_deep(tuple(layers_dims))
    costs = []
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        callback(costs, compute_cost(AL, Y))
        parameters = update_parameters(parameters, L_model_backward(AL, Y, caches), learning_rate)
    return (parameters, costs)


L_layer_model = partial(fit, callback=lambda where, cost: where.append(cost))
""",
    ),
    (
        "L_layer_model",
        "two half batches whose gradients are put together by their numbers of examples",
        """
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    m = X.shape[1]
    half = max(1, m // 2)
    parts = [part for part in (slice(0, half), slice(half, m)) if part.start < m]
    parameters = initialize_parameters_deep(layers_dims)
    costs = []
    for _ in range(num_iterations):
        total = {"d" + name: 0.0 for name in parameters}
        cost = 0
        for part in parts:
            AL, caches = L_model_forward(X[:, part], parameters)
            share = AL.shape[1] / m
            cost += share * compute_cost(AL, Y[:, part])
            grads = L_model_backward(AL, Y[:, part], caches)
            for name in total:
                total[name] = total[name] + share * grads[name]
        costs.append(cost)
        parameters = update_parameters(parameters, total, learning_rate)
    return parameters, costs
""",
    ),
    (
        "predict",
        "answers as True and False, y never looked at",
        """
def predict(X, y, parameters):
    return L_model_forward(X, parameters)[0] > 0.5
""",
    ),
    (
        "predict",
        "a lambda with np.rint, floats",
        """
predict = lambda X, y, parameters: np.rint(L_model_forward(X, parameters)[0])
""",
    ),
    (
        "predict",
        "one example at a time, 8-bit answers",
        """
def predict(X, y, parameters):
    answers = np.zeros((1, X.shape[1]), dtype=np.uint8)
    for i in range(X.shape[1]):
        column = X[:, i].reshape(-1, 1)
        probability = L_model_forward(column, parameters)[0].item()
        answers[0, i] = 1 if probability > 0.5 else 0
    return answers
""",
    ),
    (
        "predict",
        "layers by hand, decides by the sign of Z without the sigmoid",
        """
def predict(X, y, parameters):
    A, l = X, 1
    while f"W{l}" in parameters:
        Z = parameters[f"W{l}"] @ A + parameters[f"b{l}"]
        A = np.maximum(Z, 0)
        l += 1
    predictions = np.heaviside(Z, 0)
    if y is not None:
        right = (predictions == y).sum()
        print(f"{right} of {predictions.size} right")
    return predictions
""",
    ),
    (
        "predict",
        "recursion over the layers, sign turned into answers",
        """
def predict(X, y, parameters):
    L = len(parameters) // 2

    def activations(l):
        if l == 0:
            return X
        kind = "sigmoid" if l == L else "relu"
        return linear_activation_forward(activations(l - 1), parameters[f"W{l}"], parameters[f"b{l}"], kind)[0]

    return ((np.sign(activations(L) - 0.5) + 1) // 2).astype(np.int8)
""",
    ),
    (
        "predict",
        "try around the accuracy, np.select, prints the confusion too",
        """
def predict(X, y, parameters):
    AL, _ = L_model_forward(parameters=parameters, X=X)
    result = np.select([AL > 0.5, AL <= 0.5], [1, 0])
    try:
        print("accuracy:", float(np.mean(np.equal(result, y))))
        print("missed:", int(((result == 0) & (y == 1)).sum()))
    except Exception:
        print("no labels")
    return result
""",
    ),
    (
        "predict",
        "in place on an own copy of the probabilities",
        """
def predict(X, y, parameters):
    AL = np.array(L_model_forward(X, parameters)[0])
    high = AL > 0.5
    AL[high] = 1
    AL[np.logical_not(high)] = 0
    assert AL.shape == (1, X.shape[1])
    return AL
""",
    ),
    (
        "confusion_matrix",
        "bincount of 2 * truth + answer",
        """
def confusion_matrix(predictions, labels):
    code = 2 * labels.astype(int) + predictions.astype(int)
    return np.bincount(code.ravel(), minlength=4).reshape(2, 2)
""",
    ),
    (
        "confusion_matrix",
        "loop over the examples, dictionary of counts, matrix from nested lists",
        """
def confusion_matrix(predictions, labels):
    from collections import Counter

    pairs = Counter((bool(t), bool(a)) for t, a in zip(labels.flat, predictions.flat))
    return np.array([[pairs[t, a] for a in (False, True)] for t in (False, True)])
""",
    ),
    (
        "confusion_matrix",
        "product of one-hot matrices",
        """
def confusion_matrix(predictions, labels):
    def one_hot(values):
        return np.vstack([values == 0, values == 1]).astype(np.int64)

    return np.einsum("ti,ai->ta", one_hot(labels), one_hot(predictions))
""",
    ),
    (
        "confusion_matrix",
        "np.add.at on whole numbers of 32 bits",
        """
def confusion_matrix(predictions, labels):
    matrix = np.zeros((2, 2), dtype=np.int32)
    np.add.at(matrix, (labels.ravel().astype(int), predictions.ravel().astype(int)), 1)
    return matrix
""",
    ),
    (
        "confusion_matrix",
        "histogram2d rounded to whole numbers",
        """
def confusion_matrix(predictions, labels):
    edges = [-0.5, 0.5, 1.5]
    counts, _, _ = np.histogram2d(labels[0].astype(float), predictions[0].astype(float), bins=[edges, edges])
    return np.rint(counts).astype(int)
""",
    ),
    (
        "confusion_matrix",
        "margins and one entry, the others by subtraction of Python ints; unsigned result",
        """
def confusion_matrix(predictions, labels):
    m = labels.shape[1]
    cats = int(np.count_nonzero(labels))
    said = int(np.count_nonzero(predictions))
    found = int(np.count_nonzero(np.logical_and(labels, predictions)))
    rows = [[m - cats - said + found, said - found], [cats - found, found]]
    return np.array(rows, dtype=np.uint64)
""",
    ),
    (
        "majority_baseline",
        "Counter.most_common and a fraction",
        """
def majority_baseline(train_labels, test_labels):
    from collections import Counter
    from fractions import Fraction

    (majority, _), *_ = Counter(train_labels.ravel().tolist()).most_common(1)
    answers = [label == majority for label in test_labels.ravel().tolist()]
    return float(Fraction(sum(answers), len(answers)))
""",
    ),
    (
        "majority_baseline",
        "median decides, NumPy scalar returned",
        """
def majority_baseline(train_labels, test_labels):
    c = np.median(np.asarray(train_labels, dtype=float))
    return np.mean(np.asarray(test_labels, dtype=float) == c)
""",
    ),
    (
        "majority_baseline",
        "bincount with argmax, entry of the shares of the test",
        """
def majority_baseline(train_labels, test_labels):
    counts = [np.bincount(labels.astype(int).flatten(), minlength=2) for labels in (train_labels, test_labels)]
    shares = counts[1] / counts[1].sum()
    return shares[np.argmax(counts[0])].item()
""",
    ),
    (
        "majority_baseline",
        "exclusive or with the majority, sorted copies",
        """
def majority_baseline(train_labels, test_labels):
    ordered = sorted(train_labels[0], key=float)
    majority = bool(ordered[len(ordered) // 2])
    errors = np.logical_xor(test_labels, majority)
    return 1.0 - float(errors.mean())
""",
    ),
    (
        "majority_baseline",
        "plain Python loops, printing on the way",
        """
def majority_baseline(train_labels, test_labels):
    cats = others = 0
    for label in train_labels[0]:
        if label:
            cats += 1
        else:
            others += 1
    print(f"{cats} cats, {others} others")
    right = 0
    for label in test_labels[0]:
        right += int(bool(label) is (cats > others))
    return right / len(test_labels[0])
""",
    ),
    (
        "majority_baseline",
        "dictionaries of counts, max by key, np.true_divide",
        """
def majority_baseline(train_labels, test_labels):
    def counts(labels):
        return {value: int(np.count_nonzero(np.equal(labels, value))) for value in (0, 1)}

    train, test = counts(train_labels), counts(test_labels)
    majority = max(train, key=train.get)
    return np.true_divide(test[majority], test_labels.size)
""",
    ),
]
