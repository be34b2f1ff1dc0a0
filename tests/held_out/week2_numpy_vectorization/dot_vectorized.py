# %% one-by-one-array | single | The result is left as an array of shape (1, 1) instead of a number.
def dot_vectorized(w, x):
    return np.dot(w.T, x)

# %% no-transpose | exception | Two columns are multiplied without transposing one, so the inner sizes don't agree.
def dot_vectorized(w, x):
    result = np.dot(w, x)
    return result[0, 0]

# %% outer-corner | single | The wrong factor is transposed, so it is the outer product, and only its first entry is taken.
def dot_vectorized(w, x):
    return np.dot(w, x.T)[0, 0]

# %% products-not-summed | approach | The entries are multiplied one by one but never added up.
def dot_vectorized(w, x):
    products = w * x
    return products

# %% item-of-outer | exception | The outer product has many entries, and item takes out only a single one, so it fails.
def dot_vectorized(w, x):
    z = np.dot(w, x.T)
    return z.item()

# %% outer-sum | approach | All entries of the outer product are added up instead of only those with equal indices.
def dot_vectorized(w, x):
    return np.sum(w @ x.T)

# %% rank-one-broadcast | approach | One factor is flattened and the other not, so the product is broadcast to a square and its sum contains all pairs.
def dot_vectorized(w, x):
    return np.sum(w.flatten() * x)

# %% x-with-itself | single | x is multiplied with itself, w doesn't occur.
def dot_vectorized(w, x):
    return np.dot(x.T, x)[0, 0]

# %% sum-and-transpose-of-product | misplaced | The transpose is put on the finished product instead of the first factor, so the shapes don't fit.
def dot_vectorized(w, x):
    return np.dot(w, x).T.item()

# %% mean-of-products | double | The products are averaged instead of summed, and the result is an array with two axes.
def dot_vectorized(w, x):
    return np.mean(w * x, axis=0, keepdims=True)

# %% int-cut | single | The result is converted to a whole number, so fractions are cut off.
def dot_vectorized(w, x):
    d = np.dot(w.T, x)
    return int(d[0, 0])

# %% index-as-call | exception | Round brackets are used in place of square ones, so the array is called like a function.
def dot_vectorized(w, x):
    d = w.T @ x
    return d(0, 0)

# %% outer-diagonal | approach | The diagonal of the outer product holds the products of the entries, but they are never added up.
def dot_vectorized(w, x):
    square = x @ w.T
    return np.diag(square)
