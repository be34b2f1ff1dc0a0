# %% column-norms | single | The norm is taken along axis=0, so the columns and not the rows get length 1.
def normalize_rows(x):
    norms = np.linalg.norm(x, axis=0, keepdims=True)
    return x / norms

# %% whole-norm | single | Without axis the norm is that of the whole matrix, one number for all rows.
def normalize_rows(x):
    length = np.linalg.norm(x)
    return x / length

# %% no-root | single | The square root is missing, so each row is divided by its squared length.
def normalize_rows(x):
    squares = (x ** 2).sum(axis=1, keepdims=True)
    return x / squares

# %% softmax-habit | approach | Each row is divided by the sum of its entries, as for probabilities, instead of by its length.
def normalize_rows(x):
    row_sum = np.array([sum(abs(v) for v in row) for row in x]).reshape(-1, 1)
    return x / row_sum

# %% changes-caller | approach | The rows are normalized one by one inside the array that was given, so the caller's array is changed, and whole numbers cut the fractions off.
def normalize_rows(x):
    for i in range(x.shape[0]):
        x[i] = x[i] / np.sqrt(np.sum(x[i] ** 2))
    return x

# %% root-each-then-centred | double | The mean of each row is subtracted first, which is not asked for, and the root is taken of each square before the sum, so the divisor is the sum of absolute values.
def normalize_rows(x):
    x = x - x.mean(axis=1, keepdims=True)
    lengths = np.sum(np.sqrt(x ** 2), axis=1, keepdims=True)
    return x / lengths

# %% no-keepdims | exception | keepdims=True is missing, so the lengths have shape (n,) and are aligned with the columns: an error unless the matrix is square.
def normalize_rows(x):
    norms = np.linalg.norm(x, axis=1)
    return x / norms

# %% keepdims-misspelled | exception | np.linalg.norm is called with keepdim (as in another library), an argument it doesn't know, so a TypeError is raised.
def normalize_rows(x):
    return x / np.linalg.norm(x, axis=1, keepdim=True)
