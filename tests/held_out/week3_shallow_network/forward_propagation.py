# %% sigmoid-not-unpacked | single | The two results of sigmoid are caught in one name, so A2 is a pair instead of an array.
def forward_propagation(X, parameters):
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    Z1 = np.dot(W1, X) + b1
    A1 = np.tanh(Z1)
    Z2 = np.dot(W2, A1) + b2
    A2 = sigmoid(Z2)
    cache = {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
    return A2, cache

# %% no-output-bias | single | The bias b2 is never added in the output layer.
def forward_propagation(X, parameters):
    W1 = parameters["W1"]
    b1 = parameters["b1"]
    W2 = parameters["W2"]
    b2 = parameters["b2"]

    Z1 = W1 @ X + b1
    A1 = np.tanh(Z1)
    Z2 = W2 @ A1
    A2, _ = sigmoid(Z2)

    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

# %% output-reads-z1 | single | The output layer reads Z1, the hidden layer before its activation, instead of A1.
def forward_propagation(X, parameters):
    W1, b1, W2, b2 = (parameters[k] for k in ("W1", "b1", "W2", "b2"))
    Z1 = np.dot(W1, X) + b1
    A1 = np.tanh(Z1)
    Z2 = np.dot(W2, Z1) + b2
    A2, z = sigmoid(Z2)
    cache = {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
    return A2, cache

# %% sigmoid-in-hidden | single | The hidden layer is activated with sigmoid instead of tanh.
def forward_propagation(X, parameters):
    Z1 = parameters["W1"].dot(X) + parameters["b1"]
    A1, _ = sigmoid(Z1)
    Z2 = parameters["W2"].dot(A1) + parameters["b2"]
    A2, _ = sigmoid(Z2)
    return A2, dict(Z1=Z1, A1=A1, Z2=Z2, A2=A2)

# %% first-bias-for-every-unit | approach | In the loop over the hidden units every unit gets the bias of the first unit instead of its own.
def forward_propagation(X, parameters):
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    n_h, m = W1.shape[0], X.shape[1]
    Z1 = np.zeros((n_h, m))
    for unit in range(n_h):
        Z1[unit] = np.dot(W1[unit], X) + b1[0]
    A1 = np.tanh(Z1)
    Z2 = np.zeros((W2.shape[0], m))
    for unit in range(W2.shape[0]):
        Z2[unit] = np.dot(W2[unit], A1) + b2[unit]
    A2, _ = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

# %% examples-as-rows | approach | The network is computed with the examples as rows, so all arrays come out transposed, of shape (m, n_h) and (m, n_y).
def forward_propagation(X, parameters):
    inputs = X.T
    hidden = inputs @ parameters["W1"].T + parameters["b1"].T
    hidden_out = np.tanh(hidden)
    out = hidden_out @ parameters["W2"].T + parameters["b2"].T
    probs, _ = sigmoid(out)
    cache = {"Z1": hidden, "A1": hidden_out, "Z2": out, "A2": probs}
    return probs, cache

# %% bias-outside-tanh | misplaced | The bias b1 is added after tanh instead of inside it.
def forward_propagation(X, parameters):
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    Z1 = np.dot(W1, X)
    A1 = np.tanh(Z1) + b1
    Z2 = np.dot(W2, A1) + b2
    A2, _ = sigmoid(Z2)
    cache = {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
    return A2, cache

# %% tanh-at-the-end-and-swapped-results | double | The output layer ends with tanh instead of sigmoid, and the cache is returned first and the predictions second.
def forward_propagation(X, parameters):
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    Z1 = np.dot(W1, X) + b1
    A1 = np.tanh(Z1)
    Z2 = np.dot(W2, A1) + b2
    A2 = np.tanh(Z2)
    cache = {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
    return cache, A2

# %% entrywise-product | exception | W1 and X are multiplied entry by entry with * instead of by a matrix product, and their shapes do not fit.
def forward_propagation(X, parameters):
    W1 = parameters["W1"]
    b1 = parameters["b1"]
    W2 = parameters["W2"]
    b2 = parameters["b2"]
    Z1 = W1 * X + b1
    A1 = np.tanh(Z1)
    Z2 = W2 * A1 + b2
    A2, _ = sigmoid(Z2)
    cache = {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
    return A2, cache

# %% attributes-of-a-dictionary | exception | The parameters are asked for as attributes of the dictionary, with a dot, instead of by their keys.
def forward_propagation(X, parameters):
    Z1 = np.dot(parameters.W1, X) + parameters.b1
    A1 = np.tanh(Z1)
    Z2 = np.dot(parameters.W2, A1) + parameters.b2
    A2, _ = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
