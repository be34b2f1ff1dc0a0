# %% columns-of-x | single | The number of inputs is taken from the columns of X, which count the examples, instead of from its rows.
def layer_sizes(X, Y):
    n_x = X.shape[1]
    n_h = 4
    n_y = Y.shape[0]
    return n_x, n_h, n_y

# %% whole-shape | single | The number of inputs is the whole shape of X, a pair, instead of its first number.
def layer_sizes(X, Y):
    n_x = X.shape
    n_h = 4
    n_y = Y.shape[0]
    return (n_x, n_h, n_y)

# %% all-entries-of-y | single | The number of outputs is Y.size, all entries of Y, instead of the number of its rows.
def layer_sizes(X, Y):
    input_size = X.shape[0]
    hidden_size = 4
    output_size = Y.size
    return input_size, hidden_size, output_size

# %% classes-counted | approach | The number of outputs is the number of different labels in Y instead of the number of its rows.
def layer_sizes(X, Y):
    n_x = len(X)
    n_h = 4
    # how many outputs does the network need?
    n_y = len(np.unique(Y))
    return n_x, n_h, n_y

# %% length-of-first-row | approach | The outputs are counted as the length of the first row of Y, which is the number of examples.
def layer_sizes(X, Y):
    features = [row for row in X]
    labels = [entry for entry in Y[0]]
    return len(features), 4, len(labels)

# %% hidden-last | misplaced | The three sizes are returned in the wrong order, with the size of the hidden layer at the end.
def layer_sizes(X, Y):
    n_x = X.shape[0]
    n_y = Y.shape[0]
    n_h = 4
    return n_x, n_y, n_h

# %% hidden-like-inputs-and-columns | double | The hidden layer gets as many units as there are inputs instead of 4, and the outputs are counted by the columns of Y.
def layer_sizes(X, Y):
    n_x = X.shape[0]
    n_h = n_x
    n_y = Y.shape[1]

    return n_x, n_h, n_y

# %% shape-called | exception | X.shape is called like a function with round brackets, but it is a tuple and wants square ones.
def layer_sizes(X, Y):
    n_x = X.shape(0)
    n_h = 4
    n_y = Y.shape(0)
    return n_x, n_h, n_y

# %% hidden-never-set | exception | n_h is returned without ever having been given the value 4, so the name is not defined.
def layer_sizes(X, Y):
    n_x, m = X.shape
    n_y, m = Y.shape
    return n_x, n_h, n_y
