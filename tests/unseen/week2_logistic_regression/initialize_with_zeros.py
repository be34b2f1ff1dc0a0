# %% rank-one | single | w is np.zeros(dim), of shape (dim,), instead of a column of shape (dim, 1).
def initialize_with_zeros(dim):
    w = np.zeros(dim)
    b = 0.0
    return w, b

# %% row-weights | single | The two sizes are exchanged, so w is a row of shape (1, dim) and not a column.
def initialize_with_zeros(dim):
    w = np.zeros((1, dim))
    b = 0
    return w, b

# %% bias-column | single | b is an array of zeros with one entry for each input instead of one plain number.
def initialize_with_zeros(dim):
    w = np.zeros((dim, 1))
    b = np.zeros((dim, 1))
    return w, b

# %% random-start | approach | The weights are random small numbers, as for the networks of week 3, instead of zeros.
def initialize_with_zeros(dim):
    w = np.random.randn(dim, 1) * 0.01
    b = 0.0
    return w, b

# %% swapped-and-square | double | w has the shape (dim, dim) instead of (dim, 1), and the two results are returned in the wrong order, b first.
def initialize_with_zeros(dim):
    b = 0.
    w = np.array([[0.] * dim for _ in range(dim)])
    return b, w

# %% ones-and-dictionary | double | The weights are ones instead of zeros, and a dictionary is returned instead of the two values w, b.
def initialize_with_zeros(dim):
    params = {"w": np.ones((dim, 1)), "b": 0}
    return params

# %% shape-not-a-tuple | exception | The shape is not written as a tuple, so np.zeros takes the 1 as the data type and raises a TypeError.
def initialize_with_zeros(dim):
    w = np.zeros(dim, 1)
    b = 0
    return w, b

# %% dim-as-array | exception | dim is taken for the data matrix and asked for its shape, but it is a plain int and has none.
def initialize_with_zeros(dim):
    n_x = dim.shape[0]
    w = np.zeros((n_x, 1))
    return w, 0.0
