# %% start-parameters | single | The predictions and the returned w and b are those of initialize_with_zeros, because the learned ones are never taken out of params.
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    return {
        "w": w,
        "b": b,
        "costs": costs,
        "train_predictions": predict(w, b, X_train),
        "test_predictions": predict(w, b, X_test),
    }

# %% rate-hard-coded | single | The learning rate handed to optimize is a fixed 0.005 instead of the argument learning_rate.
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations=num_iterations, learning_rate=0.005, print_cost=print_cost)
    w, b = params["w"], params["b"]
    d = {"costs": costs, "w": w, "b": b}
    d["train_predictions"] = predict(w, b, X_train)
    d["test_predictions"] = predict(w, b, X_test)
    return d

# %% test-predictions-from-train | single | test_predictions is computed from X_train, a copy-paste of the line above, so it has the answers of the training examples.
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    w, b = initialize_with_zeros(len(X_train))
    params, _, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate)
    w = params["w"]
    b = params["b"]
    train_predictions = predict(w, b, X_train)
    test_predictions = predict(w, b, X_train)
    return {"w": w, "b": b, "costs": costs, "train_predictions": train_predictions, "test_predictions": test_predictions}

# %% learns-from-test | approach | The test examples are joined to the training examples before optimize, so the neuron also learns from the test set.
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    X = np.concatenate([X_train, X_test], axis=1)
    Y = np.concatenate([Y_train, Y_test], axis=1)
    w, b = initialize_with_zeros(X.shape[0])
    params, grads, costs = optimize(w, b, X, Y, num_iterations, learning_rate, print_cost)
    answers = predict(params["w"], params["b"], X)
    m = X_train.shape[1]
    return {"w": params["w"], "b": params["b"], "costs": costs,
            "train_predictions": answers[:, :m], "test_predictions": answers[:, m:]}

# %% scaled-again-wrong-key | double | The inputs are divided by 255 once more though they come in ready for use, and the training answers stand under the key "Y_prediction_train" instead of "train_predictions".
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    X_train = X_train / 255
    X_test = X_test / 255
    w, b = initialize_with_zeros(X_train.shape[0])
    parameters, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w, b = parameters["w"], parameters["b"]
    return {"w": w, "b": b, "costs": costs,
            "Y_prediction_train": predict(w, b, X_train),
            "test_predictions": predict(w, b, X_test)}

# %% accuracies-and-last-cost | double | The prediction keys hold accuracies in percent instead of the answers, and "costs" holds only the last cost instead of the list.
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    w, b = params["w"], params["b"]
    acc_train = 100 - np.mean(np.abs(predict(w, b, X_train) - Y_train)) * 100
    acc_test = 100 - np.mean(np.abs(predict(w, b, X_test) - Y_test)) * 100
    print("train", acc_train, "test", acc_test)
    return {"w": w, "b": b, "costs": costs[-1], "train_predictions": acc_train, "test_predictions": acc_test}

# %% rate-and-iterations-swapped | exception | learning_rate and num_iterations are handed to optimize in the wrong order, so its range gets a float and raises a TypeError.
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[0])
    params, grads, costs = optimize(w, b, X_train, Y_train, learning_rate, num_iterations, print_cost)
    w, b = params["w"], params["b"]
    return {"w": w, "b": b, "costs": costs,
            "train_predictions": predict(w, b, X_train), "test_predictions": predict(w, b, X_test)}

# %% weights-per-example | exception | initialize_with_zeros gets X_train.shape[1], the number of examples, instead of shape[0], the number of inputs, so w does not fit X in the matrix product.
def model(X_train, Y_train, X_test, Y_test, num_iterations, learning_rate, print_cost=False):
    w, b = initialize_with_zeros(X_train.shape[1])
    params, grads, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    out = dict(params)
    out["costs"] = costs
    for name, X in (("train", X_train), ("test", X_test)):
        out[name + "_predictions"] = predict(params["w"], params["b"], X)
    return out
