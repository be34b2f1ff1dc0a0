# %% probabilities-returned | single | It returns the probabilities A2 themselves, without comparing them with 0.5.
def predict(parameters, X):
    A2, cache = forward_propagation(X, parameters)
    predictions = A2
    return predictions

# %% smaller-than | single | The comparison is turned round (A2 < 0.5), so the classes are exchanged.
def predict(parameters, X):
    probs, _ = forward_propagation(X, parameters)
    return np.where(probs < 0.5, 1, 0)

# %% z-compared-with-half | single | It compares Z2 from the cache with 0.5 instead of the probability A2 (the limit for Z2 would be 0).
def predict(parameters, X):
    _, cache = forward_propagation(X, parameters)
    return (cache["Z2"] > 0.5).astype(int)

# %% limit-zero | single | The limit is 0 instead of 0.5, and since all probabilities are positive everything becomes class 1.
def predict(parameters, X):
    A2 = forward_propagation(X, parameters)[0]
    return np.array(A2 > 0, dtype=int)

# %% flat-answers | single | The answers are flattened with ravel to shape (m,) instead of staying (1, m).
def predict(parameters, X):
    A2, _ = forward_propagation(X, parameters)
    return np.array([int(a > 0.5) for a in A2.ravel()])

# %% loop-over-rows | double | The loop runs over A2.shape[0], which is 1, so only the first example is decided and the rest stay 0, and the limit is 0.05 instead of 0.5.
def predict(parameters, X):
    A2, _ = forward_propagation(X, parameters)
    y_hat = np.zeros(A2.shape)
    for i in range(A2.shape[0]):
        if A2[0, i] > 0.05:
            y_hat[0, i] = 1
    return y_hat

# %% swapped-and-column | double | The answers 0 and 1 are exchanged, and the result is transposed to a column (m, 1).
def predict(parameters, X):
    A2, _ = forward_propagation(X, parameters)
    return np.where(A2 > 0.5, 0, 1).T

# %% whole-numbers-first | misplaced | astype(int) stands before the comparison and cuts every probability to 0, so all answers are False.
def predict(parameters, X):
    A2, cache = forward_propagation(X, parameters)
    return A2.astype(int) > 0.5

# %% argmax | approach | np.argmax over the single row of A2 always gives 0; it is for networks with one output per class.
def predict(parameters, X):
    A2, _ = forward_propagation(X, parameters)
    return np.argmax(A2, axis=0).reshape(1, -1)

# %% mean-as-limit | approach | The limit is the mean of the probabilities instead of 0.5, so about half of the examples get class 1 whatever the network says.
def predict(parameters, X):
    A2, _ = forward_propagation(X, parameters)
    return (A2 > np.mean(A2)) * 1

# %% arguments-as-in-the-def | exception | forward_propagation is called with (parameters, X) in the order of predict, but it takes X first, so "W1" is looked up in an array (IndexError).
def predict(parameters, X):
    A2, cache = forward_propagation(parameters, X)
    return (A2 > 0.5).astype(int)

# %% tuple-compared | exception | The result of forward_propagation is not unpacked, and comparing the tuple with 0.5 raises a TypeError.
def predict(parameters, X):
    A2 = forward_propagation(X, parameters)
    predictions = A2 > 0.5
    return predictions

# %% if-on-all-predictions | exception | A plain if compares the whole array at once, which is ambiguous for several examples (ValueError).
def predict(parameters, X):
    A2, _ = forward_propagation(X, parameters)
    if A2 > 0.5:
        return 1
    return 0
