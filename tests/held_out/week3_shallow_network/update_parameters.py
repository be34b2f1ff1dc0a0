# %% uphill | single | The gradient is added instead of subtracted, so the step goes uphill.
def update_parameters(parameters, grads, learning_rate):
    W1 = parameters["W1"] + learning_rate * grads["dW1"]
    b1 = parameters["b1"] + learning_rate * grads["db1"]
    W2 = parameters["W2"] + learning_rate * grads["dW2"]
    b2 = parameters["b2"] + learning_rate * grads["db2"]
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

# %% fixed-rate | single | The learning rate is written as the number 1.2 instead of taken from the argument.
def update_parameters(parameters, grads, learning_rate):
    rate = 1.2
    W1 = parameters["W1"] - rate * grads["dW1"]
    b1 = parameters["b1"] - rate * grads["db1"]
    W2 = parameters["W2"] - rate * grads["dW2"]
    b2 = parameters["b2"] - rate * grads["db2"]
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

# %% old-returned | single | The new values are computed, but the old dictionary is returned.
def update_parameters(parameters, grads, learning_rate):
    W1 = parameters["W1"]
    b1 = parameters["b1"]
    W2 = parameters["W2"]
    b2 = parameters["b2"]

    W1 = W1 - learning_rate * grads["dW1"]
    b1 = b1 - learning_rate * grads["db1"]
    W2 = W2 - learning_rate * grads["dW2"]
    b2 = b2 - learning_rate * grads["db2"]

    return parameters

# %% b2-by-dw2 | single | b2 is moved by the first column of dW2 instead of by db2.
def update_parameters(parameters, grads, learning_rate):
    new = {}
    new["W1"] = parameters["W1"] - learning_rate * grads["dW1"]
    new["b1"] = parameters["b1"] - learning_rate * grads["db1"]
    new["W2"] = parameters["W2"] - learning_rate * grads["dW2"]
    new["b2"] = parameters["b2"] - learning_rate * grads["dW2"][:, :1]
    return new

# %% weights-only | approach | The comprehension keeps only the names that begin with W, so the biases are missing in the result.
def update_parameters(parameters, grads, learning_rate):
    return {
        name: value - learning_rate * grads["d" + name]
        for name, value in parameters.items()
        if name.startswith("W")
    }

# %% return-in-the-loop | approach | The return stands in the loop over the layers, so it ends after layer 1.
def update_parameters(parameters, grads, learning_rate):
    updated = dict(parameters)
    for layer in (1, 2):
        for kind in "Wb":
            key = f"{kind}{layer}"
            updated[key] = parameters[key] - learning_rate * grads[f"d{key}"]
        return updated

# %% rate-times-the-difference | misplaced | The learning rate multiplies the whole difference of parameter and gradient instead of the gradient alone.
def update_parameters(parameters, grads, learning_rate):
    W1 = learning_rate * (parameters["W1"] - grads["dW1"])
    b1 = learning_rate * (parameters["b1"] - grads["db1"])
    W2 = learning_rate * (parameters["W2"] - grads["dW2"])
    b2 = learning_rate * (parameters["b2"] - grads["db2"])
    parameters = {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
    return parameters

# %% divided-and-b1-uphill | double | The weights are moved by the gradient divided by the learning rate, and b1 is moved uphill.
def update_parameters(parameters, grads, learning_rate):
    W1 = parameters["W1"] - grads["dW1"] / learning_rate
    b1 = parameters["b1"] + learning_rate * grads["db1"]
    W2 = parameters["W2"] - grads["dW2"] / learning_rate
    b2 = parameters["b2"] - learning_rate * grads["db2"]
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

# %% key-without-d | exception | The gradients are looked up under the keys of the parameters, without the d before them.
def update_parameters(parameters, grads, learning_rate):
    new = {}
    for key in parameters:
        new[key] = parameters[key] - learning_rate * grads[key]
    return new

# %% loop-over-all-gradients | exception | The loop runs over all keys of grads, so it looks for a parameter that does not exist when grads holds more, such as dZ1.
def update_parameters(parameters, grads, learning_rate):
    result = {}
    for gradient_name in grads:
        name = gradient_name[1:]
        result[name] = parameters[name] - learning_rate * grads[gradient_name]
    return result
