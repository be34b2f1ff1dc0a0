# %% no-threshold | single | The probabilities themselves are returned; the comparison with 0.5 is missing.
def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b)
    return A

# %% below-half | single | The comparison is the wrong way round, < 0.5 instead of > 0.5, so all answers are exchanged.
def predict(w, b, X):
    probability = sigmoid(w.T @ X + b)
    return np.where(probability < 0.5, 1, 0)

# %% threshold-on-z | single | The threshold 0.5 is applied to the weighted sum z instead of to the probability; z > 0.5 means a probability above 0.62, so examples in between get 0.
def predict(w, b, X):
    z = (w * X).sum(axis=0, keepdims=True) + b
    return (z > 0.5).astype(int)

# %% flat-answers | single | The answers are collected in a list and made an array of shape (m,) instead of a row of shape (1, m).
def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b)
    return np.array([1 if p > 0.5 else 0 for p in A[0]])

# %% astype-first | misplaced | astype(int) is applied to the probabilities before the comparison, so they are all cut to 0 and the answer is always 0.
def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b)
    labels = A.astype(int) > 0.5
    return labels

# %% no-bias-and-column | double | The bias b is left out of the weighted sum, and the result is a column (m, 1) because X.T times w is used and not turned back into a row.
def predict(w, b, X):
    scores = sigmoid(X.T @ w)
    return (scores > 0.5) * 1

# %% if-on-array | exception | A single if compares the whole array A with 0.5, which raises an error for more than one example because the truth value of an array is ambiguous.
def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b)
    if A > 0.5:
        return np.ones((1, X.shape[1]))
    else:
        return np.zeros((1, X.shape[1]))

# %% loop-over-rows | exception | The loop over the examples runs over A[i, 0] with i up to m, but A is a row (1, m), so the first index is out of range for the second example.
def predict(w, b, X):
    m = X.shape[1]
    Y_prediction = np.zeros((1, m))
    A = sigmoid(np.dot(w.T, X) + b)
    for i in range(m):
        if A[i, 0] > 0.5:
            Y_prediction[0, i] = 1
    return Y_prediction
