# %% rank-one | single | np.zeros gets a plain number, so w has rank 1 instead of being a column.
def initialize_with_zeros(dim):
    w = np.zeros(dim)
    b = 0.0
    return w, b

# %% sizes-as-two-arguments | exception | The two sizes are not in a tuple, so the second is taken for a data type.
def initialize_with_zeros(dim):
    w = np.zeros(dim, 1)
    b = 0
    return w, b

# %% row-of-weights | single | The sizes are exchanged, so w is a row.
def initialize_with_zeros(dim):
    w = np.zeros((1, dim))
    b = 0.0
    return w, b

# %% bias-vector | single | b is made an array with one zero for each input instead of one number.
def initialize_with_zeros(dim):
    w = np.zeros((dim, 1))
    b = np.zeros((dim, 1))
    return w, b

# %% random-weights | approach | The weights are small random numbers instead of zeros.
def initialize_with_zeros(dim):
    rng = np.random.default_rng(0)
    w = rng.normal(size=(dim, 1)) * 0.01
    b = 0.0
    return w, b

# %% b-first | misplaced | b and w are returned in the wrong order.
def initialize_with_zeros(dim):
    w = np.zeros((dim, 1))
    b = 0
    return b, w

# %% list-of-zeros | approach | w is a Python list of lists with zeros instead of an array.
def initialize_with_zeros(dim):
    w = [[0.0] for _ in range(dim)]
    b = 0.0
    return w, b

# %% only-w | single | Only w is returned, b is missing.
def initialize_with_zeros(dim):
    w = np.zeros((dim, 1))
    b = 0.0
    return w

# %% empty-loop | approach | An array of rank 1 is filled in a loop and then turned with .T, which does nothing to rank 1.
def initialize_with_zeros(dim):
    w = np.empty(dim)
    for i in range(dim):
        w[i] = 0
    return w.T, 0.0

# %% ones-and-flat | double | The weights are ones instead of zeros, and they have rank 1.
def initialize_with_zeros(dim):
    w = np.ones(dim)
    b = 0
    return w, b

# %% zeros-square | single | w is a square matrix instead of a column.
def initialize_with_zeros(dim):
    w = np.zeros((dim, dim))
    b = 0.0
    return w, b

# %% shape-of-number | exception | dim is a number and has no shape.
def initialize_with_zeros(dim):
    w = np.zeros((dim.shape[0], 1))
    b = 0.0
    return w, b

# %% zeros-from-random-module | exception | zeros is looked for in np.random, where it doesn't exist.
def initialize_with_zeros(dim):
    w = np.random.zeros((dim, 1))
    return w, 0

# %% weight-for-bias-shape | misplaced | The column shape is given to b, and w is the plain number.
def initialize_with_zeros(dim):
    w = 0.0
    b = np.zeros((dim, 1))
    return w, b
