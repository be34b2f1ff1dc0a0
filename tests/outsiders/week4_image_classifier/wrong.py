"""Wrong solutions of week 4's image classifier: function, what is wrong, source.

Written by somebody who had read only the released notebook and the catalogue of mistakes.
"""

from __future__ import annotations

WRONG: list[tuple[str, str, str]] = [
    (
        "two_layer_model",
        "result of update_parameters thrown away, so nothing is learned",
        """
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    costs = []
    n_x, n_h, n_y = layers_dims
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A1, cache1 = linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        cost = compute_cost(A2, Y)
        costs.append(cost)
        dA2 = -(np.divide(Y, A2) - np.divide(1 - Y, 1 - A2))
        dA1, dW2, db2 = linear_activation_backward(dA2, cache2, "sigmoid")
        dA0, dW1, db1 = linear_activation_backward(dA1, cache1, "relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        update_parameters(parameters, grads, learning_rate)
        if print_cost and i % 100 == 0:
            print(i, cost)
    return parameters, costs
""",
    ),
    (
        "two_layer_model",
        "starts anew in every iteration: initialize_parameters stands in the loop",
        """
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    costs = []
    (n_x, n_h, n_y) = layers_dims
    for i in range(0, num_iterations):
        parameters = initialize_parameters(n_x, n_h, n_y)
        W1, b1, W2, b2 = parameters["W1"], parameters["b1"], parameters["W2"], parameters["b2"]
        A1, cache1 = linear_activation_forward(X, W1, b1, "relu")
        A2, cache2 = linear_activation_forward(A1, W2, b2, "sigmoid")
        costs.append(compute_cost(A2, Y))
        dA2 = -(Y / A2 - (1 - Y) / (1 - A2))
        dA1, dW2, db2 = linear_activation_backward(dA2, cache2, "sigmoid")
        _, dW1, db1 = linear_activation_backward(dA1, cache1, "relu")
        parameters = update_parameters(parameters, {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}, learning_rate)
    return parameters, costs
""",
    ),
    (
        "two_layer_model",
        "W1, b1, W2, b2 taken out once before the loop, so every step is made from the gradients of the start",
        """
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    costs = []
    n_x, n_h, n_y = layers_dims
    parameters = initialize_parameters(n_x, n_h, n_y)
    W1 = parameters["W1"]
    b1 = parameters["b1"]
    W2 = parameters["W2"]
    b2 = parameters["b2"]
    for i in range(num_iterations):
        A1, cache1 = linear_activation_forward(X, W1, b1, "relu")
        A2, cache2 = linear_activation_forward(A1, W2, b2, "sigmoid")
        cost = compute_cost(A2, Y)
        dA2 = -(np.divide(Y, A2) - np.divide(1 - Y, 1 - A2))
        dA1, dW2, db2 = linear_activation_backward(dA2, cache2, "sigmoid")
        dA0, dW1, db1 = linear_activation_backward(dA1, cache1, "relu")
        grads = {}
        grads["dW1"] = dW1
        grads["db1"] = db1
        grads["dW2"] = dW2
        grads["db2"] = db2
        parameters = update_parameters(parameters, grads, learning_rate)
        costs.append(cost)
    return parameters, costs
""",
    ),
    (
        "two_layer_model",
        "costs of after the update instead of before",
        """
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    def forward(p):
        A1, cache1 = linear_activation_forward(X, p["W1"], p["b1"], "relu")
        A2, cache2 = linear_activation_forward(A1, p["W2"], p["b2"], "sigmoid")
        return A2, cache1, cache2

    p = initialize_parameters(*layers_dims)
    costs = []
    for i in range(num_iterations):
        A2, cache1, cache2 = forward(p)
        dA2 = (1 - Y) / (1 - A2) - Y / A2
        dA1, dW2, db2 = linear_activation_backward(dA2, cache2, "sigmoid")
        _, dW1, db1 = linear_activation_backward(dA1, cache1, "relu")
        p = update_parameters(p, dict(dW1=dW1, db1=db1, dW2=dW2, db2=db2), learning_rate)
        costs.append(compute_cost(forward(p)[0], Y))
    return p, costs
""",
    ),
    (
        "two_layer_model",
        "minus before the first term only and plus turned into minus: -Y/A2 - (1-Y)/(1-A2)",
        """
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    costs = []
    n_x, n_h, n_y = layers_dims
    Y = Y.astype(float)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A1, cache1 = linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        costs.append(compute_cost(A2, Y))
        dA2 = -(Y / A2) - (1 - Y) / (1 - A2)
        dA1, dW2, db2 = linear_activation_backward(dA2, cache2, "sigmoid")
        dA0, dW1, db1 = linear_activation_backward(dA1, cache1, "relu")
        parameters = update_parameters(parameters, {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}, learning_rate)
    return parameters, costs
""",
    ),
    (
        "two_layer_model",
        "dA2 = A2 - Y, which is dZ2, and then through the sigmoid again",
        """
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    parameters = initialize_parameters(layers_dims[0], layers_dims[1], layers_dims[2])
    costs = []
    for i in range(num_iterations):
        A1, cache1 = linear_activation_forward(X, parameters["W1"], parameters["b1"], activation="relu")
        A2, cache2 = linear_activation_forward(A1, parameters["W2"], parameters["b2"], activation="sigmoid")
        costs += [compute_cost(A2, Y)]
        dA1, dW2, db2 = linear_activation_backward(A2 - Y, cache2, activation="sigmoid")
        dA0, dW1, db1 = linear_activation_backward(dA1, cache1, activation="relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs
""",
    ),
    (
        "two_layer_model",
        "-Y of unsigned labels wraps around to 255 (and True has no negative)",
        """
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    costs = []
    n_x, n_h, n_y = layers_dims
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A1, cache1 = linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        costs.append(compute_cost(A2, Y))
        dA2 = -Y / A2 + (1 - Y) / (1 - A2)
        dA1, dW2, db2 = linear_activation_backward(dA2, cache2, "sigmoid")
        dA0, dW1, db1 = linear_activation_backward(dA1, cache1, "relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs
""",
    ),
    (
        "two_layer_model",
        "only every hundredth cost is kept",
        """
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    costs = []
    n_x, n_h, n_y = layers_dims
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A1, cache1 = linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        cost = compute_cost(A2, Y)
        dA2 = -(np.divide(Y, A2) - np.divide(1 - Y, 1 - A2))
        dA1, dW2, db2 = linear_activation_backward(dA2, cache2, "sigmoid")
        dA0, dW1, db1 = linear_activation_backward(dA1, cache1, "relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        parameters = update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0 or i == num_iterations - 1:
            costs.append(cost)
            if print_cost:
                print(f"Cost after iteration {i}: {cost}")
    return parameters, costs
""",
    ),
    (
        "two_layer_model",
        "costs are kept only if print_cost is true (indented one step too far)",
        """
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    costs = []
    parameters = initialize_parameters(*layers_dims)
    for i in range(num_iterations):
        A1, cache1 = linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        cost = compute_cost(A2, Y)
        if print_cost:
            if i % 100 == 0:
                print("cost", i, cost)
            costs.append(cost)
        dA2 = -(np.divide(Y, A2) - np.divide(1 - Y, 1 - A2))
        dA1, dW2, db2 = linear_activation_backward(dA2, cache2, "sigmoid")
        dA0, dW1, db1 = linear_activation_backward(dA1, cache1, "relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs
""",
    ),
    (
        "two_layer_model",
        "number of hidden units written as 7, as in the notebook's network",
        """
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    n_x = X.shape[0]
    n_h = 7
    n_y = Y.shape[0]
    parameters = initialize_parameters(n_x, n_h, n_y)
    costs = []
    for i in range(num_iterations):
        A1, cache1 = linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        costs.append(compute_cost(A2, Y))
        dA2 = -(np.divide(Y, A2) - np.divide(1 - Y, 1 - A2))
        dA1, dW2, db2 = linear_activation_backward(dA2, cache2, "sigmoid")
        dA0, dW1, db1 = linear_activation_backward(dA1, cache1, "relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs
""",
    ),
    (
        "two_layer_model",
        "slip of the pen: db2 stored under db1, which broadcasts without complaint",
        """
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    costs = []
    n_x, n_h, n_y = layers_dims
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A1, cache1 = linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        costs.append(compute_cost(A2, Y))
        dA2 = -(np.divide(Y, A2) - np.divide(1 - Y, 1 - A2))
        dA1, dW2, db2 = linear_activation_backward(dA2, cache2, "sigmoid")
        dA0, dW1, db1 = linear_activation_backward(dA1, cache1, "relu")
        grads = {"dW1": dW1, "db1": db2, "dW2": dW2, "db2": db2}
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs
""",
    ),
    (
        "two_layer_model",
        "gives back the parameters with the lowest cost, not those after the last update",
        """
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    params = initialize_parameters(*layers_dims)
    best, best_cost = params, float("inf")
    costs = []
    for i in range(num_iterations):
        A1, c1 = linear_activation_forward(X, params["W1"], params["b1"], "relu")
        A2, c2 = linear_activation_forward(A1, params["W2"], params["b2"], "sigmoid")
        cost = compute_cost(A2, Y)
        costs.append(cost)
        if cost < best_cost:
            best, best_cost = params, cost
        dA2 = -(Y / A2 - (1 - Y) / (1 - A2))
        dA1, dW2, db2 = linear_activation_backward(dA2, c2, "sigmoid")
        _, dW1, db1 = linear_activation_backward(dA1, c1, "relu")
        params = update_parameters(params, {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}, learning_rate)
    return best, costs
""",
    ),
    (
        "two_layer_model",
        "list of costs is global, so a second training goes on with the costs of the first",
        """
costs = []


def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    n_x, n_h, n_y = layers_dims
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A1, cache1 = linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        costs.append(compute_cost(A2, Y))
        dA2 = -(np.divide(Y, A2) - np.divide(1 - Y, 1 - A2))
        dA1, dW2, db2 = linear_activation_backward(dA2, cache2, "sigmoid")
        dA0, dW1, db1 = linear_activation_backward(dA1, cache1, "relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs
""",
    ),
    (
        "two_layer_model",
        "crashes where print_cost is true: adds a number to a text",
        """
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    costs = []
    n_x, n_h, n_y = layers_dims
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A1, cache1 = linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        cost = compute_cost(A2, Y)
        costs.append(cost)
        if print_cost and i % 100 == 0:
            print("Cost after iteration " + i + ": " + cost)
        dA2 = -(np.divide(Y, A2) - np.divide(1 - Y, 1 - A2))
        dA1, dW2, db2 = linear_activation_backward(dA2, cache2, "sigmoid")
        dA0, dW1, db1 = linear_activation_backward(dA1, cache1, "relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs
""",
    ),
    (
        "two_layer_model",
        "stops as soon as the cost rises, so there are fewer costs than iterations",
        """
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    costs = []
    n_x, n_h, n_y = layers_dims
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A1, cache1 = linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        cost = compute_cost(A2, Y)
        if costs and cost > costs[-1]:
            print("the cost rises, stop")
            break
        costs.append(cost)
        dA2 = -(np.divide(Y, A2) - np.divide(1 - Y, 1 - A2))
        dA1, dW2, db2 = linear_activation_backward(dA2, cache2, "sigmoid")
        dA0, dW1, db1 = linear_activation_backward(dA1, cache1, "relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs
""",
    ),
    (
        "two_layer_model",
        "hidden layer goes back through the sigmoid although it went forward through ReLU",
        """
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    costs = []
    n_x, n_h, n_y = layers_dims
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A1, cache1 = linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        costs.append(compute_cost(A2, Y))
        dA = -(np.divide(Y, A2) - np.divide(1 - Y, 1 - A2))
        grads = {}
        for number, cache in ((2, cache2), (1, cache1)):
            dA, grads[f"dW{number}"], grads[f"db{number}"] = linear_activation_backward(dA, cache, "sigmoid")
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs
""",
    ),
    (
        "two_layer_model",
        "own start from default_rng(1) instead of initialize_parameters",
        """
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    n_x, n_h, n_y = layers_dims
    rng = np.random.default_rng(1)
    parameters = {
        "W1": rng.standard_normal((n_h, n_x)) * 0.01,
        "b1": np.zeros((n_h, 1)),
        "W2": rng.standard_normal((n_y, n_h)) * 0.01,
        "b2": np.zeros((n_y, 1)),
    }
    costs = []
    for i in range(num_iterations):
        A1, cache1 = linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        costs.append(compute_cost(A2, Y))
        dA2 = -(np.divide(Y, A2) - np.divide(1 - Y, 1 - A2))
        dA1, dW2, db2 = linear_activation_backward(dA2, cache2, "sigmoid")
        dA0, dW1, db1 = linear_activation_backward(dA1, cache1, "relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs
""",
    ),
    (
        "L_layer_model",
        "forward pass stands before the loop, so AL and the caches are those of the start for ever",
        """
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    costs = []
    parameters = initialize_parameters_deep(layers_dims)
    AL, caches = L_model_forward(X, parameters)
    for i in range(num_iterations):
        cost = compute_cost(AL, Y)
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
        costs.append(cost)
    return parameters, costs
""",
    ),
    (
        "L_layer_model",
        "starts with initialize_parameters of the first three sizes, so it has two layers always",
        """
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    costs = []
    n_x, n_h, n_y = layers_dims[0], layers_dims[1], layers_dims[-1]
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        cost = compute_cost(AL, Y)
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
        costs.append(cost)
        if print_cost and i % 100 == 0:
            print("Cost after iteration %i: %f" % (i, cost))
    return parameters, costs
""",
    ),
    (
        "L_layer_model",
        "arguments of L_model_backward exchanged: (Y, AL, caches)",
        """
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    costs = []
    parameters = initialize_parameters_deep(layers_dims)
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        costs.append(compute_cost(AL, Y))
        grads = L_model_backward(Y, AL, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs
""",
    ),
    (
        "L_layer_model",
        "arguments of compute_cost exchanged, only the costs are wrong",
        """
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    costs = []
    parameters = initialize_parameters_deep(layers_dims)
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        cost = compute_cost(Y, AL)
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
        costs.append(cost)
    return parameters, costs
""",
    ),
    (
        "L_layer_model",
        "returns the start: the result of the update has another name than what is returned",
        """
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    costs = []
    parameters = initialize_parameters_deep(layers_dims)
    current = parameters
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, current)
        costs.append(compute_cost(AL, Y))
        grads = L_model_backward(AL, Y, caches)
        current = update_parameters(current, grads, learning_rate)
    return parameters, costs
""",
    ),
    (
        "L_layer_model",
        "the numbers of the signature set again inside, so the arguments have no effect",
        """
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    learning_rate = 0.0075
    num_iterations = 2500
    costs = []
    parameters = initialize_parameters_deep(layers_dims)
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        costs.append(compute_cost(AL, Y))
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs
""",
    ),
    (
        "L_layer_model",
        "the learning rate of the notebook, 0.0075, written into the call of update_parameters",
        """
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    costs = []
    parameters = initialize_parameters_deep(layers_dims)
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        costs.append(compute_cost(AL, Y))
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, 0.0075)
    return parameters, costs
""",
    ),
    (
        "L_layer_model",
        "one update too many: range(num_iterations + 1)",
        """
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    parameters = initialize_parameters_deep(layers_dims)
    costs = []
    # iteration 0 is the start
    for iteration in range(num_iterations + 1):
        AL, caches = L_model_forward(X, parameters)
        costs.append(compute_cost(AL, Y))
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs
""",
    ),
    (
        "L_layer_model",
        "no update in the last iteration",
        """
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    parameters = initialize_parameters_deep(layers_dims)
    costs = []
    while True:
        AL, caches = L_model_forward(X, parameters)
        costs.append(compute_cost(AL, Y))
        if len(costs) == num_iterations:
            return parameters, costs
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
""",
    ),
    (
        "L_layer_model",
        "a step for every single example instead of one for all of them",
        """
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    m = X.shape[1]
    parameters = initialize_parameters_deep(layers_dims)
    costs = []
    for it in range(num_iterations):
        AL, _ = L_model_forward(X, parameters)
        costs.append(compute_cost(AL, Y))
        for k in range(m):
            x, y = X[:, k:k+1], Y[:, k:k+1]
            al, caches = L_model_forward(x, parameters)
            grads = L_model_backward(al, y, caches)
            parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs
""",
    ),
    (
        "L_layer_model",
        "first layer by itself, then the rest: with a single layer, W1 is used twice",
        """
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    L = len(layers_dims) - 1
    params = initialize_parameters_deep(layers_dims)
    costs = []
    for it in range(num_iterations):
        caches = []
        A, cache = linear_activation_forward(X, params["W1"], params["b1"], "relu")
        caches.append(cache)
        for l in range(2, L):
            A, cache = linear_activation_forward(A, params[f"W{l}"], params[f"b{l}"], "relu")
            caches.append(cache)
        AL, cache = linear_activation_forward(A, params[f"W{L}"], params[f"b{L}"], "sigmoid")
        caches.append(cache)
        costs.append(compute_cost(AL, Y))
        grads = L_model_backward(AL, Y, caches)
        params = update_parameters(params, grads, learning_rate)
    return params, costs
""",
    ),
    (
        "L_layer_model",
        "weights multiplied by 0.01 once more after initialize_parameters_deep",
        """
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    parameters = initialize_parameters_deep(layers_dims)
    for l in range(1, len(layers_dims)):
        parameters["W" + str(l)] = parameters["W" + str(l)] * 0.01
    costs = []
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        costs.append(compute_cost(AL, Y))
        parameters = update_parameters(parameters, L_model_backward(AL, Y, caches), learning_rate)
    return parameters, costs
""",
    ),
    (
        "L_layer_model",
        "weight decay added that nobody asked for",
        """
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    lambd = 0.1
    parameters = initialize_parameters_deep(layers_dims)
    costs = []
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        costs.append(compute_cost(AL, Y))
        grads = L_model_backward(AL, Y, caches)
        for l in range(1, len(layers_dims)):
            grads["dW%d" % l] = grads["dW%d" % l] + lambd * parameters["W%d" % l]
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs
""",
    ),
    (
        "L_layer_model",
        "stops when the cost hardly changes any more",
        """
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    costs = []
    parameters = initialize_parameters_deep(layers_dims)
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        cost = compute_cost(AL, Y)
        costs.append(cost)
        if i > 0 and abs(costs[-1] - costs[-2]) < 1e-5:
            break
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs
""",
    ),
    (
        "L_layer_model",
        "costs in a dictionary by iteration instead of a list",
        """
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    costs = {}
    parameters = initialize_parameters_deep(layers_dims)
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        costs[i] = compute_cost(AL, Y)
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs
""",
    ),
    (
        "L_layer_model",
        "learning rate made smaller from iteration to iteration",
        """
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    costs = []
    parameters = initialize_parameters_deep(layers_dims)
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        costs.append(compute_cost(AL, Y))
        grads = L_model_backward(AL, Y, caches)
        rate = learning_rate / (1 + 0.01 * i)
        parameters = update_parameters(parameters, grads, rate)
    return parameters, costs
""",
    ),
    (
        "L_layer_model",
        "pixels divided by 255 inside, although X comes divided already",
        """
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    X = X / 255
    costs = []
    parameters = initialize_parameters_deep(layers_dims)
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        costs.append(compute_cost(AL, Y))
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs
""",
    ),
    (
        "predict",
        "threshold 0 instead of one half, so everything is a cat",
        """
def predict(X, y, parameters):
    probs, _ = L_model_forward(X, parameters)
    p = (probs > 0).astype(int)
    if y is not None:
        print("Accuracy:", np.mean(p == y))
    return p
""",
    ),
    (
        "predict",
        "returns the probabilities",
        """
def predict(X, y, parameters):
    AL, caches = L_model_forward(X, parameters)
    if y is not None:
        print("Accuracy:", np.mean((AL > 0.5) == y))
    return AL
""",
    ),
    (
        "predict",
        "accuracy computed without asking whether y is None",
        """
def predict(X, y, parameters):
    m = X.shape[1]
    p = np.zeros((1, m))
    probas, caches = L_model_forward(X, parameters)
    for i in range(0, probas.shape[1]):
        if probas[0, i] > 0.5:
            p[0, i] = 1
        else:
            p[0, i] = 0
    print("Accuracy: " + str(np.sum((p == y) / y.shape[1])))
    return p
""",
    ),
    (
        "predict",
        "return stands below the if, so without labels the answer is None",
        """
def predict(X, y, parameters):
    AL, _ = L_model_forward(X, parameters)
    predictions = (AL > 0.5).astype(int)
    if y is not None:
        print(f"{np.mean(predictions == y):.1%} right")
        return predictions
""",
    ),
    (
        "predict",
        "asks `if y == None`, which is an array for an array",
        """
def predict(X, y, parameters):
    AL, _ = L_model_forward(X, parameters)
    predictions = np.where(AL > 0.5, 1, 0)
    if y == None:
        return predictions
    print("accuracy", (predictions == y).mean())
    return predictions
""",
    ),
    (
        "predict",
        "overwrites the answers with whether they are right",
        """
def predict(X, y, parameters):
    AL, _ = L_model_forward(X, parameters)
    predictions = (AL > 0.5).astype(int)
    if y is not None:
        predictions = (predictions == y).astype(int)
        print("right:", predictions.sum(), "of", predictions.size)
    return predictions
""",
    ),
    (
        "predict",
        "threshold chosen such that most of the labels are hit",
        """
def predict(X, y, parameters):
    AL, _ = L_model_forward(X, parameters)
    threshold = 0.5
    if y is not None:
        candidates = np.sort(AL[0])
        hits = [np.mean((AL > c) == y) for c in candidates]
        threshold = candidates[int(np.argmax(hits))]
    return (AL > threshold).astype(int)
""",
    ),
    (
        "predict",
        "a forward pass written for two layers only",
        """
def predict(X, y, parameters):
    A1, _ = linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
    A2, _ = linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
    return np.round(A2)
""",
    ),
    (
        "predict",
        "compares with the mean probability instead of one half",
        """
def predict(X, y, parameters):
    AL, _ = L_model_forward(X, parameters)
    return (AL > np.mean(AL)).astype(float)
""",
    ),
    (
        "predict",
        "answers as a flat array of shape (m,)",
        """
def predict(X, y, parameters):
    AL, _ = L_model_forward(X, parameters)
    answers = np.array([1 if a > 0.5 else 0 for a in AL.flatten()])
    if y is not None:
        print(np.mean(answers == y.flatten()))
    return answers
""",
    ),
    (
        "confusion_matrix",
        "rows and columns exchanged: answer in the row, truth in the column",
        """
def confusion_matrix(predictions, labels):
    C = np.zeros((2, 2), dtype=int)
    for p, t in zip(predictions[0], labels[0]):
        C[int(p), int(t)] += 1
    return C
""",
    ),
    (
        "confusion_matrix",
        "matrix[labels, predictions] += 1 counts each combination once only",
        """
def confusion_matrix(predictions, labels):
    matrix = np.zeros((2, 2), dtype=int)
    matrix[labels.astype(int), predictions.astype(int)] += 1
    return matrix
""",
    ),
    (
        "confusion_matrix",
        "products in the type of the labels: np.dot of 8-bit numbers starts again after 255, and of bools says only True",
        """
def confusion_matrix(predictions, labels):
    p, y = predictions, labels
    tp = np.dot(y, p.T).item()
    fn = np.dot(y, 1 - p.T).item()
    fp = np.dot(1 - y, p.T).item()
    tn = np.dot(1 - y, 1 - p.T).item()
    return np.array([[tn, fp], [fn, tp]], dtype=int)
""",
    ),
    (
        "confusion_matrix",
        "differences of unsigned labels are never -1",
        """
def confusion_matrix(predictions, labels):
    difference = predictions * 1 - labels * 1
    total = predictions * 1 + labels * 1
    taken = np.sum(difference == 1)
    missed = np.sum(difference == -1)
    found = np.sum(total == 2)
    recognized = np.sum(total == 0)
    return np.array([[recognized, taken], [missed, found]])
""",
    ),
    (
        "confusion_matrix",
        "loops over len(labels), which is 1",
        """
def confusion_matrix(predictions, labels):
    result = np.zeros((2, 2), dtype=int)
    for i in range(len(labels)):
        if labels[0, i] == 0 and predictions[0, i] == 0:
            result[0, 0] += 1
        elif labels[0, i] == 0 and predictions[0, i] == 1:
            result[0, 1] += 1
        elif labels[0, i] == 1 and predictions[0, i] == 0:
            result[1, 0] += 1
        else:
            result[1, 1] += 1
    return result
""",
    ),
    (
        "confusion_matrix",
        "class 1 first, as in many books: [[tp, fn], [fp, tn]]",
        """
def confusion_matrix(predictions, labels):
    tp = np.sum((labels == 1) & (predictions == 1))
    fn = np.sum((labels == 1) & (predictions == 0))
    fp = np.sum((labels == 0) & (predictions == 1))
    tn = np.sum((labels == 0) & (predictions == 0))
    return np.array([[tp, fn], [fp, tn]])
""",
    ),
    (
        "confusion_matrix",
        "only the classes that occur get a row or column, so with one class missing it is no 2 by 2",
        """
def confusion_matrix(predictions, labels):
    rows = []
    for t in np.unique(labels):
        rows.append([np.sum((labels == t) & (predictions == a)) for a in np.unique(predictions)])
    return np.array(rows)
""",
    ),
    (
        "confusion_matrix",
        "counts in 8 bits: 256 becomes 0",
        """
def confusion_matrix(predictions, labels):
    counts = np.zeros((2, 2), dtype="uint8")
    for truth in (0, 1):
        for answer in (0, 1):
            counts[truth, answer] += ((labels == truth) & (predictions == answer)).sum().astype("uint8")
    return counts
""",
    ),
    (
        "confusion_matrix",
        "shares of each row instead of counts",
        """
def confusion_matrix(predictions, labels):
    C = np.zeros((2, 2))
    for t in range(2):
        for a in range(2):
            C[t, a] = np.sum((labels == t) & (predictions == a))
    C = C / C.sum(axis=1, keepdims=True)
    return C
""",
    ),
    (
        "confusion_matrix",
        "writes into the caller's labels: labels *= 2, labels += predictions",
        """
def confusion_matrix(predictions, labels):
    labels *= 2
    labels += predictions
    return np.array([[np.sum(labels == 0), np.sum(labels == 1)], [np.sum(labels == 2), np.sum(labels == 3)]])
""",
    ),
    (
        "majority_baseline",
        "takes the better of the two classes on the test labels",
        """
def majority_baseline(train_labels, test_labels):
    share = np.mean(test_labels)
    return float(max(share, 1 - share))
""",
    ),
    (
        "majority_baseline",
        "measures on the training labels, too",
        """
def majority_baseline(train_labels, test_labels):
    majority = 1 if np.mean(train_labels) > 0.5 else 0
    return float(np.mean(train_labels == majority))
""",
    ),
    (
        "majority_baseline",
        "divides by len(train_labels), which is 1",
        """
def majority_baseline(train_labels, test_labels):
    ones = np.sum(train_labels)
    if ones / len(train_labels) > 0.5:
        c = 1
    else:
        c = 0
    return float(np.mean(test_labels == c))
""",
    ),
    (
        "majority_baseline",
        "returns the class instead of how often it is right",
        """
def majority_baseline(train_labels, test_labels):
    return float(np.mean(train_labels) > 0.5)
""",
    ),
    (
        "majority_baseline",
        "per cent instead of a number from 0 to 1",
        """
def majority_baseline(train_labels, test_labels):
    zeros, ones = np.sum(train_labels == 0), np.sum(train_labels == 1)
    guess = int(ones > zeros)
    right = 0
    for label in test_labels[0]:
        if label == guess:
            right += 1
    return 100 * right / test_labels.shape[1]
""",
    ),
    (
        "majority_baseline",
        "builtin sum adds 8-bit numbers in 8 bits and starts again after 255",
        """
def majority_baseline(train_labels, test_labels):
    cats = sum(train_labels[0])
    majority = 1 if cats > train_labels.shape[1] / 2 else 0
    return float(np.mean(test_labels == majority))
""",
    ),
    (
        "majority_baseline",
        "2 * label - 1 as a vote: for unsigned labels the vote against is 255",
        """
def majority_baseline(train_labels, test_labels):
    votes = 2 * train_labels - 1
    majority = 1 if votes.sum() > 0 else 0
    return float((test_labels == majority).mean())
""",
    ),
    (
        "majority_baseline",
        "always takes class 0 for the majority",
        """
def majority_baseline(train_labels, test_labels):
    # most pictures are no cats
    n = test_labels.size
    return 1 - np.count_nonzero(test_labels) / n
""",
    ),
    (
        "majority_baseline",
        "guesses with the training share instead of always the same: p q + (1 - p)(1 - q)",
        """
def majority_baseline(train_labels, test_labels):
    p, q = np.mean(train_labels), np.mean(test_labels)
    return float(p * q + (1 - p) * (1 - q))
""",
    ),
]
