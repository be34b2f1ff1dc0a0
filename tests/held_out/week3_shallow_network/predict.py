# %% probabilities-returned | single | The probabilities themselves are returned, without the comparison with 0.5.
def predict(parameters, X):
    A2, cache = forward_propagation(X, parameters)
    predictions = A2
    return predictions

# %% smaller-than-half | single | The comparison is turned round, so class 1 is chosen where the probability is small.
def predict(parameters, X):
    A2, _ = forward_propagation(X, parameters)
    return (A2 < 0.5).astype(int)

# %% hidden-layer-compared | single | The hidden activations A1 from the cache are compared with 0.5 instead of the output A2.
def predict(parameters, X):
    _, cache = forward_propagation(X, parameters)
    return (cache["A1"] > 0.5).astype(int)

# %% z-with-half | single | Z2 from the cache is compared with 0.5, but the border at one half belongs to the probability, that is to Z2 = 0.
def predict(parameters, X):
    _, values = forward_propagation(X, parameters)
    score = values["Z2"]
    return np.where(score > 0.5, 1, 0)

# %% cut-before-compared | misplaced | The probabilities are turned into whole numbers before the comparison, so they are all cut off to 0.
def predict(parameters, X):
    A2, cache = forward_propagation(X, parameters)
    predictions = A2.astype(int) > 0.5
    return predictions

# %% list-of-decisions | approach | The decisions are collected in a flat list of length m, and an array of shape (m,) is returned instead of (1, m).
def predict(parameters, X):
    A2, cache = forward_propagation(X, parameters)
    decisions = []
    for p in A2[0]:
        if p > 0.5:
            decisions.append(1)
        else:
            decisions.append(0)
    return np.array(decisions)

# %% argmax-of-one-row | approach | argmax over the rows looks for the largest output, but there is only one output, so the answer is always 0.
def predict(parameters, X):
    A2, cache = forward_propagation(X, parameters)
    return np.argmax(A2, axis=0).reshape(1, -1)

# %% features-looped-and-turned | double | The loop runs over the number of inputs instead of the examples, and it gives 0 where the probability is above one half.
def predict(parameters, X):
    A2, _ = forward_propagation(X, parameters)
    predictions = np.zeros(A2.shape)
    for i in range(min(X.shape[0], A2.shape[1])):
        predictions[0, i] = 0 if A2[0, i] > 0.5 else 1
    return predictions

# %% arguments-swapped | exception | forward_propagation gets the parameters first and X second, the other way round than it takes them.
def predict(parameters, X):
    A2, cache = forward_propagation(parameters, X)
    return A2 > 0.5

# %% pair-compared | exception | The two results of forward_propagation are not unpacked, and a pair cannot be compared with 0.5.
def predict(parameters, X):
    A2 = forward_propagation(X, parameters)
    predictions = A2 > 0.5
    return predictions
