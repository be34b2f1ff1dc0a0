# %% last-layer-not-updated | single | The loop ends before the last layer, so its weights and biases are missing in the result.
def update_parameters(params, grads, learning_rate):
    parameters = {}
    L = len(params) // 2
    for l in range(1, L):
        parameters[f"W{l}"] = params[f"W{l}"] - learning_rate * grads[f"dW{l}"]
        parameters[f"b{l}"] = params[f"b{l}"] - learning_rate * grads[f"db{l}"]
    return parameters

# %% rate-left-out-for-b | single | The biases are moved by the whole gradient, without the learning rate.
def update_parameters(params, grads, learning_rate):
    parameters = {}
    L = len(params) // 2
    for l in range(1, L + 1):
        parameters["W" + str(l)] = params["W" + str(l)] - learning_rate * grads["dW" + str(l)]
        parameters["b" + str(l)] = params["b" + str(l)] - grads["db" + str(l)]
    return parameters

# %% sign-of-the-weights | single | The weights are moved with the gradient, uphill, while the biases go downhill.
def update_parameters(params, grads, learning_rate):
    new_params = {}
    for l in range(1, len(params) // 2 + 1):
        new_params[f"W{l}"] = params[f"W{l}"] + learning_rate * grads[f"dW{l}"]
        new_params[f"b{l}"] = params[f"b{l}"] - learning_rate * grads[f"db{l}"]
    return new_params

# %% step-alone-returned | single | The result holds only the steps, learning rate times gradient, without the old values.
def update_parameters(params, grads, learning_rate):
    L = len(params) // 2
    result = {}
    for l in range(L):
        result[f"W{l + 1}"] = -learning_rate * grads[f"dW{l + 1}"]
        result[f"b{l + 1}"] = -learning_rate * grads[f"db{l + 1}"]
    return result

# %% local-name-rebound | approach | The loop gives a new value only to its own variable and never puts it into the dictionary, which is returned unchanged.
def update_parameters(params, grads, learning_rate):
    parameters = {name: array.copy() for name, array in params.items()}
    for name, value in parameters.items():
        value = value - learning_rate * grads["d" + name]
    return parameters

# %% gradients-scaled-to-length-one | approach | Each gradient is divided by its own length first, so every step has the same length instead of one in proportion to the gradient.
def update_parameters(params, grads, learning_rate):
    def step(value, gradient):
        length = np.linalg.norm(gradient) + 1e-12
        return value - learning_rate * gradient / length

    return {name: step(params[name], grads["d" + name]) for name in params}

# %% rate-on-the-old-value | misplaced | The learning rate multiplies the old value instead of the gradient.
def update_parameters(params, grads, learning_rate):
    parameters = {}
    for key in params.keys():
        parameters[key] = learning_rate * params[key] - grads[f"d{key}"]
    return parameters

# %% return-in-loop-and-own-rate | double | The return stands in the loop, so only layer 1 is updated, and the learning rate is halved.
def update_parameters(params, grads, learning_rate):
    L = len(params) // 2
    parameters = {}
    for l in range(1, L + 1):
        parameters[f"W{l}"] = params[f"W{l}"] - learning_rate * grads[f"dW{l}"] / 2
        parameters[f"b{l}"] = params[f"b{l}"] - learning_rate * grads[f"db{l}"] / 2
        return parameters

# %% gradients-counted | exception | The number of layers is taken from grads, which holds the dA too, so the loop looks for layers that do not exist.
def update_parameters(params, grads, learning_rate):
    L = len(grads) // 2
    parameters = {}
    for l in range(1, L + 1):
        parameters[f"W{l}"] = params[f"W{l}"] - learning_rate * grads[f"dW{l}"]
        parameters[f"b{l}"] = params[f"b{l}"] - learning_rate * grads[f"db{l}"]
    return parameters

# %% f-forgotten | exception | The f before the quotation marks is missing, so the key is the text with the braces in it.
def update_parameters(params, grads, learning_rate):
    L = len(params) // 2
    parameters = {}
    for l in range(1, L + 1):
        parameters[f"W{l}"] = params["W{l}"] - learning_rate * grads["dW{l}"]
        parameters[f"b{l}"] = params["b{l}"] - learning_rate * grads["db{l}"]
    return parameters

# %% counted-from-zero | exception | The loop begins with layer 0, which has no parameters.
def update_parameters(params, grads, learning_rate):
    parameters = {}
    for l in range(len(params) // 2):
        parameters[f"W{l}"] = params[f"W{l}"] - learning_rate * grads[f"dW{l}"]
        parameters[f"b{l}"] = params[f"b{l}"] - learning_rate * grads[f"db{l}"]
    return parameters
