# %% rate-and-iterations-swapped | exception | The learning rate and the number of iterations are handed to optimize in the wrong order.
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, learning_rate, num_iterations, print_cost)
    w, b = params["w"], params["b"]
    return {"w": w, "b": b, "costs": costs, "train_predictions": predict(w, b, X_train), "test_predictions": predict(w, b, X_test)}

# %% start-values-used | single | The learned w and b are never taken out of the dictionary, so the predictions and results are those of the zeros.
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    p_train = predict(w, b, X_train)
    p_test = predict(w, b, X_test)
    return {"w": w, "b": b, "costs": costs, "train_predictions": p_train, "test_predictions": p_test}

# %% trained-on-test | single | optimize gets the test examples and labels instead of the training ones.
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    w, b = initialize_with_zeros(X_test.shape[0])
    params, grads, costs = optimize(w, b, X_test, Y_test, num_iterations, learning_rate, print_cost)
    w = params["w"]
    b = params["b"]
    train_predictions = predict(w, b, X_train)
    test_predictions = predict(w, b, X_test)
    d = {"w": w, "b": b, "costs": costs,
         "train_predictions": train_predictions, "test_predictions": test_predictions}
    return d

# %% zeros-for-each-example | exception | The number of weights is read from the columns of X_train, so they don't fit unless there are as many examples as inputs.
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[1])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w, b = params["w"], params["b"]
    result = {"w": w, "b": b, "costs": costs,
              "train_predictions": predict(w, b, X_train),
              "test_predictions": predict(w, b, X_test)}
    return result

# %% train-for-test | single | Both predictions are made for the training inputs.
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w, b = params["w"], params["b"]
    train_predictions = predict(w, b, X_train)
    test_predictions = predict(w, b, X_train)
    return {"w": w, "b": b, "costs": costs, "train_predictions": train_predictions, "test_predictions": test_predictions}

# %% fixed-rate | single | The settings 2000 and 0.005 are written into the call instead of those handed in.
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations=2000, learning_rate=0.005, print_cost=print_cost)
    w, b = params["w"], params["b"]
    return {"w": w, "b": b, "costs": costs, "train_predictions": predict(w, b, X_train), "test_predictions": predict(w, b, X_test)}

# %% joined-sets | approach | Training and test examples are joined into one array and all of them are learned from.
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    X = np.concatenate((X_train, X_test), axis=1)
    Y = np.concatenate((Y_train, Y_test), axis=1)
    w, b = initialize_with_zeros(X.shape[0])
    params, grads, costs = optimize(w, b, X, Y, num_iterations, learning_rate, print_cost)
    w, b = params["w"], params["b"]
    answers = predict(w, b, X)
    m = X_train.shape[1]
    return {"w": w, "b": b, "costs": costs, "train_predictions": answers[:, :m], "test_predictions": answers[:, m:]}

# %% own-loop-overwrites-costs | approach | A loop calls optimize with one iteration at a time and keeps only the last list of costs.
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    for i in range(num_iterations):
        params, grads, costs = optimize(w, b, X_train, Y_train, 1, learning_rate)
        w = params["w"]
        b = params["b"]
        if print_cost and i % 100 == 0:
            print(costs)
    return {"w": w, "b": b, "costs": costs, "train_predictions": predict(w, b, X_train), "test_predictions": predict(w, b, X_test)}

# %% test-before-training | misplaced | The answers for the test examples are made before the training instead of after it.
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    test_predictions = predict(w, b, X_test)
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w, b = params["w"], params["b"]
    train_predictions = predict(w, b, X_train)
    return {"w": w, "b": b, "costs": costs, "train_predictions": train_predictions, "test_predictions": test_predictions}

# %% exchanged-answers-and-final-cost | double | The answers for the two sets are stored under each other's keys, and of the costs only the last is returned.
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w, b = params["w"], params["b"]
    answers_train = predict(w, b, X_train)
    answers_test = predict(w, b, X_test)
    return {"w": w, "b": b, "costs": costs[-1], "train_predictions": answers_test, "test_predictions": answers_train}

# %% dictionary-unpacked | exception | w and b are unpacked from the dictionary, which gives its keys and not the learned values.
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w, b = params
    return {"w": w, "b": b, "costs": costs, "train_predictions": predict(w, b, X_train), "test_predictions": predict(w, b, X_test)}

# %% gradients-for-parameters | single | The slopes of the last iteration are returned as w and b and used for the answers.
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w, b = grads["dw"], grads["db"]
    p1 = predict(w, b, X_train)
    p2 = predict(w, b, X_test)
    return {"w": w, "b": b, "costs": costs, "train_predictions": p1, "test_predictions": p2}

# %% keys-renamed | single | The answers are stored under names other than those of the table.
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, _, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w, b = params["w"], params["b"]
    return {"w": w, "b": b, "costs": costs,
            "Y_prediction_train": predict(w, b, X_train),
            "Y_prediction_test": predict(w, b, X_test)}

# %% test-labels-as-answers | approach | Nothing is predicted: the training labels are returned as the answers for the training set, and the test labels as those for the test set.
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    return {"w": params["w"], "b": params["b"], "costs": costs, "train_predictions": Y_train, "test_predictions": Y_test}

# %% second-training-from-learned | misplaced | A second optimize for the test examples goes on from the learned weights before predicting, so the test examples are learned from.
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    train_predictions = predict(params["w"], params["b"], X_train)
    params, grads, _ = optimize(params["w"], params["b"], X_test, Y_test, num_iterations, learning_rate)
    test_predictions = predict(params["w"], params["b"], X_test)
    return {"w": params["w"], "b": params["b"], "costs": costs, "train_predictions": train_predictions, "test_predictions": test_predictions}
