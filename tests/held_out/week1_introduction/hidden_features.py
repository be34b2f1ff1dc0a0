# %% max-along-axis | single | np.max with 0 as second argument takes the largest feature over the neurons instead of comparing each entry with zero.
def hidden_features(x, W, b):
    Z = np.dot(W, x) + b
    return np.max(Z, 0)

# %% examples-as-rows | single | The layer is computed as if examples were rows, so the result has a row for each house instead of a column.
def hidden_features(x, W, b):
    Z = np.dot(x.T, W.T) + b.T
    a = np.maximum(0, Z)
    return a

# %% factors-in-wrong-order | exception | The inputs stand before the weights in the matrix product, so the inner sizes don't agree.
def hidden_features(x, W, b):
    Z = np.dot(x, W) + b
    return np.maximum(0, Z)

# %% bend-before-bias | misplaced | ReLU is applied to the products before the bias is added, so the bias is not bent and results can be negative.
def hidden_features(x, W, b):
    Z = W @ x
    A = np.maximum(Z, 0)
    return A + b

# %% int-result-array | approach | The loop fills a result array that has the type of x, so with whole-number inputs the fractions of the features are cut off.
def hidden_features(x, W, b):
    n_h, n_x = W.shape
    m = x.shape[1]
    out = np.zeros((n_h, m), dtype=x.dtype)
    for j in range(n_h):
        for i in range(m):
            z = b[j, 0]
            for k in range(n_x):
                z += W[j, k] * x[k, i]
            out[j, i] = max(0, z)
    return out

# %% bias-flattened | exception | The bias is flattened to rank 1, so it is aligned with the houses instead of the neurons.
def hidden_features(x, W, b):
    bias = b.flatten()
    Z = np.dot(W, x) + bias
    return np.maximum(0, Z)

# %% first-bias-for-all | single | Only the first neuron's bias is taken, and it is added for every neuron.
def hidden_features(x, W, b):
    Z = np.dot(W, x) + b[0]
    return np.maximum(0, Z)

# %% first-house-only | approach | The loop over the neurons reads the first column of x only, so there is one column of features instead of one for each house.
def hidden_features(x, W, b):
    features = []
    for neuron in range(W.shape[0]):
        total = np.sum(W[neuron] * x[:, 0]) + b[neuron, 0]
        features.append(max(0, total))
    return np.array(features).reshape(-1, 1)

# %% no-bias-and-abs | double | The bias is left out, and negative sums are made positive instead of zero.
def hidden_features(x, W, b):
    Z = np.matmul(W, x)
    return np.abs(Z)

# %% star-product | exception | W and x are multiplied entry by entry with the star instead of as matrices, so the shapes don't fit.
def hidden_features(x, W, b):
    Z = W * x + b
    a = np.maximum(0, Z)
    return a

# %% relu-on-inputs | misplaced | The bend is put on the inputs before the matrix product instead of on the sums after it.
def hidden_features(x, W, b):
    x_relu = np.maximum(0, x)
    return np.dot(W, x_relu) + b

# %% einsum-swapped-output | approach | The einsum's output indices are exchanged, so the products come out with houses as rows and the bias column doesn't fit or goes to the wrong axis.
def hidden_features(x, W, b):
    Z = np.einsum("jk,ki->ij", W, x) + b
    return np.where(Z > 0, Z, 0)

# %% indicator-returned | single | The comparison with zero is returned itself, so the result says which sums are positive instead of keeping their values.
def hidden_features(x, W, b):
    Z = np.dot(W, x) + b
    return (Z > 0).astype(float)

# %% loop-with-total-bias | double | Each row of the result gets the sum of all biases instead of its own one, and the bend is forgotten.
def hidden_features(x, W, b):
    rows = []
    for j in range(W.shape[0]):
        rows.append(np.dot(W[j], x) + np.sum(b))
    return np.array(rows)
