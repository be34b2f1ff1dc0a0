# %% uphill | single | The gradient is added instead of subtracted, so the step goes uphill.
def update_parameters(parameters, grads, learning_rate):
    return {name: parameters[name] + learning_rate * grads["d" + name] for name in ("W1", "b1", "W2", "b2")}

# %% biases-forgotten | single | b1 and b2 are returned unchanged, only the weights take the step.
def update_parameters(parameters, grads, learning_rate):
    new = dict(parameters)
    for l in (1, 2):
        new[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"]
    return new

# %% old-dictionary-returned | single | The new values are computed in local variables, but the unchanged dictionary parameters is returned.
def update_parameters(parameters, grads, learning_rate):
    W1 = parameters["W1"] - learning_rate * grads["dW1"]
    b1 = parameters["b1"] - learning_rate * grads["db1"]
    W2 = parameters["W2"] - learning_rate * grads["dW2"]
    b2 = parameters["b2"] - learning_rate * grads["db2"]
    return parameters

# %% rate-fixed | single | The learning rate is written as 1.2 in the formula, and the argument learning_rate is ignored.
def update_parameters(parameters, grads, learning_rate):
    W1, b1 = parameters["W1"] - 1.2 * grads["dW1"], parameters["b1"] - 1.2 * grads["db1"]
    W2, b2 = parameters["W2"] - 1.2 * grads["dW2"], parameters["b2"] - 1.2 * grads["db2"]
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

# %% only-layer-one | single | range(1, 2) stops before 2, so only layer 1 is updated and W2 and b2 stay as they were.
def update_parameters(parameters, grads, learning_rate):
    result = {k: v.copy() for k, v in parameters.items()}
    L = len(parameters) // 2
    for l in range(1, L):
        result["W" + str(l)] -= learning_rate * grads["dW" + str(l)]
        result["b" + str(l)] -= learning_rate * grads["db" + str(l)]
    return result

# %% no-rate-and-wrong-bias | double | W1 and W2 are changed by the whole gradient without the learning rate, and b1 is updated with db2.
def update_parameters(parameters, grads, learning_rate):
    W1 = parameters["W1"] - grads["dW1"]
    b1 = parameters["b1"] - learning_rate * grads["db2"]
    W2 = parameters["W2"] - grads["dW2"]
    b2 = parameters["b2"] - learning_rate * grads["db2"]
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}

# %% plus-for-bias-divided | double | The biases are moved with a plus sign, and all steps are divided by the learning rate instead of multiplied.
def update_parameters(parameters, grads, learning_rate):
    out = {}
    for name, value in parameters.items():
        step = grads["d" + name] / learning_rate
        out[name] = value - step if name.startswith("W") else value + step
    return out

# %% gradients-returned | misplaced | The new values are put under the gradients' keys dW1, db1, dW2, db2 instead of under W1, b1, W2, b2.
def update_parameters(parameters, grads, learning_rate):
    new_values = {}
    for name in parameters:
        new_values["d" + name] = parameters[name] - learning_rate * grads["d" + name]
    return new_values

# %% rebinding-loop-variable | approach | In the loop p = p - ... only rebinds the loop variable and never changes what is in the dictionary, so the old values come back.
def update_parameters(parameters, grads, learning_rate):
    names = ["W1", "b1", "W2", "b2"]
    values = [parameters[n] for n in names]
    slopes = [grads["d" + n] for n in names]
    for p, g in zip(values, slopes):
        p = p - learning_rate * g
    return dict(zip(names, values))

# %% as-a-percentage | approach | It shrinks each parameter by a factor 1 - learning_rate * gradient, multiplying instead of subtracting the step.
def update_parameters(parameters, grads, learning_rate):
    return {k: v * (1 - learning_rate * grads[f"d{k}"]) for k, v in parameters.items()}

# %% keys-without-d | exception | The gradients are looked up under "W1" and "b1" instead of "dW1" and "db1" (KeyError).
def update_parameters(parameters, grads, learning_rate):
    new = {}
    for key in parameters:
        new[key] = parameters[key] - learning_rate * grads[key]
    return new

# %% loop-over-grads | exception | It loops over all keys of grads, but grads may hold more (such as dZ1), and for those there is no parameter (KeyError).
def update_parameters(parameters, grads, learning_rate):
    new = {}
    for key in grads:
        name = key[1:]
        new[name] = parameters[name] - learning_rate * grads[key]
    return new

# %% dw1-for-w2 | exception | W2 is updated with dW1, a copied line, and the two shapes cannot be broadcast (ValueError).
def update_parameters(parameters, grads, learning_rate):
    W1, W2 = parameters["W1"], parameters["W2"]
    b1, b2 = parameters["b1"], parameters["b2"]
    W1 = W1 - learning_rate * grads["dW1"]
    W2 = W2 - learning_rate * grads["dW1"]
    b1 = b1 - learning_rate * grads["db1"]
    b2 = b2 - learning_rate * grads["db2"]
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
