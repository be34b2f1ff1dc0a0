# %% sigmoid-in-hidden-layer | single | The hidden layer uses sigmoid instead of tanh for A1.
def forward_propagation(X, parameters):
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    Z1 = W1 @ X + b1
    A1, _ = sigmoid(Z1)
    Z2 = W2 @ A1 + b2
    A2, _ = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

# %% sigmoid-not-unpacked | single | sigmoid returns two things and A2 keeps both as a tuple, because the result is not unpacked.
def forward_propagation(X, parameters):
    W1 = parameters["W1"]
    b1 = parameters["b1"]
    W2 = parameters["W2"]
    b2 = parameters["b2"]
    Z1 = np.dot(W1, X) + b1
    A1 = np.tanh(Z1)
    Z2 = np.dot(W2, A1) + b2
    A2 = sigmoid(Z2)
    cache = {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
    return A2, cache

# %% second-layer-reads-z | single | The output layer multiplies W2 with Z1 instead of with the activations A1, so tanh has no effect on the prediction.
def forward_propagation(X, parameters):
    Z1 = np.matmul(parameters["W1"], X) + parameters["b1"]
    A1 = np.tanh(Z1)
    Z2 = np.matmul(parameters["W2"], Z1) + parameters["b2"]
    A2 = sigmoid(Z2)[0]
    return A2, dict(Z1=Z1, A1=A1, Z2=Z2, A2=A2)

# %% b1-twice | single | Layer 2 adds b1 instead of b2 (copied line), and the column of n_h biases broadcasts Z2 to n_h rows.
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = (parameters[k] for k in ("W1", "b1", "W2", "b2"))
    Z1 = np.dot(W1, X) + b1
    A1 = np.tanh(Z1)
    Z2 = np.dot(W2, A1) + b1
    A2, _ = sigmoid(Z2)
    cache = {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
    return A2, cache

# %% cache-first | single | The two results are returned in the wrong order, the cache before A2.
def forward_propagation(X, parameters):
    cache = {}
    cache["Z1"] = parameters["W1"].dot(X) + parameters["b1"]
    cache["A1"] = np.tanh(cache["Z1"])
    cache["Z2"] = parameters["W2"].dot(cache["A1"]) + parameters["b2"]
    cache["A2"], _ = sigmoid(cache["Z2"])
    return cache, cache["A2"]

# %% z1-overwritten | single | tanh is written into Z1 itself with out=Z1, so the cache holds the activations under "Z1" and the true Z1 is lost.
def forward_propagation(X, parameters):
    Z1 = parameters["W1"] @ X + parameters["b1"]
    A1 = np.tanh(Z1, out=Z1)
    Z2 = parameters["W2"] @ A1 + parameters["b2"]
    A2, _ = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

# %% relu-and-no-b2 | double | The hidden layer uses ReLU (np.maximum) instead of tanh, and the bias b2 is not added in Z2.
def forward_propagation(X, parameters):
    W1, b1, W2 = parameters["W1"], parameters["b1"], parameters["W2"]
    Z1 = W1 @ X + b1
    A1 = np.maximum(0, Z1)
    Z2 = W2 @ A1
    A2, _ = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

# %% tanh-output-and-minus-b1 | double | The output layer uses tanh instead of sigmoid, and b1 is subtracted instead of added in Z1.
def forward_propagation(X, parameters):
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    Z1 = np.einsum("ij,jm->im", W1, X) - b1
    A1 = np.tanh(Z1)
    Z2 = np.einsum("ij,jm->im", W2, A1) + b2
    A2 = np.tanh(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

# %% activation-before-product | misplaced | The activation is applied to the input of each layer before the product (tanh of X), instead of to Z after it.
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = parameters["W1"], parameters["b1"], parameters["W2"], parameters["b2"]
    Z1 = np.tanh(X)
    A1 = np.dot(W1, Z1) + b1
    Z2, _ = sigmoid(A1)
    A2 = np.dot(W2, Z2) + b2
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

# %% example-by-example-rows | approach | The examples are computed one by one in a loop and collected as rows, and never transposed back, so every array is (m, n) instead of (n, m).
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = parameters["W1"], parameters["b1"], parameters["W2"], parameters["b2"]
    Z1s, A1s, Z2s, A2s = [], [], [], []
    for i in range(X.shape[1]):
        x = X[:, i]
        z1 = W1 @ x + b1.ravel()
        a1 = np.tanh(z1)
        z2 = W2 @ a1 + b2.ravel()
        a2, _ = sigmoid(z2)
        Z1s.append(z1)
        A1s.append(a1)
        Z2s.append(z2)
        A2s.append(a2)
    cache = {"Z1": np.array(Z1s), "A1": np.array(A1s), "Z2": np.array(Z2s), "A2": np.array(A2s)}
    return cache["A2"], cache

# %% star-product | exception | W1 * X multiplies entry by entry instead of the matrix product, and the shapes (n_h, n_x) and (n_x, m) cannot be broadcast (ValueError).
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = parameters["W1"], parameters["b1"], parameters["W2"], parameters["b2"]
    Z1 = W1 * X + b1
    A1 = np.tanh(Z1)
    Z2 = W2 * A1 + b2
    A2, _ = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

# %% week2-transpose | exception | W is transposed as in logistic regression (W1.T X), but here the units are the rows of W1, so the inner sizes do not agree (ValueError).
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = parameters["W1"], parameters["b1"], parameters["W2"], parameters["b2"]
    Z1 = np.dot(W1.T, X) + b1
    A1 = np.tanh(Z1)
    Z2 = np.dot(W2.T, A1) + b2
    A2, _ = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

# %% unpacking-the-tanh | exception | np.tanh returns one array, but the line unpacks it into A1 and _ as if it returned two things like sigmoid (ValueError when there are not exactly two hidden units).
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = parameters["W1"], parameters["b1"], parameters["W2"], parameters["b2"]
    Z1 = np.dot(W1, X) + b1
    A1, _ = np.tanh(Z1)
    Z2 = np.dot(W2, A1) + b2
    A2, _ = sigmoid(Z2)
    cache = {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
    return A2, cache
