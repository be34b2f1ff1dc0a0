# %% one-by-one | single | The result is an array of shape (1, 1), because the single entry is not taken out.
def dot_vectorized(w, x):
    return np.dot(w.T, x)

# %% outer-product | single | The wrong one is transposed, so w times x.T is an (n, n) matrix instead of one number.
def dot_vectorized(w, x):
    return w @ x.T

# %% products-not-summed | single | The products are taken entry by entry but not added up, so a column is returned.
def dot_vectorized(w, x):
    return w * x

# %% corner-of-outer | misplaced | The entry [0, 0] is taken out of the outer product w x.T, which is only the first product w1 * x1.
def dot_vectorized(w, x):
    outer = np.dot(w, x.T)
    return outer[0, 0]

# %% broadcast-square | approach | w is flattened to shape (n,) while x stays a column, so the product is broadcast to (n, n) and all of it is added up.
def dot_vectorized(w, x):
    flat = w.ravel()
    return float(np.sum(flat * x))

# %% mean-and-abs | double | The mean of the products is taken instead of the sum, and absolute values are taken of them first.
def dot_vectorized(w, x):
    products = np.abs(np.multiply(w, x))
    return products.mean()

# %% no-transpose | exception | Neither column is transposed, so the inner sizes 1 and n of the matrix product don't agree and an error is raised.
def dot_vectorized(w, x):
    z = np.dot(w, x)
    return z[0, 0]

# %% item-of-outer | exception | item() is called on the outer product, which has n * n entries and not one, so a ValueError is raised.
def dot_vectorized(w, x):
    return np.matmul(w, x.transpose()).item()
