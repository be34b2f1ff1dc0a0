"""Wrong solutions of week 1's introduction: function, what is wrong, source.

Written by somebody who had read only the released notebook and the catalogue of mistakes.
"""

from __future__ import annotations

WRONG: list[tuple[str, str, str]] = [
    (
        "neuron_price",
        "Python's max, which can't decide for an array",
        """
def neuron_price(size, w, b):
    z = w * size + b
    return max(0, z)
""",
    ),
    (
        "neuron_price",
        "the straight line alone, not bent",
        """
def neuron_price(size, w, b):
    price = w * size + b
    return price
""",
    ),
    (
        "neuron_price",
        "if over a whole array",
        """
def neuron_price(size, w, b):
    line = size * w + b
    if line < 0:
        return 0
    else:
        return line
""",
    ),
    (
        "neuron_price",
        "an array is set to zero only where all of its prices are negative",
        """
def neuron_price(size, w, b):
    z = w * size + b
    if np.all(z < 0):
        return z * 0
    return z
""",
    ),
    (
        "neuron_price",
        "np.max(0, z) instead of np.maximum: z is taken for the axis",
        """
def neuron_price(size, w, b):
    z = np.dot(w, size) + b
    return np.max(0, z)
""",
    ),
    (
        "neuron_price",
        "the largest price of all houses, one number",
        """
def neuron_price(size, w, b):
    z = w * np.array(size) + b
    return max(0, np.max(z))
""",
    ),
    (
        "neuron_price",
        "minimum instead of maximum",
        """
def neuron_price(size, w, b):
    return np.minimum(0, w * size + b)
""",
    ),
    (
        "neuron_price",
        "absolute value instead of zero",
        """
def neuron_price(size, w, b):
    z = w * size + b
    return np.abs(z)
""",
    ),
    (
        "neuron_price",
        "bends before the bias is added",
        """
def neuron_price(size, w, b):
    value = np.maximum(0, w * size) + b
    return value
""",
    ),
    (
        "neuron_price",
        "the bias is subtracted, since it is negative in the picture",
        """
def neuron_price(size, w, b):
    # bias shifts the line down
    return np.maximum(0, w * size - b)
""",
    ),
    (
        "neuron_price",
        "the bias is made negative, whatever its sign",
        """
def neuron_price(size, w, b):
    z = w * size - abs(b)
    return np.maximum(z, 0)
""",
    ),
    (
        "neuron_price",
        "the bias is forgotten",
        """
def neuron_price(size, w, b):
    z = np.multiply(w, size)
    return np.maximum(0, z)
""",
    ),
    (
        "neuron_price",
        "parentheses: the weight multiplies the bias too",
        """
def neuron_price(size, w, b):
    return np.maximum(0, w * (size + b))
""",
    ),
    (
        "neuron_price",
        "weight and bias swapped",
        """
def neuron_price(size, w, b):
    w, b = b, w
    z = w * size + b
    return np.maximum(0, z)
""",
    ),
    (
        "neuron_price",
        "the numbers of the picture instead of the arguments",
        """
def neuron_price(size, w, b):
    w = 3
    b = -60
    z = w * size + b
    return np.maximum(0, z)
""",
    ),
    (
        "neuron_price",
        "keeps the sizes to the right of the knee at -b / w: wrong for a falling line",
        """
def neuron_price(size, w, b):
    knee = -b / w
    price = w * size + b
    return np.where(size > knee, price, 0)
""",
    ),
    (
        "neuron_price",
        "no bend where the bias is positive, as 'there is no knee any more'",
        """
def neuron_price(size, w, b):
    z = w * size + b
    if b >= 0:
        return z
    return np.maximum(0, z)
""",
    ),
    (
        "neuron_price",
        "the houses without a price are left out",
        """
def neuron_price(size, w, b):
    z = np.asarray(w * size + b)
    if z.ndim == 0:
        return z if z > 0 else 0
    return z[z > 0]
""",
    ),
    (
        "neuron_price",
        "the result takes over the whole numbers of the sizes, and cuts the prices off",
        """
def neuron_price(size, w, b):
    size = np.asarray(size)
    prices = np.zeros_like(size)
    for place in np.ndindex(size.shape):
        line = w * size[place] + b
        if line > 0:
            prices[place] = line
    return prices
""",
    ),
    (
        "neuron_price",
        "np.vectorize takes its type from the first house: if that costs 0, all are cut to whole numbers",
        """
def neuron_price(size, w, b):
    one = lambda s: max(0, w * s + b)
    return np.vectorize(one)(size)
""",
    ),
    (
        "neuron_price",
        "rounded to whole thousands",
        """
def neuron_price(size, w, b):
    z = w * size + b
    return np.round(np.maximum(0, z))
""",
    ),
    (
        "neuron_price",
        "prints the price and returns nothing",
        """
def neuron_price(size, w, b):
    z = w * size + b
    price = np.maximum(0, z)
    print("The price is", price)
""",
    ),
    (
        "neuron_price",
        "a list comprehension over the rows: numbers fail, and so do tables",
        """
def neuron_price(size, w, b):
    return [max(0, w * s + b) for s in size]
""",
    ),
    (
        "neuron_price",
        "the result always is one row",
        """
def neuron_price(size, w, b):
    z = w * np.array(size).reshape(1, -1) + b
    return np.maximum(z, 0)
""",
    ),
    (
        "neuron_price",
        "sets entries of the line to zero, which a number has none of",
        """
def neuron_price(size, w, b):
    z = w * size + b
    z[z < 0] = 0
    return z
""",
    ),
    (
        "neuron_price",
        "asks for Python's numbers only, and fails for NumPy's whole numbers",
        """
def neuron_price(size, w, b):
    z = w * size + b
    if isinstance(z, (int, float)):
        return max(0, z)
    out = z.copy()
    out[out < 0] = 0
    return out
""",
    ),
    (
        "neuron_price",
        "sigmoid instead of ReLU",
        """
def neuron_price(size, w, b):
    z = w * size + b
    return 1 / (1 + np.exp(-z))
""",
    ),
    (
        "neuron_price",
        "leaky ReLU, which goes below zero",
        """
def neuron_price(size, w, b):
    z = w * size + b
    return np.where(z > 0, z, 0.01 * z)
""",
    ),
    (
        "neuron_price",
        "the bend's slope instead of the bend: 0 or 1",
        """
def neuron_price(size, w, b):
    z = w * size + b
    return (z > 0) * 1.0
""",
    ),
    (
        "neuron_price",
        "at least the bias: maximum with b instead of 0",
        """
def neuron_price(size, w, b):
    return np.maximum(b, w * size + b)
""",
    ),
    (
        "neuron_price",
        "adds up all houses",
        """
def neuron_price(size, w, b):
    z = np.sum(w * size) + b
    return np.maximum(0, z)
""",
    ),
    (
        "neuron_price",
        "uses the houses of the picture, not the argument",
        """
def neuron_price(size, w, b):
    z = w * house_sizes + b
    return np.maximum(0, z)
""",
    ),
    (
        "neuron_price",
        "return stands inside the loop, so only the first house gets a price",
        """
def neuron_price(size, w, b):
    size = np.asarray(size, dtype=float)
    prices = np.zeros(size.shape)
    for i in np.ndindex(size.shape):
        prices[i] = max(0.0, w * size[i] + b)
        return prices
""",
    ),
    (
        "hidden_features",
        "entry by entry instead of the matrix product",
        """
def hidden_features(x, W, b):
    Z = W * x + b
    return np.maximum(0, Z)
""",
    ),
    (
        "hidden_features",
        "factors of the product in the wrong order",
        """
def hidden_features(x, W, b):
    z = np.dot(x, W) + b
    return np.maximum(0, z)
""",
    ),
    (
        "hidden_features",
        "weights transposed, as in w.T x",
        """
def hidden_features(x, W, b):
    Z = W.T @ x + b
    a = np.maximum(0, Z)
    return a
""",
    ),
    (
        "hidden_features",
        "transposes the weights until the shapes fit: wrong where they fit already",
        """
def hidden_features(x, W, b):
    if W.shape[0] == x.shape[0]:
        W = W.T
    return np.maximum(W.dot(x) + b, 0)
""",
    ),
    (
        "hidden_features",
        "not bent",
        """
def hidden_features(x, W, b):
    Z = np.dot(W, x) + b
    return Z
""",
    ),
    (
        "hidden_features",
        "bias forgotten",
        """
def hidden_features(x, W, b):
    return np.maximum(0, np.dot(W, x))
""",
    ),
    (
        "hidden_features",
        "bends before the bias is added",
        """
def hidden_features(x, W, b):
    a = np.maximum(0, np.dot(W, x))
    return a + b
""",
    ),
    (
        "hidden_features",
        "bends the inputs instead of the sums",
        """
def hidden_features(x, W, b):
    return W @ np.maximum(0, x) + b
""",
    ),
    (
        "hidden_features",
        "bends each product, then adds them",
        """
def hidden_features(x, W, b):
    n_h, n_x = W.shape
    m = x.shape[1]
    a = np.zeros((n_h, m))
    for j in range(n_h):
        for i in range(m):
            for k in range(n_x):
                a[j, i] += max(0, W[j, k] * x[k, i])
            a[j, i] = max(0, a[j, i] + b[j, 0])
    return a
""",
    ),
    (
        "hidden_features",
        "bias added once for each input",
        """
def hidden_features(x, W, b):
    Z = np.zeros((W.shape[0], x.shape[1]))
    for k in range(W.shape[1]):
        Z = Z + W[:, [k]] * x[[k], :] + b
    return np.maximum(0, Z)
""",
    ),
    (
        "hidden_features",
        "bias made flat, and taken for a row",
        """
def hidden_features(x, W, b):
    Z = np.dot(W, x) + b.flatten()
    return np.maximum(Z, 0)
""",
    ),
    (
        "hidden_features",
        "bias transposed",
        """
def hidden_features(x, W, b):
    return np.maximum(0, np.matmul(W, x) + b.T)
""",
    ),
    (
        "hidden_features",
        "the first neuron's bias for all",
        """
def hidden_features(x, W, b):
    bias = b[0]
    return np.maximum(0, W @ x + bias)
""",
    ),
    (
        "hidden_features",
        "the biases added up",
        """
def hidden_features(x, W, b):
    return np.maximum(0, W @ x + np.sum(b))
""",
    ),
    (
        "hidden_features",
        "bias subtracted",
        """
def hidden_features(x, W, b):
    z = np.dot(W, x) - b
    return np.where(z > 0, z, 0)
""",
    ),
    (
        "hidden_features",
        "Python's max over the matrix",
        """
def hidden_features(x, W, b):
    Z = np.dot(W, x) + b
    return max(0, Z)
""",
    ),
    (
        "hidden_features",
        "np.max(Z, 0): the largest over the neurons",
        """
def hidden_features(x, W, b):
    Z = np.dot(W, x) + b
    return np.max(Z, 0)
""",
    ),
    (
        "hidden_features",
        "result turned: a row for each house",
        """
def hidden_features(x, W, b):
    Z = np.dot(x.T, W.T) + b.T
    return np.maximum(0, Z)
""",
    ),
    (
        "hidden_features",
        "only the first house",
        """
def hidden_features(x, W, b):
    house = x[:, 0].reshape(-1, 1)
    z = W.dot(house) + b
    return np.maximum(0, z)
""",
    ),
    (
        "hidden_features",
        "a single house comes back as a flat array",
        """
def hidden_features(x, W, b):
    return np.maximum(0, W @ x + b).squeeze()
""",
    ),
    (
        "hidden_features",
        "the houses' number from the wrong axis",
        """
def hidden_features(x, W, b):
    m = x.shape[0]
    columns = []
    for i in range(m):
        columns.append(np.maximum(0, W @ x[:, i:i + 1] + b))
    return np.concatenate(columns, axis=1)
""",
    ),
    (
        "hidden_features",
        "the neurons' number is the inputs' number",
        """
def hidden_features(x, W, b):
    n_x, m = x.shape
    A = np.zeros((n_x, m))
    for j in range(n_x):
        A[j] = np.maximum(0, W[j] @ x + b[j])
    return A
""",
    ),
    (
        "hidden_features",
        "features in an array of x's type: whole numbers cut the rest off",
        """
def hidden_features(x, W, b):
    out = np.empty((W.shape[0], x.shape[1]), dtype=x.dtype)
    for j in range(W.shape[0]):
        for i in range(x.shape[1]):
            total = 0
            for k in range(x.shape[0]):
                total += W[j][k] * x[k][i]
            out[j][i] = max(0, total + b[j][0])
    return out
""",
    ),
    (
        "hidden_features",
        "two neurons written out, as in the example by hand",
        """
def hidden_features(x, W, b):
    a1 = np.maximum(0, np.dot(W[0], x) + b[0])
    a2 = np.maximum(0, np.dot(W[1], x) + b[1])
    return np.array([a1, a2])
""",
    ),
    (
        "hidden_features",
        "the neuron of exercise 1 with a matrix for its weight",
        """
def hidden_features(x, W, b):
    return neuron_price(x, W, b)
""",
    ),
    (
        "hidden_features",
        "sigmoid instead of ReLU",
        """
def hidden_features(x, W, b):
    Z = np.dot(W, x) + b
    A = 1 / (1 + np.exp(-Z))
    return A
""",
    ),
    (
        "hidden_features",
        "absolute value instead of the bend",
        """
def hidden_features(x, W, b):
    return abs(W @ x + b)
""",
    ),
    (
        "hidden_features",
        "minimum instead of maximum",
        """
def hidden_features(x, W, b):
    Z = W @ x + b
    return np.minimum(Z, 0)
""",
    ),
    (
        "hidden_features",
        "0 or 1 for each neuron: whether it is active",
        """
def hidden_features(x, W, b):
    Z = np.dot(W, x) + b
    return np.where(Z > 0, 1.0, 0.0)
""",
    ),
    (
        "hidden_features",
        "divided by the number of houses",
        """
def hidden_features(x, W, b):
    m = x.shape[1]
    return np.maximum(0, (1 / m) * np.dot(W, x) + b)
""",
    ),
    (
        "hidden_features",
        "weights and biases of the next picture instead of the arguments",
        """
def hidden_features(x, W, b):
    W = np.ones((3, 1))
    b = np.array([[-20.0], [-120.0], [-180.0]])
    return np.maximum(0, W @ x + b)
""",
    ),
    (
        "hidden_features",
        "the whole layer added up to one row, as the output would do",
        """
def hidden_features(x, W, b):
    a = np.maximum(0, np.dot(W, x) + b)
    return np.sum(a, axis=0, keepdims=True)
""",
    ),
    (
        "hidden_features",
        "reads x row by row into columns: reshape instead of the columns",
        """
def hidden_features(x, W, b):
    n_x, m = x.shape
    result = np.zeros((W.shape[0], m))
    for i, house in enumerate(x.reshape(m, n_x)):
        result[:, i] = np.maximum(0, W @ house + b[:, 0])
    return result
""",
    ),
    (
        "hidden_features",
        "assignment instead of the product: a forgotten return",
        """
def hidden_features(x, W, b):
    Z = np.dot(W, x) + b
    A = np.maximum(0, Z)
""",
    ),
    (
        "hidden_features",
        "the inputs are overwritten with their scaled selves",
        """
def hidden_features(x, W, b):
    x /= x.max()
    return np.maximum(0, W @ x + b)
""",
    ),
    (
        "hidden_features",
        "the sums are added onto the caller's biases: fails for many houses, changes b for one",
        """
def hidden_features(x, W, b):
    Z = b
    Z += np.dot(W, x)
    return np.maximum(0, Z)
""",
    ),
    (
        "hidden_features",
        "a neuron that is off for one house is off for all",
        """
def hidden_features(x, W, b):
    Z = np.dot(W, x) + b
    for row in Z:
        if (row < 0).any():
            row[:] = 0
    return Z
""",
    ),
    (
        "hidden_features",
        "returns sums and features",
        """
def hidden_features(x, W, b):
    Z = np.dot(W, x) + b
    A = np.maximum(0, Z)
    return Z, A
""",
    ),
]
