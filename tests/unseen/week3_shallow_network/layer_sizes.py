# %% columns-of-x | single | n_x is taken from X.shape[1], which is the number of examples m, not the number of features (rows).
def layer_sizes(X, Y):
    n_x = X.shape[1]
    n_h = 4
    n_y = Y.shape[0]
    return n_x, n_h, n_y

# %% labels-counted | single | n_y counts the labels with len(Y[0]), which is the number of examples m instead of the number of rows of Y.
def layer_sizes(X, Y):
    inputs = len(X)
    outputs = len(Y[0])
    return inputs, 4, outputs

# %% order-x-y-h | single | The return line gives the sizes in the order n_x, n_y, n_h, so the second and the third number are exchanged.
def layer_sizes(X, Y):
    (n_x, m), (n_y, _) = X.shape, Y.shape
    n_h = 4
    return n_x, n_y, n_h

# %% hidden-from-inputs | single | n_h is made equal to the number of inputs instead of the fixed number 4.
def layer_sizes(X, Y):
    n_x = X.shape[0]
    n_h = X.shape[0]    # hidden layer as large as the input
    n_y = Y.shape[0]
    return (n_x, n_h, n_y)

# %% stale-training-set | single | The sizes are read from the notebook's X_train and Y_train instead of from the arguments X and Y, so any other data gets the sizes of the flower.
def layer_sizes(X, Y):
    n_x = X_train.shape[0]
    n_h = 4
    n_y = Y_train.shape[0]
    return n_x, n_h, n_y

# %% rows-as-examples | double | Both n_x (X.shape[1]) and n_y (Y.size) count the examples, since the student thinks that examples are rows.
def layer_sizes(X, Y):
    features = X.shape[1]
    hidden = 4
    out = Y.size
    return features, hidden, out

# %% five-and-swapped | double | The hidden size is 5 instead of 4, and the values are returned in the reverse order n_y, n_h, n_x.
def layer_sizes(X, Y):
    sizes = [Y.shape[0], 5, X.shape[0]]
    return tuple(sizes)

# %% number-of-classes | approach | n_y is the number of different labels (np.unique gives 2 classes), but the number of outputs is the number of rows of Y, which is 1.
def layer_sizes(X, Y):
    n_x = X.shape[0]
    n_h = 4
    n_y = len(np.unique(Y))
    return n_x, n_h, n_y

# %% whole-shapes | approach | n_x and n_y are the whole shape tuples X.shape and Y.shape, not their first numbers.
def layer_sizes(X, Y):
    n_x = X.shape
    n_h = 4
    n_y = Y.shape
    return n_x, n_h, n_y

# %% a-dictionary | approach | The sizes are returned as one dictionary instead of three numbers separated by commas, so unpacking it gives the keys.
def layer_sizes(X, Y):
    return dict(n_x=X.shape[0], n_h=4, n_y=Y.shape[0])

# %% shape-called | exception | shape is called like a function, X.shape(0), but it is a tuple and needs square brackets (TypeError).
def layer_sizes(X, Y):
    n_x = X.shape(0)
    n_h = 4
    n_y = Y.shape(0)
    return n_x, n_h, n_y

# %% hidden-never-set | exception | n_h is returned but nowhere given the value 4, so Python raises a NameError.
def layer_sizes(X, Y):
    n_x, m = X.shape
    n_y, m = Y.shape
    return n_x, n_h, n_y
