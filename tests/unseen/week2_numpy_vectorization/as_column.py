# %% transpose | single | a.T is returned, which leaves rank 1 as it is and turns a column into a row; only rows become columns.
def as_column(a):
    return a.T

# %% row | single | The two sizes of reshape are exchanged, so the result is a row (1, n).
def as_column(a):
    return a.reshape(1, -1)

# %% newaxis | single | A new axis is appended whatever the shape, so rows and columns end up with three axes.
def as_column(a):
    column = a[:, np.newaxis]
    return column

# %% flattened | single | flatten gives shape (n,), and nothing turns that into a column.
def as_column(a):
    a = a.flatten()
    return a

# %% sorted-row | double | The numbers are sorted by np.unique, which also drops equal ones, and put into a row instead of a column.
def as_column(a):
    numbers = np.unique(a)
    return np.array([numbers])

# %% by-shape-reversed | approach | The case for two axes always transposes, without asking whether a is a column already, so a column becomes a row.
def as_column(a):
    if a.ndim == 1:
        out = np.zeros((a.shape[0], 1), dtype=a.dtype)
        for i, v in enumerate(a):
            out[i, 0] = v
        return out
    else:
        return np.transpose(a)

# %% len-of-row | exception | len(a) counts along the first axis only and is 1 for a row, so reshape(len(a), 1) raises an error for rows with several numbers.
def as_column(a):
    n = len(a)
    return a.reshape(n, 1)

# %% two-sizes-of-shape | exception | a.shape is unpacked into two sizes, which fails for an array of rank 1, since it has only one.
def as_column(a):
    rows, cols = a.shape
    if rows == 1:
        return a.reshape(cols, 1)
    return a
