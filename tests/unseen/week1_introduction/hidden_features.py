# %% inputs-first | exception | The inputs stand before the weights in the matrix product, so (n_x, m) times (n_h, n_x) does not fit in general.
def hidden_features(x, W, b):
    Z = np.dot(x, W) + b
    return np.maximum(0, Z)

# %% star-product | exception | * multiplies entry by entry and is no matrix product; the shapes (n_h, n_x) and (n_x, m) do not broadcast in general.
def hidden_features(x, W, b):
    Z = W * x + b
    a = np.maximum(Z, 0)
    return a

# %% no-relu | single | The bend is missing: the sums Z are returned, and some of them are negative.
def hidden_features(x, W, b):
    return W @ x + b

# %% examples-as-rows | single | The result is transposed, with a row for each house, shape (m, n_h), instead of a column for each house.
def hidden_features(x, W, b):
    rows = x.T @ W.T + b.T
    return np.where(rows > 0, rows, 0)

# %% one-bias-for-all | single | Only the first entry of b is added to every neuron, instead of each neuron's own bias.
def hidden_features(x, W, b):
    Z = np.einsum("hi,im->hm", W, x) + b[0]
    return Z * (Z > 0)

# %% bias-after-bend | misplaced | The bias is added after the bend instead of before it, so the knee is in the wrong place and features can be negative.
def hidden_features(x, W, b):
    return np.maximum(0, np.dot(W, x)) + b

# %% first-house-for-all | approach | The loop over the neurons handles only column 0 of x, so every house gets the features of the first one.
def hidden_features(x, W, b):
    n_h, n_x = W.shape
    out = np.zeros((n_h, x.shape[1]))
    for j in range(n_h):
        total = b[j, 0]
        for i in range(n_x):
            total = total + W[j, i] * x[i, 0]
        out[j, :] = max(total, 0)
    return out

# %% abs-and-minus-bias | double | The bias is subtracted instead of added, and np.abs is used in place of the bend at zero.
def hidden_features(x, W, b):
    weighted = np.matmul(W, x) - b
    return np.abs(weighted)
