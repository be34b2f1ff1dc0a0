# %% bias-missing | single | The bias b is not added to Z.
def linear_forward(A, W, b):
    Z = np.dot(W, A)
    return Z, (A, W, b)

# %% cache-order | single | The cache holds W first, (W, A, b), instead of (A, W, b).
def linear_forward(A, W, b):
    Z = W @ A + b
    cache = (W, A, b)
    return Z, cache

# %% z-in-the-cache | single | The cache keeps the result Z in the place of the input A.
def linear_forward(A, W, b):
    Z = np.matmul(W, A) + b
    cache = (Z, W, b)
    return Z, cache

# %% bias-inside-product | single | The bias is added to W inside the product, (W + b) A, instead of to W A.
def linear_forward(A, W, b):
    Z = np.dot(W + b, A)
    return Z, (A, W, b)

# %% four-results | single | It returns Z, A, W, b as four results instead of Z and one tuple.
def linear_forward(A, W, b):
    return np.einsum("ij,jk->ik", W, A) + b, A, W, b

# %% input-overwritten | single | The name A is overwritten with the result before the cache is made, so the cache holds Z instead of the layer's input.
def linear_forward(A, W, b):
    A = np.dot(W, A)
    A = A + b
    cache = (A, W, b)
    return A, cache

# %% minus-and-no-tuple-order | double | The bias is subtracted instead of added, and the cache is (b, W, A), in reverse order.
def linear_forward(A, W, b):
    Z = W.dot(A)
    Z = Z - b
    return Z, (b, W, A)

# %% b-first-only | double | Only the first bias b[0] is added for all units, and the cache is without b.
def linear_forward(A, W, b):
    Z = np.dot(W, A) + b[0]
    cache = (A, W)
    return Z, cache

# %% activation-too | misplaced | It already applies ReLU here, but this function is the linear half only.
def linear_forward(A, W, b):
    Z = np.dot(W, A) + b
    Z, _ = relu(Z)
    return Z, (A, W, b)

# %% loop-first-example | approach | The loops compute each unit's sum for column 0 of A only, so all examples get the result of the first one.
def linear_forward(A, W, b):
    n, m = W.shape[0], A.shape[1]
    Z = np.zeros((n, m))
    for j in range(n):
        s = 0
        for k in range(W.shape[1]):
            s += W[j, k] * A[k, 0]
        Z[j] = s + b[j, 0]
    return Z, (A, W, b)

# %% star | exception | W * A multiplies entry by entry instead of forming the matrix product, and the shapes do not fit (ValueError).
def linear_forward(A, W, b):
    Z = W * A + b
    cache = (A, W, b)
    return Z, cache

# %% factors-exchanged | exception | The factors of the product are exchanged, A times W, whose inner sizes do not agree (ValueError).
def linear_forward(A, W, b):
    Z = np.dot(A, W) + b
    cache = (A, W, b)
    return Z, cache

# %% week2-transpose | exception | W is transposed as in logistic regression, W.T A, but the units are already the rows of W (ValueError).
def linear_forward(A, W, b):
    linear = W.T @ A
    linear += b
    return linear, (A, W, b)
