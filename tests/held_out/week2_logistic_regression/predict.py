# %% probabilities-returned | single | The probabilities are returned without being compared with one half.
def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b)
    return A

# %% if-on-row | exception | A single if compares the whole row of probabilities, which works only for one example.
def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b)
    if A > 0.5:
        return 1
    else:
        return 0

# %% no-sigmoid | single | The weighted sum is compared with one half without the sigmoid.
def predict(w, b, X):
    z = np.dot(w.T, X) + b
    predictions = (z > 0.5).astype(int)
    return predictions

# %% below-half | single | The comparison is turned round, so cats get 0 and the others 1.
def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b)
    return (A < 0.5).astype(int)

# %% cast-before-comparison | misplaced | The probabilities are turned into whole numbers before the comparison, so nearly all become 0.
def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b).astype(int)
    return A > 0.5

# %% loop-rank-one | approach | The loop collects the answers in an array of rank 1 instead of a row.
def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b)
    answers = []
    for i in range(A.shape[1]):
        if A[0, i] > 0.5:
            answers.append(1)
        else:
            answers.append(0)
    return np.array(answers)

# %% loop-over-rows | approach | The loop counts the rows of A, which is one, so all examples after the first keep the answer 0.
def predict(w, b, X):
    m = X.shape[1]
    Y_prediction = np.zeros((1, m))
    A = sigmoid(np.dot(w.T, X) + b)
    for i in range(A.shape[0]):
        if A[0, i] > 0.5:
            Y_prediction[0, i] = 1
    return Y_prediction

# %% bias-missing-and-column | double | The bias is left out, and the result is turned into a column.
def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X))
    predictions = np.where(A > 0.5, 1, 0)
    return predictions.reshape(-1, 1)

# %% order-of-product | exception | The inputs stand before the weights in the product, so the inner sizes don't agree.
def predict(w, b, X):
    A = sigmoid(np.dot(X, w) + b)
    return (A > 0.5).astype(int)

# %% where-labels-exchanged | approach | np.where is given 0 for large probabilities and 1 for small ones.
def predict(w, b, X):
    prob = sigmoid(w.T @ X + b)
    return np.where(prob > 0.5, 0, 1)

# %% threshold-at-mean | single | The probabilities are compared with their own mean instead of one half.
def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b)
    return (A > A.mean()).astype(int)

# %% astype-before-parentheses | exception | Without parentheses astype is called on the number 0.5, which has no such method.
def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b)
    return A > 0.5.astype(int)

# %% bool-of-max | single | Only the example with the largest probability is answered with 1.
def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b)
    return (A == np.max(A)).astype(int)

# %% threshold-in-sum | misplaced | The comparison with one half is made on the weighted sum, and the sigmoid is applied to its truth values afterwards.
def predict(w, b, X):
    z = np.dot(w.T, X) + b
    return sigmoid((z > 0.5).astype(float))
