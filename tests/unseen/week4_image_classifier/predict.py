# %% probabilities | single | The probabilities AL are returned without comparing them with 0.5.
def predict(X, y, parameters):
    predictions, _ = L_model_forward(X, parameters)
    if y is not None:
        print("Accuracy:", np.mean((predictions > 0.5) == y))
    return predictions

# %% none-returned-for-unknown-labels | single | The return stands only in the branch where y is given, so for y = None the function returns None.
def predict(X, y, parameters):
    AL, _ = L_model_forward(X, parameters)
    answers = (AL > 0.5).astype(int)
    if y is not None:
        print("right:", np.sum(answers == y), "of", y.shape[1])
        return answers

# %% class-zero-above-half | single | The two answers are exchanged: 0 where the probability is above one half and 1 elsewhere.
def predict(X, y, parameters):
    probs = L_model_forward(X, parameters)[0]
    return np.where(probs > 0.5, 0, 1)

# %% unrounded-limit | single | np.ceil rounds every probability up to 1, so all answers are 1; np.round was meant.
def predict(X, y, parameters):
    AL, caches = L_model_forward(X, parameters)
    return np.ceil(AL).astype(int)

# %% accuracy-returned | single | When the labels are given, the accuracy is returned instead of printed, so there are no answers.
def predict(X, y, parameters):
    AL, _ = L_model_forward(X, parameters)
    p = AL > 0.5
    if y is None:
        return p
    return np.mean(p == y)

# %% column-and-lower-limit | double | The limit is 0.3 instead of 0.5, and the answers are reshaped to a column (m, 1).
def predict(X, y, parameters):
    AL, _ = L_model_forward(X, parameters)
    m = X.shape[1]
    p = np.zeros((m, 1))
    for i in range(m):
        if AL[0, i] > 0.3:
            p[i, 0] = 1
    return p

# %% features-as-m-flat | double | m is X.shape[0], the number of features, so only that many examples are answered, and the answers are a one-dimensional array instead of (1, m).
def predict(X, y, parameters):
    AL, _ = L_model_forward(X, parameters)
    m = X.shape[0]
    answers = []
    for i in range(min(m, AL.shape[1])):
        answers.append(1 if AL[0, i] > 0.5 else 0)
    return np.array(answers)

# %% labels-corrected | misplaced | Where labels are given, the answers that disagree with them are overwritten by them, though y must have nothing to do with the answers.
def predict(X, y, parameters):
    AL, _ = L_model_forward(X, parameters)
    answers = (AL > 0.5).astype(int)
    if y is not None:
        wrong = answers != y
        print(f"{wrong.sum()} wrong")
        answers[wrong] = y[wrong]
    return answers

# %% compare-with-labels | approach | It returns where the answers agree with the labels, answers == y, instead of the answers.
def predict(X, y, parameters):
    AL, _ = L_model_forward(X, parameters)
    answers = AL > 0.5
    if y is not None:
        answers = answers == y
    return answers.astype(int)

# %% two-layers-without-relu | approach | It writes the two-layer network out by hand and leaves ReLU out, instead of using L_model_forward, so deeper or other networks are wrong.
def predict(X, y, parameters):
    Z1 = parameters["W1"] @ X + parameters["b1"]
    if "W2" in parameters:
        Z1 = parameters["W2"] @ Z1 + parameters["b2"]
    return (Z1[:1] > 0).astype(int)

# %% y-compared-when-none | exception | y.shape is used without asking whether y is None, so unknown labels raise an AttributeError.
def predict(X, y, parameters):
    m = y.shape[1]
    AL, _ = L_model_forward(X, parameters)
    p = (AL > 0.5).astype(int)
    print("Accuracy: " + str(np.sum(p == y) / m))
    return p

# %% forward-arguments-turned | exception | L_model_forward is called with (parameters, X) instead of (X, parameters), which raises an error.
def predict(X, y, parameters):
    AL, _ = L_model_forward(parameters, X)
    predictions = (AL > 0.5).astype(int)
    if y is not None:
        print(np.mean(predictions == y))
    return predictions

# %% if-y-truth | exception | The test is if y: instead of if y is not None:, and the truth value of an array of labels is ambiguous (ValueError).
def predict(X, y, parameters):
    AL, _ = L_model_forward(X, parameters)
    predictions = (AL > 0.5).astype(int)
    if y:
        print("accuracy", np.mean(predictions == y))
    return predictions

# %% tuple-compared | exception | The two results of L_model_forward are kept in one name, and a tuple cannot be compared with 0.5 (TypeError).
def predict(X, y, parameters):
    AL = L_model_forward(X, parameters)
    return (AL > 0.5) * 1
