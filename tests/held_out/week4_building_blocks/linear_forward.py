# %% bias-forgotten | single | The bias b is not added.
def linear_forward(A, W, b):
    Z = np.dot(W, A)
    cache = (A, W, b)
    return Z, cache

# %% cache-order | misplaced | The cache holds W before A, instead of A, W and b in this order.
def linear_forward(A, W, b):
    Z = np.dot(W, A) + b
    cache = (W, A, b)
    return Z, cache

# %% z-in-the-cache | single | The cache holds Z in the place of A, so the activations of the layer before are lost.
def linear_forward(A, W, b):
    Z = W @ A + b
    return Z, (Z, W, b)

# %% bias-subtracted | single | The bias is subtracted instead of added.
def linear_forward(A, W, b):
    weighted_sum = np.matmul(W, A)
    Z = weighted_sum - b
    return Z, (A, W, b)

# %% only-z | single | Only Z is returned, without the cache.
def linear_forward(A, W, b):
    Z = np.dot(W, A) + b
    cache = (A, W, b)
    return Z

# %% bias-in-the-inner-loop | approach | The three loops add the bias once for each input, in the innermost loop, instead of once for each unit.
def linear_forward(A, W, b):
    n, n_prev = W.shape
    m = A.shape[1]
    Z = np.zeros((n, m))
    for i in range(m):
        for j in range(n):
            for k in range(n_prev):
                Z[j, i] += W[j, k] * A[k, i] + b[j, 0]
    return Z, (A, W, b)

# %% einsum-transposed | approach | The einsum puts the examples first, so Z is (m, n), and the biases are fitted to that shape.
def linear_forward(A, W, b):
    Z = np.einsum("jk,ki->ij", W, A) + b.ravel()
    cache = (A, W, b)
    return Z, cache

# %% sum-of-the-bias-and-list | double | The sum of all biases is added to each unit, and b is left out of the cache.
def linear_forward(A, W, b):
    Z = np.dot(W, A) + np.sum(b)
    cache = (A, W)
    return Z, cache

# %% factors-swapped | exception | The matrix product has its factors in the wrong order, A times W, and the inner sizes do not agree.
def linear_forward(A, W, b):
    Z = np.dot(A, W) + b
    cache = (A, W, b)
    return Z, cache

# %% transposed-weights | exception | W is transposed as in week 2, though its rows belong to the units already, and the sizes do not fit.
def linear_forward(A, W, b):
    Z = W.T @ A + b
    cache = (A, W, b)
    return Z, cache

# %% bias-inside-dot | exception | The bias is given to np.dot as a third argument, where NumPy expects an array for the result.
def linear_forward(A, W, b):
    Z = np.dot(W, A, b)
    return Z, (A, W, b)
