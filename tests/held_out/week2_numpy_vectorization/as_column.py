# %% transpose-only | single | The vector is transposed, which does nothing to rank 1 and makes a column a row.
def as_column(a):
    return a.T

# %% len-for-size | exception | len counts along the first axis only, so for a row the number of rows is 1 and reshape fails.
def as_column(a):
    n = len(a)
    return a.reshape(n, 1)

# %% row-instead | single | The two sizes of reshape are exchanged, so a row comes out.
def as_column(a):
    return np.reshape(a, (1, -1))

# %% new-axis-always | approach | A new axis is put behind whatever shape is there, so a row or a column becomes three-dimensional.
def as_column(a):
    return a[:, np.newaxis]

# %% shape-zero-if | approach | Only rank 1 and a column are told apart, the row is returned unchanged.
def as_column(a):
    if a.ndim == 1:
        col = a.reshape(a.shape[0], 1)
    else:
        col = a
    return col

# %% second-size-read | exception | The size is read from a.shape[1], which an array of rank 1 doesn't have.
def as_column(a):
    n = a.shape[0] * a.shape[1]
    return a.reshape((n, 1))

# %% flattened | single | The array is only flattened to rank 1, which is no column.
def as_column(a):
    flat = np.ravel(a)
    return flat

# %% reshape-then-transpose | misplaced | The column is made correctly and then transposed, which turns it into a row.
def as_column(a):
    column = a.reshape(-1, 1).T
    return column

# %% whole-numbers-in-a-row | double | The numbers are turned into whole numbers, which cuts fractions off, and they are laid out as a row instead of a column.
def as_column(a):
    numbers = a.astype(int)
    return numbers.reshape(1, -1)

# %% two-ones | single | reshape is asked for an extra axis, so the result has three axes.
def as_column(a):
    return a.reshape(-1, 1, 1)

# %% comprehension-of-first-axis | approach | Each part along the first axis is put into brackets, which is right for rank 1 only; a row or a column gets a third axis.
def as_column(a):
    return np.array([[value] for value in a])

# %% attribute-called | exception | a.size is a number, not a method, so calling it fails.
def as_column(a):
    return a.reshape(a.size(), 1)
