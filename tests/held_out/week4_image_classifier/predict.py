# %% accuracy-returned | single | When labels are given, the accuracy is returned instead of the answers.
def predict(X, y, parameters):
    AL, _ = L_model_forward(X, parameters)
    predictions = (AL > 0.5).astype(int)
    if y is not None:
        accuracy = np.mean(predictions == y)
        print("Accuracy:", accuracy)
        return accuracy
    return predictions

# %% right-or-wrong | single | When labels are given, it is returned whether each answer is right, instead of the answer itself.
def predict(X, y, parameters):
    AL, caches = L_model_forward(X, parameters)
    answers = AL > 0.5
    if y is not None:
        answers = answers == y
        print(f"{np.mean(answers):.1%} right")
    return answers

# %% always-rounded-up | single | The probabilities are rounded up, so every answer is 1.
def predict(X, y, parameters):
    probs, _ = L_model_forward(X, parameters)
    p = np.ceil(probs).astype(int)
    if y is not None:
        print("accuracy", np.mean(p == y))
    return p

# %% flattened | single | The answers are squeezed to shape (m,) instead of (1, m).
def predict(X, y, parameters):
    AL, _ = L_model_forward(X, parameters)
    predictions = np.squeeze(AL > 0.5).astype(int)
    if y is not None:
        print("Accuracy: " + str(np.sum(predictions == y) / y.size))
    return predictions

# %% only-first-in-the-loop | approach | The loop runs over len(AL), which is 1 for an array of shape (1, m), so only the first answer is filled in.
def predict(X, y, parameters):
    AL, caches = L_model_forward(X, parameters)
    p = np.zeros(AL.shape, dtype=int)
    for i in range(len(AL)):
        if AL[0, i] > 0.5:
            p[0, i] = 1
    if y is not None:
        print("right:", np.sum(p == y), "of", p.size)
    return p

# %% compared-with-the-mean | approach | The probabilities are compared with their own mean instead of with one half, so the answer for a picture depends on the others.
def predict(X, y, parameters):
    AL, _ = L_model_forward(X, parameters)
    threshold = AL.mean()
    p = np.where(AL > threshold, 1, 0)
    if y is not None:
        print("Accuracy:", (p == y).mean())
    return p

# %% return-under-the-if | misplaced | The return stands under the if that asks for labels, so without labels nothing is returned.
def predict(X, y, parameters):
    AL, _ = L_model_forward(X, parameters)
    predictions = (AL > 0.5).astype(int)
    if y is not None:
        right = np.sum(predictions == y)
        print(right, "right")
        return predictions

# %% turned-and-flat-list | double | The answers are turned round, 0 for large probabilities, and come as a plain list of numbers instead of an array of shape (1, m).
def predict(X, y, parameters):
    AL, _ = L_model_forward(X, parameters)
    answers = [0 if a > 0.5 else 1 for a in AL.ravel()]
    if y is not None:
        print(np.mean(np.array(answers) == y))
    return answers

# %% size-of-none | exception | The labels are used for the accuracy without asking whether there are any, and None has no shape.
def predict(X, y, parameters):
    AL, _ = L_model_forward(X, parameters)
    m = y.shape[1]
    p = (AL > 0.5).astype(int)
    print("Accuracy:", np.sum(p == y) / m)
    return p

# %% array-compared-with-none | exception | The labels are compared with None by !=, entry by entry, and the if cannot decide about an array.
def predict(X, y, parameters):
    AL, caches = L_model_forward(X, parameters)
    p = (AL > 0.5).astype(int)
    if y != None:
        print("Accuracy:", np.mean(p == y))
    return p

# %% loop-over-the-pair | exception | The two results of L_model_forward are kept in one name and the list of caches is compared with 0.5 in the loop.
def predict(X, y, parameters):
    result = L_model_forward(X, parameters)
    predictions = [part > 0.5 for part in result]
    return np.array(predictions)
