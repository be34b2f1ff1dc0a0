"""Right but unusual solutions of week 2's NumPy exercises: function, what is unusual, source.

Written by somebody who had read only the released notebook and the catalogue of mistakes.
"""

from __future__ import annotations

RIGHT: list[tuple[str, str, str]] = [
    (
        "sigmoid",
        "with tanh",
        """
def sigmoid(x):
    return 0.5 * (1 + np.tanh(np.divide(x, 2)))
""",
    ),
    (
        "sigmoid",
        "math.exp in np.vectorize, two branches",
        """
import math

@np.vectorize
def one(v):
    if v >= 0:
        return 1 / (1 + math.exp(-v))
    return math.exp(v) / (1 + math.exp(v))

def sigmoid(x):
    if np.size(x) == 0:
        return np.array(x, dtype=float)
    return one(np.asarray(x, dtype=float))
""",
    ),
    (
        "sigmoid",
        "recursion over the axes",
        """
def sigmoid(x):
    if np.ndim(x) == 0:
        return float(np.exp(-np.logaddexp(0, -x)))
    return np.array([sigmoid(part) for part in x])
""",
    ),
    (
        "sigmoid",
        "clipped to 500, np.reciprocal, a global helper",
        """
LIMIT = 500
exponential = lambda z: np.exp(np.negative(np.clip(z, -LIMIT, LIMIT)))

def sigmoid(x):
    return np.reciprocal(1.0 + exponential(x))
""",
    ),
    (
        "sigmoid",
        "an object of a class, long doubles, masks",
        """
class Sigmoid:
    def __call__(self, x):
        z = np.array(x, dtype=np.longdouble)
        out = np.empty(z.shape, dtype=np.longdouble)
        right = z >= 0
        out[right] = 1 / (1 + np.exp(-z[right]))
        e = np.exp(z[~right])
        out[~right] = e / (1 + e)
        return out

sigmoid = Sigmoid()
""",
    ),
    (
        "sigmoid",
        "in place on its own array",
        """
def sigmoid(x):
    out = np.array(x, dtype=np.float64)
    np.negative(out, out=out)
    np.exp(out, out=out)
    out += 1
    np.divide(1, out, out=out)
    print("sigmoid of", np.shape(x))
    return out
""",
    ),
    (
        "sigmoid_derivative",
        "sigmoid on both sides",
        """
def sigmoid_derivative(x):
    x = np.asarray(x)
    return sigmoid(x) * sigmoid(-x)
""",
    ),
    (
        "sigmoid_derivative",
        "with cosh, without the sigmoid",
        """
def sigmoid_derivative(x):
    return 0.25 / np.cosh(np.true_divide(x, 2)) ** 2
""",
    ),
    (
        "sigmoid_derivative",
        "in place on the result of sigmoid",
        """
def sigmoid_derivative(x):
    s = sigmoid(x)
    s -= s ** 2
    return s
""",
    ),
    (
        "sigmoid_derivative",
        "a nested function, applied to each entry",
        """
def sigmoid_derivative(x):
    def slope(value):
        s = sigmoid(value)
        return s * (1 - s)
    if np.isscalar(x):
        return slope(x)
    result = np.empty(np.shape(x))
    for index, value in np.ndenumerate(x):
        result[index] = slope(value)
    return result
""",
    ),
    (
        "sigmoid_derivative",
        "einsum, x by keyword",
        """
def sigmoid_derivative(x):
    s = np.asarray(sigmoid(x=x))
    return np.einsum("...,...->...", s, 1 - s)
""",
    ),
    (
        "sigmoid_derivative",
        "a quarter minus the squared distance from one half",
        """
def sigmoid_derivative(x):
    return (1 - np.tanh(x / 2) ** 2) / 4
""",
    ),
    (
        "forward_graph",
        "a list of NumPy scalars",
        """
def forward_graph(a, b, c):
    u = np.multiply(b, c, dtype=float)
    v = np.add(a, u)
    return [u, v, np.float64(3) * v]
""",
    ),
    (
        "forward_graph",
        "a namedtuple",
        """
from collections import namedtuple

Forward = namedtuple("Forward", "u v J")

def forward_graph(a, b, c):
    return Forward(J=3 * (a + b * c), v=a + b * c, u=b * c)
""",
    ),
    (
        "forward_graph",
        "np.dot, sum, additions in place of the factor 3",
        """
def forward_graph(a, b, c):
    u = np.dot(b, c)
    v = sum((a, u))
    J = v + v + v
    return u, v, J
""",
    ),
    (
        "forward_graph",
        "accumulate over lambdas, parameters reused as variables",
        """
def forward_graph(a, b, c):
    from itertools import accumulate
    steps = (lambda u: a + u, lambda v: 3 * v)
    c *= b
    u, v, J = accumulate(steps, lambda value, step: step(value), initial=c)
    return u, v, J
""",
    ),
    (
        "forward_graph",
        "exact fractions, given as floats",
        """
def forward_graph(a, b, c):
    from fractions import Fraction
    a, b, c = (Fraction(float(number)) for number in (a, b, c))
    u = b * c
    v = a + u
    return tuple(map(float, (u, v, 3 * v)))
""",
    ),
    (
        "backward_graph",
        "dual numbers",
        """
class Dual:
    def __init__(self, value, slope=0.0):
        self.value, self.slope = value, slope
    def __add__(self, other):
        return Dual(self.value + other.value, self.slope + other.slope)
    def __mul__(self, other):
        return Dual(self.value * other.value, self.slope * other.value + self.value * other.slope)

def backward_graph(a, b, c):
    def J_slope(which):
        a_, b_, c_ = (Dual(number, float(i == which)) for i, number in enumerate((a, b, c)))
        return (Dual(3) * (a_ + b_ * c_)).slope
    dv = (Dual(3) * Dual(0, 1)).slope
    return J_slope(0), J_slope(1), J_slope(2), dv, dv
""",
    ),
    (
        "backward_graph",
        "floats, 0-d arrays, in another order",
        """
def backward_graph(a, b, c):
    dv = np.array(3.0)
    da = du = dv.copy()
    dc = du * b
    db = du * c
    return da, db, dc, dv, du
""",
    ),
    (
        "backward_graph",
        "a tape that is walked backwards",
        """
def backward_graph(a, b, c):
    tape = [("u", {"b": c, "c": b}), ("v", {"a": 1, "u": 1}), ("J", {"v": 3})]
    slope = {"J": 1}
    for name, local in reversed(tape):
        for source, factor in local.items():
            slope[source] = slope.get(source, 0) + slope[name] * factor
    return tuple(slope[name] for name in ["a", "b", "c", "v", "u"])
""",
    ),
    (
        "backward_graph",
        "measured with a step of 1, which is exact since J is linear in each input",
        """
def backward_graph(a, b, c):
    def J(a, b, c):
        return forward_graph(a=a, b=b, c=c)[2]
    here = J(a, b, c)
    da = J(a + 1, b, c) - here
    db = J(a, b + 1, c) - here
    dc = J(a, b, c + 1) - here
    return da, db, dc, 3, 3
""",
    ),
    (
        "backward_graph",
        "matrix product of Jacobians, a list",
        """
def backward_graph(a, b, c):
    dv = np.array([[3.0]])
    through_sum = np.array([[1.0, 1.0]])
    da, du = (dv @ through_sum)[0]
    db, dc = np.array([c, b]) * du
    return [da, db, dc, dv.item(), du]
""",
    ),
    (
        "image_to_vector",
        "three loops and a list of lists",
        """
def image_to_vector(image):
    numbers = []
    h, w, channels = image.shape
    for i in range(h):
        for j in range(w):
            for k in range(channels):
                numbers.append([image[i][j][k]])
    return np.array(numbers)
""",
    ),
    (
        "image_to_vector",
        "bytes read anew, read-only",
        """
def image_to_vector(image):
    return np.frombuffer(image.tobytes(), dtype=image.dtype)[:, np.newaxis]
""",
    ),
    (
        "image_to_vector",
        "axes reversed and order F",
        """
def image_to_vector(image):
    return image.transpose(2, 1, 0).reshape((-1, 1), order="F")
""",
    ),
    (
        "image_to_vector",
        "floats, np.fromiter over .flat",
        """
def image_to_vector(image):
    column = np.zeros((image.size, 1))
    column[:, 0] = np.fromiter(image.flat, dtype=float)
    return column
""",
    ),
    (
        "image_to_vector",
        "pixel by pixel with vstack",
        """
def image_to_vector(image):
    pixels = [pixel.reshape(3, 1) for line in image for pixel in line]
    return np.vstack(pixels)
""",
    ),
    (
        "image_to_vector",
        "resizes its own copy in place",
        """
def image_to_vector(image):
    own = image.copy(order="C")
    own.shape = (int(np.prod(own.shape)), 1)
    return own
""",
    ),
    (
        "as_column",
        "np.c_",
        """
def as_column(a):
    return np.c_[a.ravel()]
""",
    ),
    (
        "as_column",
        "a list of lists of floats",
        """
def as_column(a):
    return np.array([[float(v)] for v in a.flat])
""",
    ),
    (
        "as_column",
        "atleast_2d and a transposition",
        """
def as_column(a):
    return np.atleast_2d(a.flatten()).T
""",
    ),
    (
        "as_column",
        "a case for each shape, match",
        """
def as_column(a):
    match a.shape:
        case (n,):
            return a[:, None]
        case (1, n):
            return a.transpose()
        case (n, 1):
            return a
""",
    ),
    (
        "as_column",
        "recursion, halves stacked",
        """
def as_column(a):
    flat = list(np.ravel(a))
    def stack(part):
        if len(part) == 1:
            return np.full((1, 1), part[0])
        middle = len(part) // 2
        return np.concatenate([stack(part[:middle]), stack(part[middle:])])
    return stack(flat)
""",
    ),
    (
        "calorie_percentages",
        "a diagonal matrix",
        """
def calorie_percentages(A):
    return A @ np.diag(100 / A.sum(0))
""",
    ),
    (
        "calorie_percentages",
        "plain Python with zip",
        """
def calorie_percentages(A):
    columns = list(zip(*A.tolist()))
    shares = [[100 * n / sum(column) for n in column] for column in columns]
    return np.array(list(zip(*shares)))
""",
    ),
    (
        "calorie_percentages",
        "einsum and a plot on the way",
        """
import matplotlib.pyplot as plt

def calorie_percentages(A):
    totals = np.einsum("sf->f", A)
    percent = np.einsum("sf,f->sf", A, 100.0 / totals)
    figure = plt.figure()
    plt.bar(range(len(totals)), totals)
    plt.close(figure)
    return percent
""",
    ),
    (
        "calorie_percentages",
        "apply_along_axis with a lambda",
        """
calorie_percentages = lambda A: np.apply_along_axis(lambda food: food * 100 / np.sum(food), 0, A)
""",
    ),
    (
        "calorie_percentages",
        "ones times A, transposed twice, an assertion",
        """
def calorie_percentages(A):
    totals = np.ones((1, A.shape[0])) @ A
    result = (A.T / totals.T).T
    result *= 100
    assert np.allclose(result.sum(axis=0), 100)
    return result
""",
    ),
    (
        "normalize_rows",
        "transposed twice",
        """
def normalize_rows(x):
    return (x.T / np.linalg.norm(x, axis=1)).T
""",
    ),
    (
        "normalize_rows",
        "einsum and a new axis",
        """
def normalize_rows(x):
    x = np.asarray(x, dtype=float)
    squares = np.einsum("ij,ij->i", x, x)
    return x * (squares ** -0.5)[:, np.newaxis]
""",
    ),
    (
        "normalize_rows",
        "math.hypot in loops",
        """
import math

def normalize_rows(x):
    rows = []
    for row in x:
        length = math.hypot(*row)
        rows.append([entry / length for entry in row])
    return np.array(rows)
""",
    ),
    (
        "normalize_rows",
        "the diagonal of x x^T",
        """
def normalize_rows(x):
    gram = np.dot(x, x.T)
    lengths = np.sqrt(np.diag(gram)).reshape(-1, 1)
    return np.linalg.solve(np.diagflat(lengths), x)
""",
    ),
    (
        "normalize_rows",
        "in place on a copy, within a decorator",
        """
def on_a_copy(function):
    def wrapper(x):
        return function(np.array(x, dtype=float))
    return wrapper

@on_a_copy
def normalize_rows(x):
    for row in x:
        row /= np.sqrt(row @ row)
    return x
""",
    ),
    (
        "softmax",
        "log-sum-exp",
        """
def softmax(x):
    return np.exp(x - np.logaddexp.reduce(x, axis=1, keepdims=True))
""",
    ),
    (
        "softmax",
        "row by row with math.exp",
        """
from math import exp, fsum

def softmax(x):
    def one_row(scores):
        top = max(scores)
        numbers = [exp(score - top) for score in scores]
        total = fsum(numbers)
        return [number / total for number in numbers]
    return np.array([one_row(row) for row in x.tolist()])
""",
    ),
    (
        "softmax",
        "columns instead of rows inside, a class",
        """
class Softmax:
    def shifted(self, scores):
        return scores - scores.max(axis=0)
    def __call__(self, x):
        exps = np.exp(self.shifted(np.array(x).T))
        return (exps / exps.sum(axis=0)).T

softmax = Softmax().__call__
""",
    ),
    (
        "softmax",
        "one over the sum of differences' exponentials",
        """
def softmax(x):
    with np.errstate(over="ignore"):
        return 1 / np.exp(x[:, None, :] - x[:, :, None].astype(float)).sum(axis=2)
""",
    ),
    (
        "softmax",
        "in place on a copy, a matrix product with ones as the sum",
        """
def softmax(x):
    own = x.astype(np.float64)
    own -= np.sort(own, axis=1)[:, -1:]
    np.exp(own, own)
    own /= own @ np.ones((x.shape[1], 1))
    return own
""",
    ),
    (
        "dot_loop",
        "zip over the lists of numbers",
        """
def dot_loop(w, x):
    return sum(p * q for p, q in zip(w.ravel().tolist(), x.ravel().tolist()))
""",
    ),
    (
        "dot_loop",
        "while, from the end, w[i].item()",
        """
def dot_loop(w, x):
    i, total = len(w), 0.0
    while i > 0:
        i -= 1
        total += w[i].item() * x[i].item()
    return total
""",
    ),
    (
        "dot_loop",
        "a 0-d array to add to",
        """
def dot_loop(w, x):
    total = np.array(0.0)
    for (i, j), weight in np.ndenumerate(w):
        total += weight * x[i, j]
    return total
""",
    ),
    (
        "dot_loop",
        "recursion on halves",
        """
def dot_loop(w, x):
    n = w.shape[0]
    if n == 0:
        return 0
    if n == 1:
        return w[0, 0] * x[0, 0]
    return dot_loop(w[: n // 2], x[: n // 2]) + dot_loop(w[n // 2 :], x[n // 2 :])
""",
    ),
    (
        "dot_loop",
        "reduce with a lambda, printing",
        """
from functools import reduce

def dot_loop(w, x):
    total = reduce(lambda so_far, i: so_far + w[i, 0] * x[i, 0], range(w.shape[0]), 0)
    print(f"{total=}")
    return total
""",
    ),
    (
        "dot_vectorized",
        "squeeze: a 0-d array",
        """
def dot_vectorized(w, x):
    return np.squeeze(np.dot(w.T, x))
""",
    ),
    (
        "dot_vectorized",
        "einsum",
        """
def dot_vectorized(w, x):
    return np.einsum("ij,ij->", w, x)
""",
    ),
    (
        "dot_vectorized",
        "np.vdot",
        """
def dot_vectorized(w, x):
    return np.vdot(x, w)
""",
    ),
    (
        "dot_vectorized",
        "trace of the outer product",
        """
def dot_vectorized(w, x):
    return float(np.trace(np.outer(w, x)))
""",
    ),
    (
        "dot_vectorized",
        "x.T w, unpacked",
        """
def dot_vectorized(w, x):
    [[z]] = x.T @ w
    return z
""",
    ),
    (
        "dot_vectorized",
        "tensordot over both axes",
        """
def dot_vectorized(w, x):
    return np.tensordot(w, x, axes=2)
""",
    ),
    (
        "l1_loss",
        "norm of the flattened differences",
        """
def l1_loss(yhat, y):
    return np.linalg.norm((y - yhat).ravel(), ord=1)
""",
    ),
    (
        "l1_loss",
        "larger minus smaller",
        """
def l1_loss(yhat, y):
    return (np.maximum(y, yhat) - np.minimum(y, yhat)).sum()
""",
    ),
    (
        "l1_loss",
        "plain Python over .flat",
        """
def l1_loss(yhat, y):
    total = 0
    for guess, truth in zip(yhat.flat, y.flat):
        difference = float(guess) - float(truth)
        total += difference if difference > 0 else -difference
    return total
""",
    ),
    (
        "l1_loss",
        "signs times differences, np.vdot",
        """
def l1_loss(yhat, y):
    error = np.subtract(yhat, y, dtype=float)
    return np.vdot(np.sign(error), error)
""",
    ),
    (
        "l1_loss",
        "mean times size",
        """
def l1_loss(yhat, y):
    return np.abs(yhat - y).mean() * y.size
""",
    ),
    (
        "l2_loss",
        "norm squared",
        """
def l2_loss(yhat, y):
    return np.linalg.norm(y - yhat) ** 2
""",
    ),
    (
        "l2_loss",
        "np.dot of the flattened differences",
        """
def l2_loss(yhat, y):
    d = (yhat - y).flatten()
    return d.dot(d)
""",
    ),
    (
        "l2_loss",
        "trace of d^T d",
        """
def l2_loss(yhat, y):
    d = np.atleast_2d(y - yhat)
    return np.array(np.trace(d.T @ d))
""",
    ),
    (
        "l2_loss",
        "in place on a copy, with the keyword where",
        """
def l2_loss(yhat, y):
    own = yhat.copy()
    own -= y
    own *= own
    return np.add.reduce(own, axis=None, where=own > 0)
""",
    ),
    (
        "l2_loss",
        "recursion over the axes with math.fsum",
        """
import math

def l2_loss(yhat, y):
    if np.ndim(y) == 0:
        return math.pow(float(y) - float(yhat), 2)
    return math.fsum(l2_loss(yhat=p, y=t) for p, t in zip(yhat, y))
""",
    ),
]
