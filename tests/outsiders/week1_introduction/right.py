"""Right but unusual solutions of week 1's introduction: function, what is unusual, source.

Written by somebody who had read only the released notebook and the catalogue of mistakes.
"""

from __future__ import annotations

RIGHT: list[tuple[str, str, str]] = [
    (
        "neuron_price",
        "np.where, so a number comes back as an array of no dimensions",
        """
def neuron_price(size, w, b):
    z = b + size * w
    return np.where(z < 0, 0, z)
""",
    ),
    (
        "neuron_price",
        "half of the line and its absolute value",
        """
def neuron_price(size, w, b):
    line = w * size + b
    return (line + abs(line)) / 2
""",
    ),
    (
        "neuron_price",
        "multiplied by a comparison, so there are zeros with a minus",
        """
def neuron_price(size, w, b):
    z = w * size + b
    return z * (z > 0)
""",
    ),
    (
        "neuron_price",
        "np.clip with no upper end, keywords",
        """
def neuron_price(size, w, b):
    return np.clip(a=np.add(np.multiply(size, w), b), a_min=0, a_max=None)
""",
    ),
    (
        "neuron_price",
        "minus the minimum of the negated line",
        """
def neuron_price(size, w, b):
    return -np.minimum(0, -w * size - b)
""",
    ),
    (
        "neuron_price",
        "a loop over all entries, Python's max",
        """
def neuron_price(size, w, b):
    sizes = np.asarray(size)
    prices = np.empty(sizes.shape, dtype=float)
    for place, s in np.ndenumerate(sizes):
        prices[place] = max(0.0, float(w) * float(s) + float(b))
    if sizes.ndim == 0:
        return prices.item()
    return prices
""",
    ),
    (
        "neuron_price",
        "recursion over the dimensions, lists on the way",
        """
def neuron_price(size, w, b):
    def bend(nested):
        if isinstance(nested, list):
            return [bend(part) for part in nested]
        z = w * nested + b
        return z if z > 0 else 0

    if np.ndim(size) == 0:
        return bend(size)
    return np.array(bend(np.asarray(size).tolist()))
""",
    ),
    (
        "neuron_price",
        "a lambda, np.fmax",
        """
neuron_price = lambda size, w, b: np.fmax(w * size + b, 0.0)
""",
    ),
    (
        "neuron_price",
        "np.vectorize with a type",
        """
def neuron_price(size, w, b):
    @np.vectorize(otypes=[float])
    def one(s):
        z = w * s + b
        if z < 0:
            return 0
        return z
    return one(size)
""",
    ),
    (
        "neuron_price",
        "a polynomial, np.heaviside, extra argument",
        """
def neuron_price(size, w, b, floor=0.0):
    line = np.polynomial.Polynomial([b, w])
    z = line(size)
    return z * np.heaviside(z, floor) + floor
""",
    ),
    (
        "neuron_price",
        "in place on its own copy, prints",
        """
def neuron_price(size, w, b):
    z = np.array(size, dtype=float, copy=True)
    z *= w
    z += b
    print("before the bend:", z.min(), z.max(), z.shape)
    z[z < 0] = 0
    return z
""",
    ),
    (
        "neuron_price",
        "an object with __call__",
        '''
class _Neuron:
    """A line with a bend."""

    def __init__(self):
        self.calls = 0

    def line(self, size, w, b):
        return size * w + b

    def __call__(self, size, w, b):
        self.calls += 1
        z = self.line(size, w, b)
        return np.stack([np.zeros_like(z), z]).max(axis=0)


neuron_price = _Neuron()
''',
    ),
    (
        "neuron_price",
        "a decorator that makes columns and restores the shape",
        """
import functools


def on_columns(function):
    @functools.wraps(function)
    def wrapped(size, *args, **kwargs):
        array = np.asarray(size)
        column = array.reshape(-1, 1)
        result = function(column, *args, **kwargs).reshape(array.shape)
        return result if array.ndim else result[()]
    return wrapped


@on_columns
def neuron_price(size, w, b):
    with_one = np.hstack([size, np.ones_like(size)])
    z = with_one @ np.array([[w], [b]], dtype=float)
    return np.maximum(z, 0)
""",
    ),
    (
        "neuron_price",
        "two global helpers called with keywords",
        """
def line(x, slope, intercept):
    return slope * x + intercept


def relu(z):
    return np.piecewise(np.asarray(z, dtype=float), [np.asarray(z) > 0], [lambda t: t, 0])


def neuron_price(size, w, b):
    return relu(z=line(intercept=b, slope=w, x=size))
""",
    ),
    (
        "neuron_price",
        "a masked array filled with zeros, wider floats",
        """
def neuron_price(size, w, b):
    z = np.longdouble(w) * np.asarray(size, dtype=np.longdouble) + np.longdouble(b)
    return np.ma.masked_less(z, 0).filled(0)
""",
    ),
    (
        "neuron_price",
        "separate ways for numbers and arrays, the middle one of three",
        """
def neuron_price(size, w, b):
    if np.isscalar(size):
        z = w * size + b
        return sorted([0, z, float("inf")])[1]
    z = w * size + b
    return np.sort(np.stack([0 * z, z], axis=-1), axis=-1)[..., 1]
""",
    ),
    (
        "neuron_price",
        "draws a random number, makes a figure on the way",
        """
def neuron_price(size, w, b):
    from matplotlib.figure import Figure

    noise = np.random.rand()
    z = w * size + b
    axes = Figure().add_subplot()
    axes.plot(np.ravel(size), np.ravel(z), ".")
    axes.set(title=f"neuron {noise:.2f}")
    return np.maximum(0, z)
""",
    ),
    (
        "neuron_price",
        "np.nditer with a buffer of its own",
        """
def neuron_price(size, w, b):
    with np.nditer([size, None], op_dtypes=[None, float]) as it:
        for s, out in it:
            value = w * s + b
            out[...] = value if value >= 0 else 0
        return it.operands[1]
""",
    ),
    (
        "neuron_price",
        "np.frompyfunc and back to floats, type hints",
        """
from typing import Union

Number = Union[int, float]


def neuron_price(size: Union[Number, np.ndarray], w: Number, b: Number) -> Union[Number, np.ndarray]:
    bend = np.frompyfunc(lambda z: z if z > 0 else 0.0, nin=1, nout=1)
    result = bend(w * size + b)
    return result.astype(float) if isinstance(result, np.ndarray) else float(result)
""",
    ),
    (
        "neuron_price",
        "the knee, with a case for each sign of the weight",
        """
def neuron_price(size, w, b):
    s = np.asarray(size, dtype=float)
    if w == 0:
        return np.full(s.shape, max(b, 0.0))
    knee = -b / w
    beyond = s - knee
    if w > 0:
        return w * beyond.clip(min=0)
    else:
        return w * beyond.clip(max=0)
""",
    ),
    (
        "neuron_price",
        "an inner generator, np.fromiter",
        """
def neuron_price(size, w, b):
    def prices():
        for s in np.nditer(np.asarray(size), order="C"):
            z = float(w * s + b)
            yield z if z > 0.0 else 0.0
    flat = np.fromiter(prices(), dtype=np.float64)
    return flat.reshape(np.shape(size))
""",
    ),
    (
        "hidden_features",
        "three loops over numbers",
        """
def hidden_features(x, W, b):
    n_h, n_x = W.shape
    m = x.shape[1]
    result = np.zeros((n_h, m))
    for j in range(n_h):
        for i in range(m):
            z = b[j, 0]
            for k in range(n_x):
                z = z + W[j, k] * x[k, i]
            if z > 0:
                result[j, i] = z
    return result
""",
    ),
    (
        "hidden_features",
        "einsum, np.where",
        """
def hidden_features(x, W, b):
    z = np.einsum("hk,km->hm", W, x) + b
    return np.where(z > 0, z, 0)
""",
    ),
    (
        "hidden_features",
        "house by house, columns set side by side",
        """
def hidden_features(x, W, b):
    columns = [np.maximum(W.dot(house.reshape(-1, 1)) + b, 0) for house in x.T]
    return np.hstack(columns)
""",
    ),
    (
        "hidden_features",
        "neuron by neuron, rows stacked",
        """
def hidden_features(x, W, b):
    rows = []
    for weights, bias in zip(W, b):
        rows.append(np.maximum(0, weights @ x + bias))
    return np.vstack(rows)
""",
    ),
    (
        "hidden_features",
        "everything turned and turned back: the result is a view",
        """
def hidden_features(x, W, b):
    return np.maximum(x.T @ W.T + b.T, 0).T
""",
    ),
    (
        "hidden_features",
        "the bias as the weight of a row of ones",
        """
def hidden_features(x, W, b):
    wide = np.concatenate([W, b], axis=1)
    tall = np.concatenate([x, np.ones((1, x.shape[1]))], axis=0)
    Z = wide @ tall
    return (np.abs(Z) + Z) * 0.5
""",
    ),
    (
        "hidden_features",
        "three dimensions, summed over the middle one",
        """
def hidden_features(x, W, b):
    products = W[:, :, np.newaxis] * x[np.newaxis, :, :]
    sums = np.add.reduce(products, axis=1)
    return np.clip(sums + b, 0, np.inf)
""",
    ),
    (
        "hidden_features",
        "the neuron of exercise 1 does the bend",
        """
def hidden_features(x, W, b):
    return neuron_price(W @ x + b, w=1, b=0)
""",
    ),
    (
        "hidden_features",
        "the neuron of exercise 1 for each neuron's sum",
        """
def hidden_features(x, W, b):
    result = np.zeros((W.shape[0], x.shape[1]))
    for j in range(W.shape[0]):
        result[j] = neuron_price(W[j] @ x, 1.0, b[j, 0])
    return result
""",
    ),
    (
        "hidden_features",
        "matrices of Python lists, zip",
        """
def hidden_features(x, W, b):
    houses = list(zip(*x.tolist()))
    table = []
    for weights, (bias,) in zip(W.tolist(), b.tolist()):
        table.append([max(0, sum(p * q for p, q in zip(weights, house)) + bias) for house in houses])
    return np.array(table)
""",
    ),
    (
        "hidden_features",
        "np.matrix on the way",
        """
def hidden_features(x, W, b):
    Z = np.asmatrix(W) * np.asmatrix(x) + b
    A = np.asarray(Z).copy()
    A[A < 0] = 0
    return A
""",
    ),
    (
        "hidden_features",
        "in place on its own array, outer products added up",
        """
def hidden_features(x, W, b):
    Z = np.tile(b, (1, x.shape[1])).astype(float)
    for k in range(x.shape[0]):
        Z += np.outer(W[:, k], x[k])
    Z[Z < 0] = 0
    return Z
""",
    ),
    (
        "hidden_features",
        "tensordot, column by column in memory",
        """
def hidden_features(x, W, b):
    Z = np.tensordot(W, x, axes=([1], [0]))
    Z = np.asfortranarray(Z + b.reshape(-1, 1))
    return np.maximum(Z, 0, order="F")
""",
    ),
    (
        "hidden_features",
        "a class with parameters, called once",
        '''
class DenseLayer:
    """A layer with ReLU."""

    def __init__(self, weights, biases):
        self.weights = weights
        self.biases = biases

    @property
    def units(self):
        return self.weights.shape[0]

    def forward(self, inputs):
        sums = np.matmul(self.weights, inputs) + self.biases
        assert sums.shape == (self.units, inputs.shape[1])
        return sums.clip(min=0)


def hidden_features(x, W, b):
    return DenseLayer(biases=b, weights=W).forward(x)
''',
    ),
    (
        "hidden_features",
        "divide and conquer: half of the houses each",
        """
def hidden_features(x, W, b):
    m = x.shape[1]
    if m > 1:
        left = hidden_features(x[:, :m // 2], W, b)
        right = hidden_features(x[:, m // 2:], W, b)
        return np.append(left, right, axis=1)
    z = np.dot(W, x) + b
    return np.maximum(z, np.zeros_like(z))
""",
    ),
    (
        "hidden_features",
        "np.inner, the bias repeated first, prints shapes",
        """
def hidden_features(x, W, b):
    B = np.repeat(b, x.shape[1], axis=1)
    Z = np.inner(W, x.T) + B
    print(W.shape, x.shape, B.shape, "->", Z.shape)
    return np.max([Z, np.zeros(Z.shape)], axis=0)
""",
    ),
    (
        "hidden_features",
        "reduce over the inputs, lambda",
        """
from functools import reduce

hidden_features = lambda x, W, b: np.maximum(
    reduce(lambda total, k: total + W[:, k:k + 1] * x[k:k + 1, :], range(x.shape[0]), b), 0)
""",
    ),
    (
        "hidden_features",
        "the bias moved to the threshold: maximum with -b, then b added",
        """
def hidden_features(x, W, b):
    return np.maximum(np.dot(W, x), -b) + b
""",
    ),
    (
        "hidden_features",
        "apply_along_axis with a nested function, flat bias inside",
        """
def hidden_features(x, W, b):
    flat = b.ravel().astype(float)

    def layer(column):
        return np.maximum(W @ column + flat, 0.0)

    return np.apply_along_axis(layer, 0, x)
""",
    ),
    (
        "hidden_features",
        "wider floats, a decorator that counts, keywords",
        """
calls = {"hidden_features": 0}


def counted(function):
    def wrapped(*args, **kwargs):
        calls[function.__name__] += 1
        return function(*args, **kwargs)
    return wrapped


@counted
def hidden_features(x, W, b):
    Z = np.dot(a=W.astype(np.longdouble), b=x.astype(np.longdouble)) + b
    return np.maximum(Z, 0)
""",
    ),
    (
        "hidden_features",
        "stacked matmul: one product for each house, squeezed by axis",
        """
def hidden_features(x, W, b):
    stack = x.T[..., np.newaxis]
    Z = W @ stack + b
    return np.moveaxis(np.squeeze(np.maximum(Z, 0), axis=-1), 0, -1)
""",
    ),
    (
        "hidden_features",
        "one random draw and a shuffled order of the neurons",
        """
def hidden_features(x, W, b):
    order = np.random.permutation(W.shape[0])
    out = np.empty((W.shape[0], x.shape[1]))
    for j in order:
        out[j, :] = np.fmax(W[j, :] @ x + b[j], 0)
    return out
""",
    ),
]
