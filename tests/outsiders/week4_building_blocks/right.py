"""Right but unusual solutions of week 4's building blocks: function, what is unusual, source.

Written by somebody who had read only the released notebook and the catalogue of mistakes.
"""

from __future__ import annotations

RIGHT: list[tuple[str, str, str]] = [
    (
        "initialize_parameters",
        "default_rng, dictionary comprehensions merged with |",
        """
def initialize_parameters(n_x, n_h, n_y):
    rng = np.random.default_rng()
    sizes = {1: (n_h, n_x), 2: (n_y, n_h)}
    weights = {f"W{l}": rng.normal(loc=0.0, scale=0.01, size=shape) for l, shape in sizes.items()}
    biases = {f"b{l}": np.zeros(shape=(shape[0], 1)) for l, shape in sizes.items()}
    return weights | biases
""",
    ),
    (
        "initialize_parameters",
        "random.gauss in nested loops, import inside",
        """
def initialize_parameters(n_x, n_h, n_y):
    import random

    def gauss_matrix(rows, columns):
        result = []
        for _ in range(rows):
            row = []
            for _ in range(columns):
                row.append(random.gauss(0.0, 0.01))
            result.append(row)
        return np.array(result)

    return {
        "b2": np.array([[0.0] for _ in range(n_y)]),
        "W2": gauss_matrix(n_y, n_h),
        "b1": np.array([[0.0] for _ in range(n_h)]),
        "W1": gauss_matrix(n_h, n_x),
    }
""",
    ),
    (
        "initialize_parameters",
        "a seed set inside, np.multiply, asserts",
        """
def initialize_parameters(n_x, n_h, n_y):
    np.random.seed(2024)
    W1 = np.multiply(np.random.randn(n_h, n_x), 0.01)
    W2 = np.multiply(np.random.randn(n_y, n_h), 0.01)
    b1, b2 = np.zeros((n_h, 1)), np.zeros((n_y, 1))
    assert W1.shape == (n_h, n_x) and b1.shape == (n_h, 1)
    assert W2.shape == (n_y, n_h) and b2.shape == (n_y, 1)
    return dict(W1=W1, b1=b1, W2=W2, b2=b2)
""",
    ),
    (
        "initialize_parameters",
        "one long draw cut into views",
        """
def initialize_parameters(n_x, n_h, n_y):
    first = n_h * n_x
    second = n_y * n_h
    numbers = np.random.standard_normal(first + second)
    numbers /= 100.0
    zeros = np.zeros((n_h + n_y, 1))
    return {
        "W1": numbers[:first].reshape(n_h, n_x),
        "b1": zeros[:n_h],
        "W2": numbers[first:].reshape(n_y, n_h),
        "b2": zeros[n_h:],
    }
""",
    ),
    (
        "initialize_parameters",
        "Box-Muller written by hand",
        """
def initialize_parameters(n_x, n_h, n_y):
    def normal(*shape):
        u = 1.0 - np.random.random_sample(shape)   # in (0, 1], so the log is finite
        v = np.random.random_sample(shape)
        return np.sqrt(-2.0 * np.log(u)) * np.cos(2.0 * np.pi * v)

    parameters = {}
    parameters["W1"] = 1e-2 * normal(n_h, n_x)
    parameters["W2"] = 1e-2 * normal(n_y, n_h)
    parameters["b1"] = np.broadcast_to(0.0, (n_h, 1)).copy()
    parameters["b2"] = np.broadcast_to(0.0, (n_y, 1)).copy()
    return parameters
""",
    ),
    (
        "initialize_parameters",
        "an object with __call__ that keeps its own RandomState",
        '''
class _TwoLayerStart:
    """Callable start of a network with one hidden layer."""

    def __init__(self, sigma):
        self.sigma = sigma
        self.state = np.random.RandomState()

    def layer(self, n_in, n_out):
        return self.state.normal(0, self.sigma, (n_out, n_in)), np.zeros((n_out, 1))

    def __call__(self, n_x, n_h, n_y):
        names = ("W1", "b1", "W2", "b2")
        return dict(zip(names, self.layer(n_x, n_h) + self.layer(n_h, n_y)))


initialize_parameters = _TwoLayerStart(0.01)
''',
    ),
    (
        "initialize_parameters",
        "OrderedDict, transposed draws (Fortran order), np.full",
        """
from collections import OrderedDict


def initialize_parameters(n_x: int, n_h: int, n_y: int) -> "OrderedDict[str, np.ndarray]":
    out = OrderedDict()
    out["b1"] = np.full((n_h, 1), 0.0)
    out["b2"] = np.full((n_y, 1), 0.0)
    out["W1"] = (np.random.randn(n_x, n_h) / 100).T
    out["W2"] = (np.random.randn(n_h, n_y) / 100).T
    out.move_to_end("b1")
    return out
""",
    ),
    (
        "initialize_parameters",
        "statistics.NormalDist samples through np.fromiter",
        """
def initialize_parameters(n_x, n_h, n_y):
    from statistics import NormalDist

    bell = NormalDist(mu=0, sigma=0.01)

    def matrix(rows, cols):
        return np.fromiter(iter(bell.samples(rows * cols)), dtype=float, count=rows * cols).reshape((rows, -1))

    return {"W1": matrix(n_h, n_x), "W2": matrix(n_y, n_h), "b1": np.zeros([n_h, 1]), "b2": np.zeros([n_y, 1])}
""",
    ),
    (
        "initialize_parameters",
        "functools.partial, biases as 0 * first column (may be -0.0)",
        """
import functools


def _start(sigma, n_x, n_h, n_y):
    out, n_in = {}, n_x
    for number, n_out in enumerate((n_h, n_y), start=1):
        W = sigma * np.random.default_rng().standard_normal((n_out, n_in))
        out.update({"W%d" % number: W, "b%d" % number: 0.0 * W[:, :1]})
        n_in = n_out
    return out


initialize_parameters = functools.partial(_start, 0.01)
""",
    ),
    (
        "initialize_parameters",
        "drawn for each unit, stacked, keyword-friendly *args/**kwargs",
        """
def initialize_parameters(*args, **kwargs):
    def build(n_x, n_h, n_y):
        W1 = np.vstack([np.random.normal(size=n_x, scale=0.01) for unit in range(n_h)])
        W2 = np.stack([np.random.normal(size=n_h, scale=0.01) for unit in range(n_y)], axis=0)
        b1, b2 = (np.asarray([0.0] * n)[:, np.newaxis] for n in (n_h, n_y))
        print("W1", W1.shape, "W2", W2.shape)
        return locals() and {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

    return build(*args, **kwargs)
""",
    ),
    (
        "initialize_parameters_deep",
        "zip of the list with itself shifted, default_rng, 1/sqrt(n)",
        """
def initialize_parameters_deep(layer_dims):
    rng = np.random.default_rng()
    parameters = {}
    for l, (before, here) in enumerate(zip(layer_dims[:-1], layer_dims[1:]), 1):
        parameters |= {
            f"W{l}": rng.normal(0, before ** -0.5, (here, before)),
            f"b{l}": np.zeros((here, 1)),
        }
    return parameters
""",
    ),
    (
        "initialize_parameters_deep",
        "He scale sqrt(2/n) [scale other than the text's; note 46]",
        """
def initialize_parameters_deep(layer_dims):
    parameters = {}
    L = len(layer_dims) - 1
    for l in range(L, 0, -1):
        he = np.sqrt(2.0 / layer_dims[l - 1])
        parameters["W" + str(l)] = np.random.randn(layer_dims[l], layer_dims[l - 1]) * he
        parameters["b" + str(l)] = np.zeros((layer_dims[l], 1))
    return parameters
""",
    ),
    (
        "initialize_parameters_deep",
        "scale 0.01 [scale other than the text's; note 46]",
        """
def initialize_parameters_deep(layer_dims, scale=0.01):
    return {
        key: value
        for l in range(1, len(layer_dims))
        for key, value in (
            ("W{}".format(l), np.random.randn(layer_dims[l], layer_dims[l - 1]) * scale),
            ("b{}".format(l), np.zeros((layer_dims[l], 1))),
        )
    }
""",
    ),
    (
        "initialize_parameters_deep",
        "recursion over the list",
        """
def initialize_parameters_deep(layer_dims):
    L = len(layer_dims) - 1
    if L == 0:
        return {}
    parameters = initialize_parameters_deep(layer_dims[:-1])
    n_in, n_out = layer_dims[-2:]
    parameters[f"W{L}"] = np.divide(np.random.standard_normal(size=(n_out, n_in)), n_in ** 0.5)
    parameters[f"b{L}"] = np.zeros(n_out).reshape(n_out, 1)
    return parameters
""",
    ),
    (
        "initialize_parameters_deep",
        "functools.reduce that merges dictionaries",
        """
def initialize_parameters_deep(layer_dims):
    from functools import reduce
    from math import sqrt

    def add_layer(so_far, l):
        rows, columns = layer_dims[l], layer_dims[l - 1]
        W = np.random.normal(size=rows * columns).reshape(rows, columns) * (1 / sqrt(columns))
        return {**so_far, f"W{l}": W, f"b{l}": np.zeros_like(W, shape=(rows, 1))}

    return reduce(add_layer, range(1, len(layer_dims)), {})
""",
    ),
    (
        "initialize_parameters_deep",
        "one seed before a while loop",
        """
def initialize_parameters_deep(layer_dims):
    np.random.seed(1)
    parameters = dict()
    l = 1
    while l < len(layer_dims):
        shape = (layer_dims[l], layer_dims[l - 1])
        W = np.random.randn(*shape)
        W /= np.sqrt(shape[1])
        parameters.setdefault(f"W{l}", W)
        parameters.setdefault(f"b{l}", np.zeros((shape[0], 1)))
        l += 1
    return parameters
""",
    ),
    (
        "initialize_parameters_deep",
        "an independent generator for each layer (SeedSequence.spawn, fixed seed)",
        """
def initialize_parameters_deep(layer_dims):
    L = len(layer_dims) - 1
    children = np.random.SeedSequence(20240607).spawn(L)
    parameters = {}
    for l, child in enumerate(children, start=1):
        rng = np.random.Generator(np.random.PCG64(child))
        n_prev, n = layer_dims[l - 1], layer_dims[l]
        parameters[f"W{l}"] = rng.standard_normal((n, n_prev)) / np.sqrt(n_prev)
        parameters[f"b{l}"] = np.zeros((n, 1))
    return parameters
""",
    ),
    (
        "initialize_parameters_deep",
        "a dataclass for a layer",
        """
from dataclasses import dataclass, field


@dataclass
class _Layer:
    number: int
    n_in: int
    n_out: int
    W: np.ndarray = field(init=False)
    b: np.ndarray = field(init=False)

    def __post_init__(self):
        self.W = np.random.randn(self.n_out, self.n_in) * np.power(self.n_in, -0.5)
        self.b = np.zeros((self.n_out, 1), dtype=float)

    def entries(self):
        return {f"W{self.number}": self.W, f"b{self.number}": self.b}


def initialize_parameters_deep(layer_dims: list[int]) -> dict[str, np.ndarray]:
    result: dict[str, np.ndarray] = {}
    for i in range(len(layer_dims) - 1):
        result.update(_Layer(i + 1, layer_dims[i], layer_dims[i + 1]).entries())
    return result
""",
    ),
    (
        "initialize_parameters_deep",
        "one giant draw, np.split into views, all weights before all biases",
        """
def initialize_parameters_deep(layer_dims):
    dims = list(map(int, layer_dims))
    counts = [a * b for a, b in zip(dims, dims[1:])]
    pieces = np.split(np.random.randn(sum(counts)), np.cumsum(counts)[:-1])
    W = {f"W{l + 1}": pieces[l].reshape(dims[l + 1], dims[l]) / np.sqrt(dims[l]) for l in range(len(counts))}
    b = {f"b{l + 1}": np.zeros((dims[l + 1], 1)) for l in range(len(counts))}
    return {**W, **b}
""",
    ),
    (
        "initialize_parameters_deep",
        "dict of a generator behind a lambda, random.gauss",
        """
import random


def _entries(dims):
    for l in range(1, len(dims)):
        n, p = dims[l], dims[l - 1]
        yield f"W{l}", np.array([[random.gauss(0, 1 / p ** 0.5) for _ in range(p)] for _ in range(n)])
        yield f"b{l}", np.array([[0.0]] * n)


initialize_parameters_deep = lambda layer_dims: dict(_entries(layer_dims))
""",
    ),
    (
        "initialize_parameters_deep",
        "a dict subclass with attribute access, transposed weights",
        """
class _Bag(dict):
    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None


def initialize_parameters_deep(layer_dims):
    bag = _Bag()
    for l in range(1, len(layer_dims)):
        bag[f"W{l}"] = np.random.normal(0.0, 1.0 / np.sqrt(layer_dims[l - 1]), (layer_dims[l - 1], layer_dims[l])).T
        bag[f"b{l}"] = np.zeros((1, layer_dims[l])).T
    return bag
""",
    ),
    (
        "linear_forward",
        "einsum",
        """
def linear_forward(A, W, b):
    Z = np.einsum("ij,jk->ik", W, A) + b
    return Z, (A, W, b)
""",
    ),
    (
        "linear_forward",
        "tensordot and np.add",
        """
def linear_forward(A, W, b):
    return np.add(np.tensordot(W, A, axes=1), b), (A, W, b)
""",
    ),
    (
        "linear_forward",
        "augmented matrices [W b] and [A; 1]",
        """
def linear_forward(A, W, b):
    ones = np.ones((1, A.shape[1]))
    Z = np.hstack([W, b]) @ np.vstack([A, ones])
    cache = A, W, b
    return Z, cache
""",
    ),
    (
        "linear_forward",
        "explicit loop over the examples",
        """
def linear_forward(A, W, b):
    columns = []
    for i in range(A.shape[1]):
        a = A[:, i:i + 1]
        z = W.dot(a) + b
        columns.append(z)
    return np.concatenate(columns, axis=1), (A, W, b)
""",
    ),
    (
        "linear_forward",
        "sum of outer products on a broadcast copy of b",
        """
def linear_forward(A, W, b):
    n, n_prev = W.shape
    m = A.shape[-1]
    Z = np.broadcast_to(b, (n, m)).astype(float).copy()
    for j in range(n_prev):
        Z += np.outer(W[:, j], A[j])
    return Z, (A, W, b)
""",
    ),
    (
        "linear_forward",
        "transposes of transposes: a Fortran-ordered result",
        """
def linear_forward(A, W, b):
    Z = (A.T.dot(W.T) + b.T).T
    return Z, (A, W, b)
""",
    ),
    (
        "linear_forward",
        "the cache is a namedtuple made inside the function",
        """
def linear_forward(A, W, b):
    from collections import namedtuple

    LinearCache = namedtuple("LinearCache", ["A", "W", "b"])
    cache = LinearCache(b=b, W=W, A=A)
    return cache.W @ cache.A + cache.b, cache
""",
    ),
    (
        "linear_forward",
        "matmul into a part of a larger array, the result is a strided view",
        """
def linear_forward(A, W, b):
    n, m = W.shape[0], A.shape[1]
    workspace = np.empty((n, 2 * m))
    Z = workspace[:, ::2]
    Z[...] = np.matmul(W, A)
    Z += b
    return Z, (A, W, b)
""",
    ),
    (
        "linear_forward",
        "pure Python triple sum in list comprehensions",
        """
def linear_forward(A, W, b):
    rows = [
        [sum(w * a for w, a in zip(row, column)) + float(bias) for column in zip(*A.tolist())]
        for row, (bias,) in zip(W.tolist(), b.tolist())
    ]
    return np.array(rows), (A, W, b)
""",
    ),
    (
        "linear_forward",
        "lambda with other parameter names [positional calls only]",
        """
linear_forward = lambda a, w, c: (np.dot(w, a) + c, (a, w, c))
""",
    ),
    (
        "linear_forward",
        "timing decorator with functools.wraps, prints",
        """
import functools
import time


def timed(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        start = time.perf_counter()
        try:
            return function(*args, **kwargs)
        finally:
            print(f"{function.__name__}: {1e6 * (time.perf_counter() - start):.0f} microseconds")

    return wrapper


@timed
def linear_forward(A, W, b):
    Z = W @ A
    Z = Z + b
    return Z, tuple([A, W, b])
""",
    ),
    (
        "linear_forward",
        "long double inside, cast back; the cache holds copies",
        """
def linear_forward(A, W, b):
    Z = (W.astype(np.longdouble) @ A.astype(np.longdouble) + b.astype(np.longdouble)).astype(np.float64)
    return Z, (A.copy(), W.copy(), b.copy())
""",
    ),
    (
        "linear_activation_forward",
        "dictionary of functions, KeyError turned into ValueError",
        """
def linear_activation_forward(A_prev, W, b, activation):
    table = {"sigmoid": sigmoid, "relu": relu}
    try:
        g = table[activation]
    except KeyError as error:
        raise ValueError(f"no such activation: {activation!r}") from error
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = g(Z)
    return A, (linear_cache, activation_cache)
""",
    ),
    (
        "linear_activation_forward",
        "match statement and walrus",
        """
def linear_activation_forward(A_prev, W, b, activation):
    match activation:
        case "sigmoid":
            A, Z = sigmoid((step := linear_forward(A_prev, W, b))[0])
        case "relu":
            A, Z = relu((step := linear_forward(A_prev, W, b))[0])
        case other:
            raise ValueError("activation must be sigmoid or relu, not " + str(other))
    return A, (step[1], Z)
""",
    ),
    (
        "linear_activation_forward",
        "everything by itself: logaddexp sigmoid, masked ReLU on a copy",
        """
def linear_activation_forward(A_prev, W, b, activation):
    Z = W @ A_prev + b
    if activation not in ("sigmoid", "relu"):
        raise ValueError(activation)
    if activation == "sigmoid":
        A = np.exp(-np.logaddexp(0.0, -Z))
    else:
        A = Z.copy()
        A[A < 0] = 0.0
    return A, ((A_prev, W, b), Z)
""",
    ),
    (
        "linear_activation_forward",
        "Enum whose constructor raises the ValueError",
        """
import enum


class _Kind(enum.Enum):
    SIGMOID = "sigmoid"
    RELU = "relu"

    def apply(self, Z):
        return sigmoid(Z) if self is _Kind.SIGMOID else relu(Z)


def linear_activation_forward(A_prev, W, b, activation):
    kind = _Kind(activation)
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = kind.apply(Z)
    return A, (linear_cache, activation_cache)
""",
    ),
    (
        "linear_activation_forward",
        "list.index raises the ValueError, after the linear step",
        """
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = (sigmoid, relu)[["sigmoid", "relu"].index(activation)](Z)
    return A, (linear_cache, activation_cache)
""",
    ),
    (
        "linear_activation_forward",
        "np.vectorize of scalar functions",
        """
import math


def linear_activation_forward(A_prev, W, b, activation):
    def scalar_sigmoid(z):
        if z >= 0:
            return 1.0 / (1.0 + math.exp(-z))
        e = math.exp(z)
        return e / (1.0 + e)

    def scalar_relu(z):
        return z if z > 0 else 0.0

    if activation == "sigmoid":
        g = scalar_sigmoid
    elif activation == "relu":
        g = scalar_relu
    else:
        raise ValueError("unknown activation")
    Z, linear_cache = linear_forward(A_prev, W, b)
    return np.vectorize(g, otypes=[float])(Z), (linear_cache, Z)
""",
    ),
    (
        "linear_activation_forward",
        "*args/**kwargs passed on by a decorator that checks the name",
        """
import functools
import inspect


def _checked(function):
    signature = inspect.signature(function)

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        bound = signature.bind(*args, **kwargs)
        if bound.arguments["activation"] not in {"sigmoid", "relu"}:
            raise ValueError("bad activation")
        return function(*args, **kwargs)

    return wrapper


@_checked
def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = sigmoid(Z) if activation == "sigmoid" else relu(Z)
    return A, (linear_cache, activation_cache)
""",
    ),
    (
        "linear_activation_forward",
        "nested helper, keyword default for the activation, assert caught",
        """
def linear_activation_forward(A_prev, W, b, activation="relu"):
    def g(Z):
        return {"sigmoid": lambda: sigmoid(Z), "relu": lambda: relu(Z)}[activation]()

    try:
        assert activation in ["sigmoid", "relu"], "I only know sigmoid and relu"
    except AssertionError as problem:
        raise ValueError(str(problem))
    Z, first = linear_forward(A_prev, W, b)
    A, second = g(Z)
    return A, (first, second)
""",
    ),
    (
        "linear_activation_forward",
        "both caches are NamedTuples",
        """
from typing import Any, NamedTuple


class LinearCache(NamedTuple):
    A_prev: Any
    W: Any
    b: Any


class LayerCache(NamedTuple):
    linear: LinearCache
    activation: Any


def linear_activation_forward(A_prev, W, b, activation):
    if activation == "sigmoid":
        g = sigmoid
    elif activation == "relu":
        g = relu
    else:
        raise ValueError(f"{activation} is neither sigmoid nor relu")
    A, Z = g(linear_forward(A_prev, W, b)[0])
    return A, LayerCache(LinearCache(A_prev, W, b), Z)
""",
    ),
    (
        "linear_activation_forward",
        "own subclass of ValueError, ReLU as Z * (Z > 0), partial",
        """
from functools import partial


class UnknownActivation(ValueError):
    pass


def _layer(functions, A_prev, W, b, activation):
    Z = np.dot(W, A_prev) + b
    if activation not in functions:
        raise UnknownActivation(activation)
    return functions[activation](Z), ((A_prev, W, b), Z)


linear_activation_forward = partial(_layer, {"relu": lambda Z: Z * (Z > 0), "sigmoid": lambda Z: sigmoid(Z)[0]})
""",
    ),
    (
        "L_model_forward",
        "itertools.accumulate over the layers",
        """
import itertools


def L_model_forward(X, parameters):
    L = len(parameters) // 2

    def step(state, l):
        g = "sigmoid" if l == L else "relu"
        return linear_activation_forward(state[0], parameters[f"W{l}"], parameters[f"b{l}"], g)

    states = list(itertools.accumulate(range(1, L + 1), step, initial=(X, None)))
    return states[-1][0], [cache for _, cache in states[1:]]
""",
    ),
    (
        "L_model_forward",
        "recursion from the last layer",
        """
def L_model_forward(X, parameters):
    L = len(parameters) // 2

    def forward(l):
        if l == 0:
            return X, []
        A, caches = forward(l - 1)
        A, cache = linear_activation_forward(
            A, parameters["W" + str(l)], parameters["b" + str(l)], ["relu", "sigmoid"][l == L]
        )
        return A, caches + [cache]

    return forward(L)
""",
    ),
    (
        "L_model_forward",
        "functools.reduce with the caches gathered by a closure",
        """
def L_model_forward(X, parameters):
    from functools import reduce

    L = max(int(key[1:]) for key in parameters)
    caches = []

    def layer(A, l):
        A, cache = linear_activation_forward(
            A_prev=A, W=parameters[f"W{l}"], b=parameters[f"b{l}"], activation="relu" if l < L else "sigmoid"
        )
        caches.append(cache)
        return A

    return reduce(layer, range(1, L + 1), X), caches
""",
    ),
    (
        "L_model_forward",
        "looks for the next layer until there is a KeyError",
        """
def L_model_forward(X, parameters):
    A, caches, l = X, [], 1
    while True:
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        try:
            parameters[f"W{l + 1}"]
        except KeyError:
            break
        A, cache = linear_activation_forward(A, W, b, "relu")
        caches += [cache]
        l += 1
    AL, cache = linear_activation_forward(A, W, b, "sigmoid")
    caches += [cache]
    return AL, caches
""",
    ),
    (
        "L_model_forward",
        "a generator of layers, unpacked",
        """
def L_model_forward(X, parameters):
    def walk(A):
        L = sum(key.startswith("W") for key in parameters)
        for l in range(1, L + 1):
            activation = "relu"
            if l == L:
                activation = "sigmoid"
            A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], activation)
            yield A, cache

    activations, caches = zip(*walk(X))
    *_, AL = activations
    return AL, list(caches)
""",
    ),
    (
        "L_model_forward",
        "all by itself, without the other functions of the notebook",
        """
def L_model_forward(X, parameters):
    caches = []
    A = X
    L = len(parameters) >> 1
    for l in range(1, L + 1):
        A_prev, W, b = A, parameters[f"W{l}"], parameters[f"b{l}"]
        Z = np.matmul(W, A_prev) + np.tile(b, (1, A_prev.shape[1]))
        if l < L:
            A = np.where(Z > 0.0, Z, 0.0)
        else:
            e = np.exp(-np.abs(Z))
            A = np.where(Z >= 0, 1.0 / (1.0 + e), e / (1.0 + e))
        caches.append(((A_prev, W, b), Z))
    return A, caches
""",
    ),
    (
        "L_model_forward",
        "a list subclass filled by index, prints",
        '''
class _CacheList(list):
    """Layer l is also found by .of(l)."""

    def of(self, l):
        return self[l - 1]


def L_model_forward(X, parameters):
    L = len(parameters) // 2
    caches = _CacheList([None] * L)
    A = X
    print("input", X.shape)
    for l in range(1, L):
        A, caches[l - 1] = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
        print("layer", l, A.shape)
    AL, caches[L - 1] = linear_activation_forward(A, parameters[f"W{L}"], parameters[f"b{L}"], "sigmoid")
    print("output", AL.shape)
    return AL, caches
''',
    ),
    (
        "L_model_forward",
        "keys sorted by their number, zip with a list of activation names",
        """
def L_model_forward(X, parameters):
    number = lambda key: int(key[1:])
    Ws = [parameters[k] for k in sorted((k for k in parameters if k[0] == "W"), key=number)]
    bs = [parameters[k] for k in sorted((k for k in parameters if k[0] == "b"), key=number)]
    names = ["relu"] * (len(Ws) - 1) + ["sigmoid"]
    caches = []
    A = X
    for W, b, name in zip(Ws, bs, names):
        A, cache = linear_activation_forward(A, W, b, name)
        caches.insert(len(caches), cache)
    return A, caches
""",
    ),
    (
        "L_model_forward",
        "a class behind the function, caches put in front and reversed",
        """
class _Network:
    def __init__(self, parameters):
        self.parameters = parameters
        self.L = len(parameters) // 2

    def layer(self, l, A):
        return linear_activation_forward(A, self.parameters[f"W{l}"], self.parameters[f"b{l}"],
                                         "sigmoid" if l == self.L else "relu")

    def __call__(self, X):
        newest_first, A, l = [], X, 0
        while (l := l + 1) <= self.L:
            A, cache = self.layer(l, A)
            newest_first.insert(0, cache)
        return A, newest_first[::-1]


def L_model_forward(X, parameters):
    return _Network(dict(parameters))(X)
""",
    ),
    (
        "compute_cost",
        "np.where picks one logarithm, clip with 1e-15, Python float",
        """
def compute_cost(AL, Y):
    p = np.clip(AL, 1e-15, 1 - 1e-15)
    losses = np.where(Y == 1, -np.log(p), -np.log1p(-p))
    return float(losses.mean())
""",
    ),
    (
        "compute_cost",
        "dot products of rows, squeezed to a 0-d array",
        """
def compute_cost(AL, Y):
    m = Y.shape[1]
    eps = np.finfo(np.float64).eps
    A = np.minimum(np.maximum(AL, eps), 1 - eps)
    Y = Y.astype(float)
    cost = (-1 / m) * (np.dot(Y, np.log(A).T) + np.dot(1 - Y, np.log(1 - A).T))
    cost = np.squeeze(cost)
    assert cost.shape == ()
    return cost
""",
    ),
    (
        "compute_cost",
        "the cost through the logit and logaddexp, np.float64",
        """
def compute_cost(AL, Y):
    eps = 1e-15
    A = np.clip(AL, eps, 1 - eps)
    logit = np.log(A) - np.log1p(-A)
    sign = np.where(Y, -1.0, 1.0)
    return np.mean(np.logaddexp(0.0, sign * logit))
""",
    ),
    (
        "compute_cost",
        "loop over the examples with math.log and math.fsum",
        """
import math


def compute_cost(AL, Y):
    tiny = 1e-16

    def loss(a, y):
        return -math.log(max(a, tiny)) if y == 1 else -math.log(max(1.0 - a, tiny))

    return math.fsum(loss(float(a), int(y)) for a, y in zip(AL.ravel(), Y.ravel())) / AL.size
""",
    ),
    (
        "compute_cost",
        "hand-written xlogy, each loss capped, divide warnings silenced",
        """
def compute_cost(AL, Y):
    def xlogy(x, y):
        with np.errstate(divide="ignore", invalid="ignore"):
            logs = np.maximum(np.log(y), -40.0)
        return np.where(x == 0, 0.0, x * logs)

    total = xlogy(Y, AL) + xlogy(1 - Y, 1 - AL)
    return -np.add.reduce(total, axis=None) / total.shape[1]
""",
    ),
    (
        "compute_cost",
        "einsum with the 1/m on the labels, item()",
        """
def compute_cost(AL, Y):
    weights = np.asarray(Y, dtype=np.float64) / Y.shape[1]
    others = np.subtract(1, Y, dtype=np.float64) / Y.shape[1]
    A = AL.clip(1e-12, 1 - 1e-12)
    good = np.einsum("ij,ij->", weights, np.log(A))
    bad = np.einsum("ij,ij->", others, np.log(1 - A))
    return np.asarray(-(good + bad)).item()
""",
    ),
    (
        "compute_cost",
        "boolean masks and two sums",
        """
def compute_cost(AL, Y):
    ones = Y.astype(bool)
    low = np.finfo(float).eps
    likelihood = np.concatenate((AL[ones], 1.0 - AL[~ones]))
    likelihood[likelihood < low] = low
    return -np.log(likelihood).sum() / likelihood.size
""",
    ),
    (
        "compute_cost",
        "divide-and-conquer recursion over the columns",
        """
def compute_cost(AL, Y):
    def total(a, y):
        m = a.shape[1]
        if m == 1:
            p = a[0, 0] if y[0, 0] else 1 - a[0, 0]
            return -np.log(min(max(p, 1e-14), 1.0))
        return total(a[:, : m // 2], y[:, : m // 2]) + total(a[:, m // 2 :], y[:, m // 2 :])

    return float(total(AL, Y) / Y.shape[-1])
""",
    ),
    (
        "compute_cost",
        "long double inside, trace of a product, cast back",
        """
def compute_cost(AL, Y):
    wide = np.longdouble
    A = np.clip(AL.astype(wide), wide(1e-15), wide(1) - wide(1e-15))
    T = Y.astype(wide)
    J = -np.trace(T @ np.log(A).T + (1 - T) @ np.log(1 - A).T) / wide(T.shape[1])
    return np.float64(J)
""",
    ),
    (
        "compute_cost",
        "1e-15 added inside the logarithms, np.errstate as decorator, type hints",
        """
@np.errstate(all="raise")
def compute_cost(AL: np.ndarray, Y: np.ndarray, eps: float = 1e-15) -> float:
    m: int = Y.shape[1]
    term_1: np.ndarray = np.multiply(Y, np.log(AL + eps))
    term_2: np.ndarray = np.multiply(1 - Y, np.log(1 - AL + eps))
    cost = 0.0 - np.sum(term_1 + term_2, axis=1) / m
    return cost[0]
""",
    ),
    (
        "compute_cost",
        "both log forms by np.power-free selection, a warning on the way",
        """
import warnings


def compute_cost(AL, Y):
    if np.any((AL == 0) | (AL == 1)):
        warnings.warn("a prediction is exactly 0 or 1, it is clipped")
    probability = np.abs(AL - (1 - Y.astype(int)))      # a for the label 1, 1 - a for the label 0
    surprise = -np.log(np.fmax(probability, 2.0 ** -52))
    return np.average(surprise)
""",
    ),
    (
        "linear_backward",
        "einsum for all three",
        """
def linear_backward(dZ, cache):
    A_prev, W, _ = cache
    m = dZ.shape[1]
    dW = np.einsum("im,jm->ij", dZ, A_prev) / m
    db = np.einsum("im->i", dZ)[:, None] / m
    dA_prev = np.einsum("ij,im->jm", W, dZ)
    return dA_prev, dW, db
""",
    ),
    (
        "linear_backward",
        "1/m on dZ first, db as product with ones",
        """
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    mean_dZ = dZ * (1 / m)
    db = mean_dZ @ np.ones((m, 1))
    dW = mean_dZ @ A_prev.T
    return W.T @ dZ, dW, db
""",
    ),
    (
        "linear_backward",
        "augmented activations: dW and db are views of one product",
        """
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    both = dZ.dot(np.r_[A_prev, np.ones((1, m))].T) / m
    return W.T.dot(dZ), both[:, :-1], both[:, -1:]
""",
    ),
    (
        "linear_backward",
        "a loop over the examples that accumulates outer products",
        """
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = dZ.shape[1]
    dW, db, dA_prev = np.zeros(W.shape), np.zeros(b.shape), np.zeros(A_prev.shape)
    for i in range(m):
        dz = dZ[:, i]
        dW += np.outer(dz, A_prev[:, i])
        db += dz.reshape(-1, 1)
        dA_prev[:, i] = np.dot(dz, W)
    dW /= m
    db /= m
    return dA_prev, dW, db
""",
    ),
    (
        "linear_backward",
        "transposes of transposes (Fortran order), mean and reshape",
        """
def linear_backward(dZ, cache):
    (A_prev, W, b), m = cache, dZ.shape[1]
    dA_prev = dZ.T.dot(W).T
    dW = (A_prev.dot(dZ.T) / m).T
    db = dZ.mean(axis=1).reshape(b.shape)
    return dA_prev, dW, db
""",
    ),
    (
        "linear_backward",
        "tensordot, np.add.reduce with keepdims",
        """
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = float(A_prev.shape[-1])
    dW = np.true_divide(np.tensordot(dZ, A_prev, axes=([1], [1])), m)
    db = np.true_divide(np.add.reduce(dZ, axis=1, keepdims=True), m)
    dA_prev = np.tensordot(W, dZ, axes=((0,), (0,)))
    return dA_prev, dW, db
""",
    ),
    (
        "linear_backward",
        "np.inner, last column of a cumulative sum",
        """
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = len(dZ.T)
    return np.inner(W.T, dZ.T), np.inner(dZ, A_prev) / m, np.cumsum(dZ, axis=1)[:, -1:] / m
""",
    ),
    (
        "linear_backward",
        "mean of a stack of one matrix for each example (broadcast product)",
        """
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    dW = np.mean(dZ[:, np.newaxis, :] * A_prev[np.newaxis, :, :], axis=2)
    db = np.mean(dZ, axis=1, keepdims=True)
    dA_prev = np.sum(W[:, :, np.newaxis] * dZ[:, np.newaxis, :], axis=0)
    assert dW.shape == W.shape and db.shape == b.shape and dA_prev.shape == A_prev.shape
    return dA_prev, dW, db
""",
    ),
    (
        "linear_backward",
        "returns a namedtuple in the right order, helper objects",
        """
from collections import namedtuple

Gradients = namedtuple("Gradients", "dA_prev dW db")


def linear_backward(dZ, cache):
    A_prev, W, b = cache
    over_m = lambda total: total / dZ.shape[1]
    return Gradients(
        db=over_m(np.array([[row.sum()] for row in dZ])),
        dW=over_m(dZ @ A_prev.transpose()),
        dA_prev=W.transpose() @ dZ,
    )
""",
    ),
    (
        "linear_backward",
        "long double inside, cast back; *args/**kwargs",
        """
def linear_backward(*args, **kwargs):
    def go(dZ, cache):
        A_prev, W, b = (np.asarray(part, dtype=np.longdouble) for part in cache)
        d = dZ.astype(np.longdouble)
        m = d.shape[1]
        results = (W.T @ d, d @ A_prev.T / m, d.sum(1)[:, None] / m)
        return tuple(r.astype(float) for r in results)

    return go(*args, **kwargs)
""",
    ),
    (
        "linear_backward",
        "list comprehensions over units and inputs in pure Python",
        """
def linear_backward(dZ, cache):
    A, W, b = cache
    n, m = dZ.shape
    p = A.shape[0]
    dW = np.array([[sum(dZ[i, k] * A[j, k] for k in range(m)) / m for j in range(p)] for i in range(n)])
    db = np.array([[sum(dZ[i, k] for k in range(m)) / m] for i in range(n)])
    dA = np.array([[sum(W[i, j] * dZ[i, k] for i in range(n)) for k in range(m)] for j in range(p)])
    return dA, dW, db
""",
    ),
    (
        "linear_activation_backward",
        "dictionary.get and a walrus",
        """
def linear_activation_backward(dA, cache, activation):
    if (g := {"sigmoid": sigmoid_backward, "relu": relu_backward}.get(activation)) is None:
        raise ValueError(f"unknown activation {activation!r}")
    linear_cache, activation_cache = cache
    return linear_backward(g(dA, activation_cache), linear_cache)
""",
    ),
    (
        "linear_activation_backward",
        "match statement with nested unpacking of the cache",
        """
def linear_activation_backward(dA, cache, activation):
    match (activation, cache):
        case ("sigmoid", (linear_cache, Z)):
            dZ = sigmoid_backward(dA, Z)
        case ("relu", (linear_cache, Z)):
            dZ = relu_backward(dA, Z)
        case _:
            raise ValueError("activation must be 'sigmoid' or 'relu'")
    return linear_backward(dZ, linear_cache)
""",
    ),
    (
        "linear_activation_backward",
        "everything by itself; in-place mask on a copy of dA",
        """
def linear_activation_backward(dA, cache, activation):
    (A_prev, W, b), Z = cache
    dZ = np.array(dA, dtype=float, copy=True)
    if activation == "relu":
        dZ[Z <= 0] = 0
    elif activation == "sigmoid":
        s = np.exp(-np.logaddexp(0, -Z))
        t = np.exp(-np.logaddexp(0, Z))      # 1 - s without cancellation
        dZ *= s
        dZ *= t
    else:
        raise ValueError
    m = dZ.shape[1]
    return W.T @ dZ, dZ @ A_prev.T / m, dZ.sum(axis=1, keepdims=True) / m
""",
    ),
    (
        "linear_activation_backward",
        "slopes as a closure table, dA times slope by np.multiply",
        """
def linear_activation_backward(dA, cache, activation):
    linear_cache, Z = cache

    def sigmoid_slope():
        A = sigmoid(Z)[0]
        return np.multiply(A, np.subtract(1.0, A))

    slopes = dict(sigmoid=sigmoid_slope, relu=lambda: (Z > 0).astype(float))
    if activation not in slopes.keys():
        raise ValueError("only " + " and ".join(slopes))
    return linear_backward(np.multiply(slopes[activation](), dA), linear_cache)
""",
    ),
    (
        "linear_activation_backward",
        "ReLU slope by np.heaviside(Z, 0), ValueError in a helper",
        """
def linear_activation_backward(dA, cache, activation):
    def refuse():
        raise ValueError("what is " + repr(activation) + "?")

    lin, act = cache
    dZ = (
        sigmoid_backward(dA, act) if activation == "sigmoid"
        else dA * np.heaviside(act, 0.0) if activation == "relu"
        else refuse()
    )
    dA_prev, dW, db = linear_backward(dZ, lin)
    return dA_prev, dW, db
""",
    ),
    (
        "linear_activation_backward",
        "an object with __call__ and one method for each activation",
        """
class _Backward:
    def through_sigmoid(self, dA, Z):
        return sigmoid_backward(dA, Z)

    def through_relu(self, dA, Z):
        return relu_backward(dA, Z)

    def __call__(self, dA, cache, activation):
        method = getattr(self, f"through_{activation}", None)
        if method is None:
            raise ValueError(f"There is no activation {activation}.")
        return linear_backward(method(dA, cache[1]), cache[0])


linear_activation_backward = _Backward()
""",
    ),
    (
        "linear_activation_backward",
        "functools.partial with late-bound lambdas",
        """
from functools import partial


def _back(table, dA, cache, activation):
    for name, function in table:
        if name == activation:
            return linear_backward(function(dA, cache[1]), cache[0])
    raise ValueError(activation)


linear_activation_backward = partial(
    _back, [("sigmoid", lambda d, z: sigmoid_backward(d, z)), ("relu", lambda d, z: relu_backward(d, z))]
)
""",
    ),
    (
        "linear_activation_backward",
        "for/else over names, prints, results in fresh Fortran-ordered copies",
        """
def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    for name in ("sigmoid", "relu"):
        print("is it", name, "?")
        if activation == name:
            break
    else:
        raise ValueError("no")
    backward = sigmoid_backward if name == "sigmoid" else relu_backward
    grads = linear_backward(backward(dA, activation_cache), linear_cache)
    return tuple(np.asfortranarray(g.copy()) for g in grads)
""",
    ),
    (
        "linear_activation_backward",
        "loops over examples, one at a time through the notebook's functions",
        """
def linear_activation_backward(dA, cache, activation):
    if activation not in ["relu", "sigmoid"]:
        raise ValueError("Unknown activation: %s" % activation)
    (A_prev, W, b), Z = cache
    g = relu_backward if activation == "relu" else sigmoid_backward
    m = dA.shape[1]
    parts = []
    for i in range(m):
        one = slice(i, i + 1)
        parts.append(linear_backward(g(dA[:, one], Z[:, one]), (A_prev[:, one], W, b)))
    dA_prev = np.concatenate([p[0] for p in parts], axis=1)
    dW = sum(p[1] for p in parts) / m
    db = sum(p[2] for p in parts) / m
    return dA_prev, dW, db
""",
    ),
    (
        "linear_activation_backward",
        "type annotations, try/except around a dictionary, **kwargs ignored",
        """
from typing import Callable, Tuple


def linear_activation_backward(
    dA: np.ndarray, cache: tuple, activation: str, **unused
) -> Tuple[np.ndarray, np.ndarray, np.ndarray]:
    backward: Callable
    try:
        backward = {"relu": relu_backward, "sigmoid": sigmoid_backward}[activation]
    except (KeyError, TypeError):
        raise ValueError("activation: 'relu' or 'sigmoid'") from None
    else:
        return linear_backward(cache=cache[0], dZ=backward(dA, cache[1]))
""",
    ),
    (
        "L_model_backward",
        "np.where for dAL, reversed enumerate, loop over all layers",
        """
def L_model_backward(AL, Y, caches):
    p = np.clip(AL, 1e-15, 1 - 1e-15)
    dA = np.where(Y == 1, -1.0 / p, 1.0 / (1.0 - p))
    grads, L = {}, len(caches)
    for l, cache in reversed(list(enumerate(caches, start=1))):
        dA, dW, db = linear_activation_backward(dA, cache, "sigmoid" if l == L else "relu")
        grads.update({f"dA{l - 1}": dA, f"dW{l}": dW, f"db{l}": db})
    return grads
""",
    ),
    (
        "L_model_backward",
        "other naming: dA{l} at layer l (dA1..dAL) [70, accepted by mistakes.md]",
        """
def L_model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    eps = 1e-12
    AL = np.clip(AL, eps, 1 - eps)
    Y = Y.reshape(AL.shape)
    dA = -(np.divide(Y, AL) - np.divide(1 - Y, 1 - AL))
    for l in range(L, 0, -1):
        dA, dW, db = linear_activation_backward(dA, caches[l - 1], "sigmoid" if l == L else "relu")
        grads["dA" + str(l)] = dA
        grads["dW" + str(l)] = dW
        grads["db" + str(l)] = db
    return grads
""",
    ),
    (
        "L_model_backward",
        "recursion down the caches, extra key dAL included",
        """
def L_model_backward(AL, Y, caches):
    tiny = np.finfo(float).eps
    A = np.maximum(tiny, np.minimum(AL, 1 - tiny))

    def down(dA, remaining, activation):
        l = len(remaining)
        if l == 0:
            return {"dA0": dA}
        dA_prev, dW, db = linear_activation_backward(dA, remaining[-1], activation)
        return {f"dA{l}": dA, f"dW{l}": dW, f"db{l}": db, **down(dA_prev, remaining[:-1], "relu")}

    return down((A - Y) / (A * (1 - A)), caches, "sigmoid")
""",
    ),
    (
        "L_model_backward",
        "the shortcut dZL = AL - Y for the last layer (finite by itself)",
        """
def L_model_backward(AL, Y, caches):
    L = len(caches)
    grads = {}
    linear_cache, _ = caches[-1]
    dA, grads[f"dW{L}"], grads[f"db{L}"] = linear_backward(AL - Y.astype(float), linear_cache)
    grads[f"dA{L - 1}"] = dA
    for l in reversed(range(1, L)):
        dA, dW, db = linear_activation_backward(dA, caches[l - 1], "relu")
        grads[f"dA{l - 1}"], grads[f"dW{l}"], grads[f"db{l}"] = dA, dW, db
    return grads
""",
    ),
    (
        "L_model_backward",
        "complex step gives dAL",
        """
def L_model_backward(AL, Y, caches):
    h = 1e-40
    a = np.clip(AL, 1e-15, 1 - 1e-15) + 1j * h
    loss = -(Y * np.log(a) + (1 - Y) * np.log(1 - a))
    dA = loss.imag / h
    names = ["relu"] * (len(caches) - 1) + ["sigmoid"]
    grads = {}
    for l in range(len(caches), 0, -1):
        grads[f"dA{l - 1}"], grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(
            dA, caches[l - 1], names.pop()
        )
        dA = grads[f"dA{l - 1}"]
    return grads
""",
    ),
    (
        "L_model_backward",
        "defaultdict with a lambda, a copy of the caches is popped",
        """
def L_model_backward(AL, Y, caches):
    from collections import defaultdict

    grads = defaultdict(lambda: None)
    stack = list(caches)
    label = Y.astype(bool)
    right = np.where(label, AL, 1 - AL)             # probability of the true label
    dA = np.where(label, -1.0, 1.0) / np.maximum(right, 1e-15)
    activation = "sigmoid"
    while stack:
        l = len(stack)
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_activation_backward(dA, stack.pop(), activation)
        grads[f"dA{l - 1}"] = dA
        activation = "relu"
    return grads
""",
    ),
    (
        "L_model_backward",
        "all by itself, without the other functions; extra dZ entries",
        """
def L_model_backward(AL, Y, caches):
    L, m = len(caches), AL.shape[1]
    A = np.clip(AL, 1e-14, 1 - 1e-14)
    dA = (1 - Y) / (1 - A) - Y / A
    grads = {}
    for l in range(L, 0, -1):
        (A_prev, W, b), Z = caches[l - 1]
        if l == L:
            s, _ = sigmoid(Z)
            dZ = dA * s * (1 - s)
        else:
            dZ = dA * (Z > 0)
        dA = W.T @ dZ
        grads[f"dZ{l}"] = dZ
        grads[f"dW{l}"] = dZ @ A_prev.T / m
        grads[f"db{l}"] = dZ.sum(axis=1).reshape(-1, 1) / m
        grads[f"dA{l - 1}"] = dA
    return grads
""",
    ),
    (
        "L_model_backward",
        "functools.reduce, OrderedDict sorted by name at the end",
        """
import functools
from collections import OrderedDict


def L_model_backward(AL, Y, caches):
    L = len(caches)
    found = {}

    def back(dA, l):
        dA, dW, db = linear_activation_backward(dA, caches[l - 1], ("relu", "sigmoid")[l == L])
        found[f"dA{l - 1}"], found[f"dW{l}"], found[f"db{l}"] = dA, dW, db
        return dA

    T = np.asarray(Y, dtype=float)
    lower = np.where(AL < 1e-15, 1e-15, AL)
    upper = np.where(1 - AL < 1e-15, 1e-15, 1 - AL)
    functools.reduce(back, range(L, 0, -1), -T / lower + (1 - T) / upper)
    return OrderedDict(sorted(found.items()))
""",
    ),
    (
        "L_model_backward",
        "a generator of items given to dict, asserts and prints",
        """
def L_model_backward(AL, Y, caches):
    def items():
        A = AL.copy()
        A[A <= 0] = 1e-16
        A[A >= 1] = 1 - 2.0 ** -53
        dA = -np.subtract(Y / A, (1 - Y) / (1 - A))
        assert np.isfinite(dA).all()
        for l in range(len(caches))[::-1]:
            kind = "sigmoid" if l + 1 == len(caches) else "relu"
            dA, dW, db = linear_activation_backward(dA, caches[l], kind)
            print("layer", l + 1, np.abs(dW).max())
            yield "dA%d" % l, dA
            yield "dW%d" % (l + 1), dW
            yield "db%d" % (l + 1), db

    return dict(items())
""",
    ),
    (
        "L_model_backward",
        "a dict subclass with a method, long double dAL cast back",
        """
class Grads(dict):
    def put(self, l, dA_prev, dW, db):
        self[f"dA{l - 1}"] = dA_prev
        self[f"dW{l}"] = dW
        self[f"db{l}"] = db
        return dA_prev


def L_model_backward(AL, Y, caches):
    grads = Grads(cost_slope="see dA", layers=len(caches))
    wide = np.clip(AL, 1e-15, 1 - 1e-15).astype(np.longdouble)
    y = Y.astype(np.longdouble)
    dA = (-(y / wide - (1 - y) / (1 - wide))).astype(np.float64)
    l = len(caches)
    dA = grads.put(l, *linear_activation_backward(dA, caches[-1], "sigmoid"))
    for cache in caches[-2::-1]:
        l -= 1
        dA = grads.put(l, *linear_activation_backward(dA, cache, "relu"))
    return grads
""",
    ),
    (
        "update_parameters",
        "one dictionary comprehension over the keys",
        """
def update_parameters(params, grads, learning_rate):
    return {key: value - learning_rate * grads["d" + key] for key, value in params.items()}
""",
    ),
    (
        "update_parameters",
        "the caller's dictionary gets new arrays and is returned",
        """
def update_parameters(params, grads, learning_rate):
    L = len(params) // 2
    for l in range(1, L + 1):
        params["W" + str(l)] = params["W" + str(l)] - learning_rate * grads["dW" + str(l)]
        params["b" + str(l)] = params["b" + str(l)] - learning_rate * grads["db" + str(l)]
    return params
""",
    ),
    (
        "update_parameters",
        "the caller's arrays are changed in place with -= [74: note only]",
        """
def update_parameters(params, grads, learning_rate):
    for key in params:
        params[key] -= learning_rate * grads[f"d{key}"]
    return params
""",
    ),
    (
        "update_parameters",
        "deepcopy first, then in place on the copy",
        """
def update_parameters(params, grads, learning_rate):
    import copy

    parameters = copy.deepcopy(params)
    for l in range(len(parameters) // 2):
        parameters[f"W{l + 1}"] -= np.multiply(learning_rate, grads[f"dW{l + 1}"])
        parameters[f"b{l + 1}"] -= np.multiply(learning_rate, grads[f"db{l + 1}"])
    return parameters
""",
    ),
    (
        "update_parameters",
        "walks over the gradients, skips dA and anything unknown",
        """
def update_parameters(params, grads, learning_rate):
    updated = dict(params)
    for name, gradient in grads.items():
        target = name.removeprefix("d")
        if name.startswith("d") and target in params:
            updated[target] = np.subtract(params[target], learning_rate * gradient)
    return updated
""",
    ),
    (
        "update_parameters",
        "recursion from the last layer",
        """
def update_parameters(params, grads, learning_rate):
    def update(l):
        if not l:
            return {}
        below = update(l - 1)
        below[f"W{l}"] = params[f"W{l}"] + (-learning_rate) * grads[f"dW{l}"]
        below[f"b{l}"] = params[f"b{l}"] + (-learning_rate) * grads[f"db{l}"]
        return below

    return update(len(params) // 2)
""",
    ),
    (
        "update_parameters",
        "one long vector: concatenate, step, cut into views",
        """
def update_parameters(params, grads, learning_rate):
    keys = list(params)
    theta = np.concatenate([params[k].ravel() for k in keys])
    slope = np.concatenate([grads["d" + k].ravel() for k in keys])
    theta = theta - learning_rate * slope
    ends = np.cumsum([params[k].size for k in keys])
    pieces = np.split(theta, ends[:-1])
    return {k: piece.reshape(params[k].shape) for k, piece in zip(keys, pieces)}
""",
    ),
    (
        "update_parameters",
        "a class SGD with __call__ behind a lambda, OrderedDict",
        """
from collections import OrderedDict


class SGD:
    def __init__(self, rate):
        self.rate = rate

    def step(self, value, gradient):
        return value - self.rate * gradient

    def __call__(self, params, grads):
        return OrderedDict((k, self.step(params[k], grads["d" + k])) for k in sorted(params, reverse=True))


update_parameters = lambda params, grads, learning_rate: SGD(learning_rate)(params, grads)
""",
    ),
    (
        "update_parameters",
        "entry by entry with np.nditer-free loops, keyword default for the rate",
        """
def update_parameters(params, grads, learning_rate=0.01):
    parameters = {}
    for key, old in params.items():
        new = np.empty(old.shape)
        for row in range(old.shape[0]):
            for column in range(old.shape[1]):
                new[row, column] = old[row, column] - learning_rate * grads["d" + key][row, column]
        parameters[key] = new
    return parameters
""",
    ),
    (
        "update_parameters",
        "einsum of stacks, Fortran-ordered results, while with walrus",
        """
def update_parameters(params, grads, learning_rate):
    weights = np.array([1.0, -learning_rate])
    out, l = {}, 0
    while f"W{(l := l + 1)}" in params:
        for letter in "Wb":
            pair = np.stack((params[f"{letter}{l}"], grads[f"d{letter}{l}"]))
            out[f"{letter}{l}"] = np.asfortranarray(np.einsum("k,kij->ij", weights, pair))
    return out
""",
    ),
    (
        "update_parameters",
        "map/operator, long double step cast back, prints",
        """
import operator


def update_parameters(params, grads, learning_rate):
    rate = np.longdouble(learning_rate)
    keys = tuple(params.keys())
    steps = (rate * grads[f"d{k}"].astype(np.longdouble) for k in keys)
    values = map(operator.sub, params.values(), steps)
    print("step of", learning_rate, "for", ", ".join(keys))
    return dict(zip(keys, (v.astype(float) for v in values)))
""",
    ),
    (
        "linear_forward",
        "the cache is a list (text: 'a tuple with A, W and b')",
        """
def linear_forward(A, W, b):
    return W @ A + b, [A, W, b]
""",
    ),
    (
        "linear_activation_forward",
        "the caches are lists (text: 'a tuple with ...')",
        """
def linear_activation_forward(A_prev, W, b, activation):
    Z = W @ A_prev + b
    if activation == "sigmoid":
        A, _ = sigmoid(Z)
    elif activation == "relu":
        A, _ = relu(Z)
    else:
        raise ValueError(activation)
    return A, [[A_prev, W, b], Z]
""",
    ),
    (
        "L_model_forward",
        "a tuple of caches (text: 'list of the L caches')",
        """
def L_model_forward(X, parameters):
    A, caches, L = X, (), len(parameters) // 2
    for l in range(1, L + 1):
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "sigmoid" if l == L else "relu")
        caches += (cache,)
    return A, caches
""",
    ),
    (
        "linear_forward",
        "pure *args: positional calls only",
        """
def linear_forward(*args):
    A, W, b = args
    return np.dot(W, A) + b, args
""",
    ),
    (
        "linear_backward",
        "returns a list [dA_prev, dW, db] (text: 'return them in the order')",
        """
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    m = dZ.shape[1]
    return [W.T @ dZ, dZ @ A_prev.T / m, dZ.sum(axis=1, keepdims=True) / m]
""",
    ),
    (
        "initialize_parameters",
        "extra key in the dictionary (text: 'a dictionary with four arrays')",
        """
def initialize_parameters(n_x, n_h, n_y):
    return {
        "W1": np.random.randn(n_h, n_x) * 0.01, "b1": np.zeros((n_h, 1)),
        "W2": np.random.randn(n_y, n_h) * 0.01, "b2": np.zeros((n_y, 1)),
        "sizes": (n_x, n_h, n_y),
    }
""",
    ),
]
