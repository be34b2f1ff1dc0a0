# %% lengths-without-keepdims | exception | The lengths have shape (n,) because keepdims is missing, so they line up with the columns and fail unless the matrix is square.
def normalize_rows(x):
    norms = np.linalg.norm(x, axis=1)
    return x / norms

# %% columns-normalized | single | The lengths are those of the columns, axis 0, so the columns have length 1.
def normalize_rows(x):
    norms = np.linalg.norm(x, axis=0, keepdims=True)
    return x / norms

# %% whole-matrix-norm | single | The norm is taken without an axis, so all rows are divided by one common length.
def normalize_rows(x):
    length = np.linalg.norm(x)
    return x / length

# %% root-forgotten | single | The squares are added up, but the root is missing, so each row is divided by its squared length.
def normalize_rows(x):
    squared = np.sum(x ** 2, axis=1, keepdims=True)
    return x / squared

# %% sum-of-entries | approach | Each row is divided by the sum of its entries, not by its length.
def normalize_rows(x):
    row_sums = x.sum(axis=1).reshape(-1, 1)
    return x / row_sums

# %% root-before-sum | misplaced | The root is taken of every squared entry before adding up, so it is the sum of absolute values.
def normalize_rows(x):
    lengths = np.sum(np.sqrt(x * x), axis=1, keepdims=True)
    normalized = x / lengths
    return normalized

# %% in-place-division | exception | x is divided in place, which fails for whole numbers and changes the caller's matrix.
def normalize_rows(x):
    norms = np.sqrt(np.sum(np.square(x), axis=1, keepdims=True))
    x /= norms
    return x

# %% zeros-like-loop | approach | The loop fills an array of the type of x, so for whole numbers all the fractions are cut to zero.
def normalize_rows(x):
    y = np.zeros_like(x)
    for i in range(x.shape[0]):
        y[i, :] = x[i, :] / np.linalg.norm(x[i, :])
    return y

# %% axis-passed-as-order | exception | The 1 is passed as the kind of norm instead of the axis, so there is one number for the whole matrix, which can't be reshaped to a column of n lengths.
def normalize_rows(x):
    lengths = np.linalg.norm(x, 1)
    lengths = lengths.reshape(x.shape[0], 1)
    return x / lengths

# %% one-norm-of-columns | double | The 1-norm is taken instead of the length, and for the columns instead of the rows.
def normalize_rows(x):
    norms = np.linalg.norm(x, ord=1, axis=0, keepdims=True)
    return x / norms

# %% returns-the-lengths | single | The lengths themselves are returned, the division is missing.
def normalize_rows(x):
    norms = np.linalg.norm(x, axis=1, keepdims=True)
    return norms

# %% multiplied-by-norm | single | The rows are multiplied by their length instead of being divided by it.
def normalize_rows(x):
    n = np.linalg.norm(x, axis=1, keepdims=True)
    return x * n

# %% mean-square-over-columns | double | The squares are averaged instead of added up under the root, and down the columns instead of along the rows.
def normalize_rows(x):
    rms = np.sqrt(np.mean(x ** 2, axis=0))
    return x / rms
