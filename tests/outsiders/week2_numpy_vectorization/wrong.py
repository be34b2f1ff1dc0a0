"""Wrong solutions of week 2's NumPy exercises: function, what is wrong, source.

Written by somebody who had read only the released notebook and the catalogue of mistakes.
"""

from __future__ import annotations

WRONG: list[tuple[str, str, str]] = [
    (
        "sigmoid",
        "the other form, exp(x) / (1 + exp(x)): nan for 1000",
        """
def sigmoid(x):
    e = np.exp(x)
    return e / (1 + e)
""",
    ),
    (
        "sigmoid",
        "missing parentheses, spread over several lines",
        """
def sigmoid(x):
    e = np.exp(-x)
    s = 1 / 1 + e
    return s
""",
    ),
    (
        "sigmoid",
        "filled into zeros_like(x): whole numbers in, zeros out",
        """
def sigmoid(x):
    x = np.asarray(x)
    s = np.zeros_like(x)
    s[...] = 1 / (1 + np.exp(-x))
    return s
""",
    ),
    (
        "sigmoid",
        "math.exp",
        """
import math

def sigmoid(x):
    return 1 / (1 + math.exp(-x))
""",
    ),
    (
        "sigmoid",
        "the array and a cache, as in week 4",
        """
def sigmoid(x):
    s = 1.0 / (1.0 + np.exp(-x))
    cache = x
    return s, cache
""",
    ),
    (
        "sigmoid",
        "rounded to three places",
        """
def sigmoid(x):
    s = np.round(1 / (1 + np.exp(-x)), 3)
    return s
""",
    ),
    (
        "sigmoid",
        "flattens: a list comprehension over all entries",
        """
def sigmoid(x):
    return np.array([1 / (1 + np.exp(-v)) for v in np.ravel(x)])
""",
    ),
    (
        "sigmoid",
        "power of 2 instead of e",
        """
def sigmoid(x):
    return 1 / (1 + 2.0 ** (-x))
""",
    ),
    (
        "sigmoid_derivative",
        "x in place of s",
        """
def sigmoid_derivative(x):
    return x * (1 - x)
""",
    ),
    (
        "sigmoid_derivative",
        "parentheses forgotten: s * 1 - s",
        """
def sigmoid_derivative(x):
    s = sigmoid(x)
    ds = s * 1 - s
    return ds
""",
    ),
    (
        "sigmoid_derivative",
        "np.dot of the two factors",
        """
def sigmoid_derivative(x):
    s = sigmoid(x)
    return np.dot(s, 1 - s)
""",
    ),
    (
        "sigmoid_derivative",
        "the slope of tanh: 1 - s squared",
        """
def sigmoid_derivative(x):
    s = sigmoid(x)
    return 1 - s ** 2
""",
    ),
    (
        "sigmoid_derivative",
        "e^-x / (1 + e^-x)^2, which is nan far to the left",
        """
def sigmoid_derivative(x):
    top = np.exp(-x)
    bottom = (1 + np.exp(-x)) ** 2
    return top / bottom
""",
    ),
    (
        "sigmoid_derivative",
        "one factor holds x: s * (1 - x)",
        """
def sigmoid_derivative(x):
    s = sigmoid(x)
    slope = s * (1 - x)
    return slope
""",
    ),
    (
        "sigmoid_derivative",
        "measured with a coarse step",
        """
def sigmoid_derivative(x):
    h = 0.1
    return (sigmoid(x + h) - sigmoid(x)) / h
""",
    ),
    (
        "sigmoid_derivative",
        "takes the sigmoid of the sigmoid",
        """
def sigmoid_derivative(x):
    s = sigmoid(x)
    return sigmoid(s) * (1 - sigmoid(s))
""",
    ),
    (
        "forward_graph",
        "3 times a only",
        """
def forward_graph(a, b, c):
    u = b * c
    v = a + u
    J = 3 * a + u
    return u, v, J
""",
    ),
    (
        "forward_graph",
        "forgets the steps in between",
        """
def forward_graph(a, b, c):
    u = b * c
    v = a + u
    J = 3 * v
    return J
""",
    ),
    (
        "forward_graph",
        "order from the end to the beginning",
        """
def forward_graph(a, b, c):
    u = b * c
    v = u + a
    J = v * 3
    return J, v, u
""",
    ),
    (
        "forward_graph",
        "the numbers of the picture typed in",
        """
def forward_graph(a, b, c):
    a = 5
    b = 3
    c = 2
    u = b * c
    v = a + u
    J = 3 * v
    return u, v, J
""",
    ),
    (
        "forward_graph",
        "cut to whole numbers",
        """
def forward_graph(a, b, c):
    u = int(b * c)
    v = int(a + u)
    J = int(3 * v)
    return (u, v, J)
""",
    ),
    (
        "forward_graph",
        "v to the third power",
        """
def forward_graph(a, b, c):
    u = b * c
    v = a + u
    return u, v, v ** 3
""",
    ),
    (
        "forward_graph",
        "u is the sum of b and c",
        """
def forward_graph(a, b, c):
    u = b + c
    v = a + u
    J = 3 * v
    return u, v, J
""",
    ),
    (
        "backward_graph",
        "db and dc with their own factor instead of the other",
        """
def backward_graph(a, b, c):
    dv = 3
    du = dv
    da = dv
    db = du * b
    dc = du * c
    return da, db, dc, dv, du
""",
    ),
    (
        "backward_graph",
        "the numbers of the picture",
        """
def backward_graph(a, b, c):
    da = 3
    db = 6
    dc = 9
    dv = 3
    du = 3
    return da, db, dc, dv, du
""",
    ),
    (
        "backward_graph",
        "in the order in which they are computed",
        """
def backward_graph(a, b, c):
    dv = 3
    da = dv * 1
    du = dv * 1
    db = du * c
    dc = du * b
    return dv, da, du, db, dc
""",
    ),
    (
        "backward_graph",
        "own slopes only, what arrives is not multiplied in",
        """
def backward_graph(a, b, c):
    dv = 3
    da = 1
    du = 1
    db = c
    dc = b
    return da, db, dc, dv, du
""",
    ),
    (
        "backward_graph",
        "gets the 3 as J / v and the other factor as u / b: division by zero",
        """
def backward_graph(a, b, c):
    u, v, J = forward_graph(a, b, c)
    dv = J / v
    da = dv
    du = dv
    db = du * u / b
    dc = du * u / c
    return da, db, dc, dv, du
""",
    ),
    (
        "backward_graph",
        "dv is 3v instead of 3",
        """
def backward_graph(a, b, c):
    u = b * c
    v = a + u
    dv = 3 * v
    da, du = dv, dv
    db = du * c
    dc = du * b
    return da, db, dc, dv, du
""",
    ),
    (
        "backward_graph",
        "the slopes of the inputs only",
        """
def backward_graph(a, b, c):
    return 3, 3 * c, 3 * b
""",
    ),
    (
        "backward_graph",
        "dv and du swapped with the values of v and u",
        """
def backward_graph(a, b, c):
    u, v, J = forward_graph(a, b, c)
    da = 3
    db = 3 * c
    dc = 3 * b
    return da, db, dc, v, u
""",
    ),
    (
        "image_to_vector",
        "a row",
        """
def image_to_vector(image):
    v = image.reshape(1, image.shape[0] * image.shape[1] * image.shape[2])
    return v
""",
    ),
    (
        "image_to_vector",
        "flatten: rank 1",
        """
def image_to_vector(image):
    return image.flatten()
""",
    ),
    (
        "image_to_vector",
        "height taken for the width too",
        """
def image_to_vector(image):
    n = image.shape[0]
    return image.reshape(n * n * 3, 1)
""",
    ),
    (
        "image_to_vector",
        "the literal 12288",
        """
def image_to_vector(image):
    return np.reshape(image, (12288, 1))
""",
    ),
    (
        "image_to_vector",
        "all red first, then green, then blue",
        """
def image_to_vector(image):
    red = image[:, :, 0].reshape(-1, 1)
    green = image[:, :, 1].reshape(-1, 1)
    blue = image[:, :, 2].reshape(-1, 1)
    return np.concatenate((red, green, blue), axis=0)
""",
    ),
    (
        "image_to_vector",
        "reshape called, its result thrown away",
        """
def image_to_vector(image):
    h, w, c = image.shape
    image.reshape(h * w * c, 1)
    return image
""",
    ),
    (
        "image_to_vector",
        "scaled to 0 to 1 on the way",
        """
def image_to_vector(image):
    vector = image.reshape(-1, 1) / 255.0
    return vector
""",
    ),
    (
        "image_to_vector",
        "column by column, as the loops stand in the wrong order",
        """
def image_to_vector(image):
    numbers = []
    for j in range(image.shape[1]):
        for i in range(image.shape[0]):
            for k in range(3):
                numbers.append([image[i, j, k]])
    return np.array(numbers)
""",
    ),
    (
        "image_to_vector",
        "stored as bytes, so fractions are lost",
        """
def image_to_vector(image):
    vector = np.zeros((image.size, 1), dtype=np.uint8)
    vector[:, 0] = image.ravel()
    return vector
""",
    ),
    (
        "as_column",
        "transposes",
        """
def as_column(a):
    return a.T
""",
    ),
    (
        "as_column",
        "len(a) rows, which is 1 for a row",
        """
def as_column(a):
    n = len(a)
    return a.reshape(n, 1)
""",
    ),
    (
        "as_column",
        "a new axis for whatever comes",
        """
def as_column(a):
    return a[:, np.newaxis]
""",
    ),
    (
        "as_column",
        "rank 1 handled, everything else transposed",
        """
def as_column(a):
    if a.ndim == 1:
        column = a.reshape(-1, 1)
    else:
        column = a.T
    return column
""",
    ),
    (
        "as_column",
        "squeeze, then a new axis: fails for a single number",
        """
def as_column(a):
    return np.squeeze(a)[:, None]
""",
    ),
    (
        "as_column",
        "a row instead of a column",
        """
def as_column(a):
    return np.reshape(a, (1, a.size))
""",
    ),
    (
        "as_column",
        "copied into zeros of whole numbers",
        """
def as_column(a):
    column = np.zeros((a.size, 1), dtype=int)
    for i, number in enumerate(a.ravel()):
        column[i, 0] = number
    return column
""",
    ),
    (
        "as_column",
        "forgets rank 1, as a.shape[1] doesn't exist there",
        """
def as_column(a):
    if a.shape[1] > a.shape[0]:
        return a.T
    return a
""",
    ),
    (
        "calorie_percentages",
        "sums along the rows",
        """
def calorie_percentages(A):
    totals = np.sum(A, axis=1, keepdims=True)
    return A / totals * 100
""",
    ),
    (
        "calorie_percentages",
        "one total for the whole table",
        """
def calorie_percentages(A):
    total = A.sum()
    percent = 100 * A / total
    return percent
""",
    ),
    (
        "calorie_percentages",
        "shares from 0 to 1",
        """
def calorie_percentages(A):
    return A / A.sum(axis=0)
""",
    ),
    (
        "calorie_percentages",
        "whole percents with //",
        """
def calorie_percentages(A):
    cal = A.sum(axis=0)
    return 100 * A // cal
""",
    ),
    (
        "calorie_percentages",
        "the shape of the example table typed in",
        """
def calorie_percentages(A):
    cal = A.sum(axis=0).reshape(1, 4)
    percentage = 100 * A / cal
    return percentage
""",
    ),
    (
        "calorie_percentages",
        "loops into zeros_like(A): whole numbers come out",
        """
def calorie_percentages(A):
    result = np.zeros_like(A)
    for i in range(A.shape[0]):
        for j in range(A.shape[1]):
            result[i, j] = A[i, j] / sum(A[:, j]) * 100
    return result
""",
    ),
    (
        "calorie_percentages",
        "three sources only",
        """
def calorie_percentages(A):
    totals = A[0] + A[1] + A[2]
    return A / totals * 100
""",
    ),
    (
        "calorie_percentages",
        "rounded to one place, as in the text",
        """
def calorie_percentages(A):
    p = A / np.sum(A, axis=0, keepdims=True) * 100
    return np.around(p, 1)
""",
    ),
    (
        "calorie_percentages",
        "divides by the largest entry of each column",
        """
def calorie_percentages(A):
    return 100 * A / np.max(A, axis=0)
""",
    ),
    (
        "normalize_rows",
        "along the columns",
        """
def normalize_rows(x):
    x_norm = np.linalg.norm(x, axis=0, keepdims=True)
    return x / x_norm
""",
    ),
    (
        "normalize_rows",
        "length of the whole matrix",
        """
def normalize_rows(x):
    return x / np.linalg.norm(x)
""",
    ),
    (
        "normalize_rows",
        "keepdims forgotten",
        """
def normalize_rows(x):
    norms = np.linalg.norm(x, axis=1)
    return x / norms
""",
    ),
    (
        "normalize_rows",
        "root forgotten",
        """
def normalize_rows(x):
    lengths = np.sum(x ** 2, axis=1, keepdims=True)
    x = x / lengths
    return x
""",
    ),
    (
        "normalize_rows",
        "divides by the sum of each row",
        """
def normalize_rows(x):
    s = np.sum(x, axis=1, keepdims=True)
    return x / s
""",
    ),
    (
        "normalize_rows",
        "row by row into a copy, which holds whole numbers if x does",
        """
def normalize_rows(x):
    result = x.copy()
    for i in range(len(x)):
        result[i] = x[i] / np.linalg.norm(x[i])
    return result
""",
    ),
    (
        "normalize_rows",
        "transposed and not transposed back",
        """
def normalize_rows(x):
    y = x.T / np.linalg.norm(x, axis=1)
    return y
""",
    ),
    (
        "normalize_rows",
        "standardized: mean 0 and deviation 1",
        """
def normalize_rows(x):
    mean = x.mean(axis=1, keepdims=True)
    std = x.std(axis=1, keepdims=True)
    return (x - mean) / (std + 1e-8)
""",
    ),
    (
        "softmax",
        "nothing subtracted",
        """
def softmax(x):
    x_exp = np.exp(x)
    x_sum = np.sum(x_exp, axis=1, keepdims=True)
    return x_exp / x_sum
""",
    ),
    (
        "softmax",
        "one largest score for the whole matrix",
        """
def softmax(x):
    e = np.exp(x - x.max())
    return e / e.sum(axis=1, keepdims=True)
""",
    ),
    (
        "softmax",
        "down the columns",
        """
def softmax(x):
    e = np.exp(x - np.max(x, axis=0, keepdims=True))
    return e / np.sum(e, axis=0, keepdims=True)
""",
    ),
    (
        "softmax",
        "one sum for the whole matrix",
        """
def softmax(x):
    shifted = x - np.max(x, axis=1, keepdims=True)
    e = np.exp(shifted)
    return e / np.sum(e)
""",
    ),
    (
        "softmax",
        "keepdims only at the maximum",
        """
def softmax(x):
    e = np.exp(x - np.max(x, axis=1, keepdims=True))
    return e / np.sum(e, axis=1)
""",
    ),
    (
        "softmax",
        "scores clipped to 500 instead of shifted",
        """
def softmax(x):
    e = np.exp(np.clip(x, -500, 500))
    return e / e.sum(axis=1, keepdims=True)
""",
    ),
    (
        "softmax",
        "the row's mean subtracted instead of its largest score",
        """
def softmax(x):
    x = x - x.mean(axis=1, keepdims=True)
    e = np.exp(x)
    total = e.sum(axis=1, keepdims=True)
    return e / total
""",
    ),
    (
        "softmax",
        "the largest absolute value subtracted",
        """
def softmax(x):
    big = np.max(np.abs(x), axis=1, keepdims=True)
    e = np.exp(x - big)
    return e / np.sum(e, axis=1, keepdims=True)
""",
    ),
    (
        "softmax",
        "the winner takes everything",
        """
def softmax(x):
    result = np.zeros(x.shape)
    result[np.arange(len(x)), np.argmax(x, axis=1)] = 1.0
    return result
""",
    ),
    (
        "softmax",
        "scores divided by the largest one instead of shifted",
        """
def softmax(x):
    x = x / np.max(x, axis=1, keepdims=True)
    return np.exp(x) / np.exp(x).sum(axis=1, keepdims=True)
""",
    ),
    (
        "dot_loop",
        "returns inside the loop",
        """
def dot_loop(w, x):
    total = 0
    for i in range(w.shape[0]):
        total += w[i, 0] * x[i, 0]
        return total
""",
    ),
    (
        "dot_loop",
        "stops one too early",
        """
def dot_loop(w, x):
    total = 0
    for i in range(len(w) - 1):
        total = total + w[i, 0] * x[i, 0]
    return total
""",
    ),
    (
        "dot_loop",
        "overwrites instead of adding",
        """
def dot_loop(w, x):
    total = 0
    for i in range(w.shape[0]):
        total = w[i][0] * x[i][0]
    return total
""",
    ),
    (
        "dot_loop",
        "loops over the second axis, which has size 1",
        """
def dot_loop(w, x):
    s = 0.0
    for i in range(w.shape[1]):
        s += w[i, 0] * x[i, 0]
    return s
""",
    ),
    (
        "dot_loop",
        "every weight with every input",
        """
def dot_loop(w, x):
    total = 0.0
    for wi in w[:, 0]:
        for xi in x[:, 0]:
            total += wi * xi
    return total
""",
    ),
    (
        "dot_loop",
        "the loop starts at 1",
        """
def dot_loop(w, x):
    n = w.shape[0]
    total = 0
    for i in range(1, n):
        total += w[i, 0] * x[i, 0]
    return total
""",
    ),
    (
        "dot_vectorized",
        "(1, 1) kept",
        """
def dot_vectorized(w, x):
    return np.dot(w.T, x)
""",
    ),
    (
        "dot_vectorized",
        "the other order: w times x.T",
        """
def dot_vectorized(w, x):
    z = np.dot(w, x.T)
    return z
""",
    ),
    (
        "dot_vectorized",
        "first entry of w times x.T",
        """
def dot_vectorized(w, x):
    return np.dot(w, x.T)[0, 0]
""",
    ),
    (
        "dot_vectorized",
        "products, not added up",
        """
def dot_vectorized(w, x):
    return w * x
""",
    ),
    (
        "dot_vectorized",
        "sum of the outer product",
        """
def dot_vectorized(w, x):
    return np.sum(w * x.T)
""",
    ),
    (
        "dot_vectorized",
        "two columns given to np.dot",
        """
def dot_vectorized(w, x):
    return np.dot(w, x)
""",
    ),
    (
        "dot_vectorized",
        "cut to a whole number",
        """
def dot_vectorized(w, x):
    return int(np.dot(w.T, x)[0, 0])
""",
    ),
    (
        "l1_loss",
        "mean instead of sum",
        """
def l1_loss(yhat, y):
    return np.mean(np.abs(y - yhat))
""",
    ),
    (
        "l1_loss",
        "errors cancel: absolute value of the sum",
        """
def l1_loss(yhat, y):
    loss = abs(np.sum(y - yhat))
    return loss
""",
    ),
    (
        "l1_loss",
        "Python's sum",
        """
def l1_loss(yhat, y):
    return sum(abs(y - yhat))
""",
    ),
    (
        "l1_loss",
        "loops over the first row",
        """
def l1_loss(yhat, y):
    loss = 0
    for i in range(y.shape[1]):
        loss += abs(y[0, i] - yhat[0, i])
    return loss
""",
    ),
    (
        "l1_loss",
        "np.linalg.norm with ord=1, which is something else for a matrix",
        """
def l1_loss(yhat, y):
    return np.linalg.norm(y - yhat, ord=1)
""",
    ),
    (
        "l1_loss",
        "-y + yhat: no minus for True and False",
        """
def l1_loss(yhat, y):
    errors = -y + yhat
    return np.sum(np.abs(errors))
""",
    ),
    (
        "l1_loss",
        "predictions rounded to 0 and 1 first",
        """
def l1_loss(yhat, y):
    labels = (yhat > 0.5).astype(float)
    return np.sum(np.abs(y - labels))
""",
    ),
    (
        "l1_loss",
        "absolute value of each instead of the difference",
        """
def l1_loss(yhat, y):
    return np.sum(np.abs(y) - np.abs(yhat))
""",
    ),
    (
        "l2_loss",
        "root of the sum",
        """
def l2_loss(yhat, y):
    return np.sqrt(np.sum((y - yhat) ** 2))
""",
    ),
    (
        "l2_loss",
        "parentheses forgotten",
        """
def l2_loss(yhat, y):
    return np.sum(y - yhat ** 2)
""",
    ),
    (
        "l2_loss",
        "np.dot of the differences with themselves",
        """
def l2_loss(yhat, y):
    d = y - yhat
    return np.dot(d, d)
""",
    ),
    (
        "l2_loss",
        "np.dot with .T, summed: right for a row only",
        """
def l2_loss(yhat, y):
    d = y - yhat
    return np.sum(np.dot(d, d.T))
""",
    ),
    (
        "l2_loss",
        "half of the sum",
        """
def l2_loss(yhat, y):
    return 0.5 * np.sum(np.square(yhat - y))
""",
    ),
    (
        "l2_loss",
        "divided by the number of examples",
        """
def l2_loss(yhat, y):
    m = y.size
    cost = np.sum((y - yhat) ** 2) / m
    return cost
""",
    ),
    (
        "l2_loss",
        "^ for the power",
        """
def l2_loss(yhat, y):
    return np.sum((y - yhat) ^ 2)
""",
    ),
    (
        "l2_loss",
        "square of the sum",
        """
def l2_loss(yhat, y):
    return np.sum(y - yhat) ** 2
""",
    ),
    (
        "l2_loss",
        "summed along axis 1, so an array",
        """
def l2_loss(yhat, y):
    squares = np.power(np.subtract(y, yhat), 2)
    return squares.sum(axis=-1)
""",
    ),
    (
        "l2_loss",
        "y cut to whole numbers, to be safe with True and False",
        """
def l2_loss(yhat, y):
    y = y.astype(int)
    return float(np.sum((y - yhat) ** 2))
""",
    ),
]
