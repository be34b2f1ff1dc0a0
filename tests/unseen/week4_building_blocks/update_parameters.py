# %% uphill | single | The step is added instead of subtracted.
def update_parameters(params, grads, learning_rate):
    L = len(params) // 2
    parameters = {}
    for l in range(1, L + 1):
        parameters[f"W{l}"] = params[f"W{l}"] + learning_rate * grads[f"dW{l}"]
        parameters[f"b{l}"] = params[f"b{l}"] + learning_rate * grads[f"db{l}"]
    return parameters

# %% last-layer-dropped | single | range(1, L) leaves out the last layer, so WL and bL are missing from the new dictionary.
def update_parameters(params, grads, learning_rate):
    L = len(params) // 2
    parameters = {}
    for l in range(1, L):
        for k in "Wb":
            parameters[k + str(l)] = params[k + str(l)] - learning_rate * grads["d" + k + str(l)]
    return parameters

# %% rate-forgotten | single | The whole gradient is subtracted, without the learning rate.
def update_parameters(params, grads, learning_rate):
    return {key: params[key] - grads[f"d{key}"] for key in params}

# %% biases-with-dw | single | The biases are moved by the mean of dW of their layer instead of by db, a copied line.
def update_parameters(params, grads, learning_rate):
    new = {}
    for l in range(1, len(params) // 2 + 1):
        W, b = params[f"W{l}"], params[f"b{l}"]
        new[f"W{l}"] = W - learning_rate * grads[f"dW{l}"]
        new[f"b{l}"] = b - learning_rate * grads[f"dW{l}"].mean(axis=1, keepdims=True)
    return new

# %% mean-of-the-gradient | single | Each weight is moved by the mean of the whole gradient matrix (np.mean) instead of by its own entry.
def update_parameters(params, grads, learning_rate):
    new = {}
    for name, value in params.items():
        new[name] = value - learning_rate * np.mean(grads["d" + name])
    return new

# %% weights-only-other-sign | double | The biases are copied without a step, and the weights are computed as step minus weight, so their sign is turned.
def update_parameters(params, grads, learning_rate):
    out = dict(params)
    L = len(params) // 2
    for l in range(1, L + 1):
        out[f"W{l}"] = learning_rate * grads[f"dW{l}"] - params[f"W{l}"]
    return out

# %% divided-and-last-untouched | double | The gradient is divided by the learning rate instead of multiplied, and the last layer keeps its old values because of range(1, L).
def update_parameters(params, grads, learning_rate):
    parameters = params.copy()
    L = len(params) // 2
    for l in range(1, L):
        parameters[f"W{l}"] = params[f"W{l}"] - grads[f"dW{l}"] / learning_rate
        parameters[f"b{l}"] = params[f"b{l}"] - grads[f"db{l}"] / learning_rate
    return parameters

# %% return-in-loop | misplaced | The return is indented into the loop, so only layer 1 is in the result.
def update_parameters(params, grads, learning_rate):
    parameters = {}
    L = len(params) // 2
    for l in range(1, L + 1):
        parameters[f"W{l}"] = params[f"W{l}"] - learning_rate * grads[f"dW{l}"]
        parameters[f"b{l}"] = params[f"b{l}"] - learning_rate * grads[f"db{l}"]
        return parameters

# %% two-layers-fixed | approach | The week 3 function was copied, which updates only layers 1 and 2 and drops all others.
def update_parameters(params, grads, learning_rate):
    W1 = params["W1"] - learning_rate * grads["dW1"]
    b1 = params["b1"] - learning_rate * grads["db1"]
    if "W2" not in params:
        return {"W1": W1, "b1": b1}
    W2 = params["W2"] - learning_rate * grads["dW2"]
    b2 = params["b2"] - learning_rate * grads["db2"]
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

# %% local-copies | approach | The loop computes W and b in local names and never puts them into the dictionary, so the returned copy has the old values.
def update_parameters(params, grads, learning_rate):
    result = dict(params)
    for l in range(1, len(params) // 2 + 1):
        W, b = result[f"W{l}"], result[f"b{l}"]
        W = W - learning_rate * grads[f"dW{l}"]
        b = b - learning_rate * grads[f"db{l}"]
    return result

# %% layers-from-grads | exception | L is counted from grads, which also holds the dA, so it is too large and a key such as "W4" does not exist (KeyError).
def update_parameters(params, grads, learning_rate):
    L = len(grads) // 2
    parameters = {}
    for l in range(1, L + 1):
        parameters[f"W{l}"] = params[f"W{l}"] - learning_rate * grads[f"dW{l}"]
        parameters[f"b{l}"] = params[f"b{l}"] - learning_rate * grads[f"db{l}"]
    return parameters

# %% one-name-for-two | exception | The code uses the name parameters on the right side, but the argument is called params and the new dictionary is still empty (KeyError).
def update_parameters(params, grads, learning_rate):
    L = len(params) // 2
    parameters = {}
    for l in range(1, L + 1):
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"]
    return parameters

# %% dictionary-times-rate | exception | The learning rate is multiplied with the whole dictionary grads instead of with its arrays (TypeError).
def update_parameters(params, grads, learning_rate):
    steps = learning_rate * grads
    return {name: params[name] - steps["d" + name] for name in params}
