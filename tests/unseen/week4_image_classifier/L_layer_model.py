# %% new-parameters-thrown-away | single | The updated parameters get another name (new_parameters) and are never used, so every iteration starts from the first ones.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    parameters = initialize_parameters_deep(layers_dims)
    costs = []
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        costs.append(compute_cost(AL, Y))
        grads = L_model_backward(AL, Y, caches)
        new_parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs

# %% cost-only-when-printing | single | The cost is appended only if print_cost is true, so by default the list is empty.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    parameters = initialize_parameters_deep(layers_dims)
    costs = []
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        cost = compute_cost(AL, Y)
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
        if print_cost and i % 100 == 0:
            print("Cost after iteration {}: {}".format(i, cost))
        if print_cost:
            costs.append(cost)
    return parameters, costs

# %% default-iterations | single | The loop runs a fixed 2500 iterations and ignores the argument num_iterations.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    costs, parameters = [], initialize_parameters_deep(layers_dims)
    for i in range(2500):
        AL, caches = L_model_forward(X, parameters)
        costs.append(compute_cost(AL, Y))
        parameters = update_parameters(parameters, L_model_backward(AL, Y, caches), learning_rate)
    return parameters, costs

# %% last-cost-only | single | costs = [cost] replaces the list in every iteration instead of appending, so just the last cost is left.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    parameters = initialize_parameters_deep(layers_dims)
    costs = []
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        costs = [compute_cost(AL, Y)]
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs

# %% uphill-by-negative-rate | single | update_parameters gets -learning_rate, though it subtracts the step already, so the training goes uphill.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    p = initialize_parameters_deep(layers_dims)
    history = []
    for _ in range(num_iterations):
        out, kept = L_model_forward(X, p)
        history.append(compute_cost(out, Y))
        p = update_parameters(p, L_model_backward(out, Y, kept), -learning_rate)
    return p, history

# %% decaying-rate-and-hundredths | double | The learning rate is made smaller in each iteration, and only every hundredth cost is kept.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    parameters = initialize_parameters_deep(layers_dims)
    costs = []
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        cost = compute_cost(AL, Y)
        grads = L_model_backward(AL, Y, caches)
        learning_rate = learning_rate * 0.9
        parameters = update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs

# %% turned-results-short-loop | double | The costs are returned before the parameters, and range(1, num_iterations) makes one iteration too few.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    parameters = initialize_parameters_deep(layers_dims)
    costs = []
    for i in range(1, num_iterations):
        AL, caches = L_model_forward(X, parameters)
        costs.append(compute_cost(AL, Y))
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
    return costs, parameters

# %% forward-before-the-loop | misplaced | The forward pass stands before the loop, so all iterations use the predictions and caches of the start and the cost never changes.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    parameters = initialize_parameters_deep(layers_dims)
    AL, caches = L_model_forward(X, parameters)
    costs = []
    for i in range(num_iterations):
        cost = compute_cost(AL, Y)
        costs.append(cost)
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs

# %% return-in-the-loop | misplaced | The return is indented into the loop, so training ends after one iteration.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    parameters = initialize_parameters_deep(layers_dims)
    costs = []
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        costs.append(compute_cost(AL, Y))
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
        return parameters, costs

# %% best-parameters | approach | It keeps the parameters with the lowest cost (before an update) and returns those instead of the ones after the last update.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    parameters = initialize_parameters_deep(layers_dims)
    costs = []
    best = parameters
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        cost = compute_cost(AL, Y)
        if not costs or cost < min(costs):
            best = parameters
        costs.append(cost)
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
    return best, costs

# %% example-by-example | approach | It updates after each single example (stochastic gradient descent) instead of once for all examples in each iteration.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    parameters = initialize_parameters_deep(layers_dims)
    costs = []
    for i in range(num_iterations):
        AL, _ = L_model_forward(X, parameters)
        costs.append(compute_cost(AL, Y))
        for k in range(X.shape[1]):
            x, y = X[:, k:k + 1], Y[:, k:k + 1]
            a, caches = L_model_forward(x, parameters)
            parameters = update_parameters(parameters, L_model_backward(a, y, caches), learning_rate)
    return parameters, costs

# %% caches-and-labels-turned | exception | L_model_backward gets caches and Y in the wrong order, so the arithmetic with the list raises an error.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    parameters = initialize_parameters_deep(layers_dims)
    costs = []
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        costs.append(compute_cost(AL, Y))
        grads = L_model_backward(AL, caches, Y)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs

# %% unpacked-sizes | exception | The line n_x, n_h, n_y = layers_dims of the two-layer model is left in, and a list of another length cannot be unpacked into three (ValueError).
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    n_x, n_h, n_y = layers_dims
    parameters = initialize_parameters_deep([n_x, n_h, n_y])
    costs = []
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        costs.append(compute_cost(AL, Y))
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs

# %% sizes-spread | exception | initialize_parameters_deep is called with *layers_dims, several arguments instead of one list (TypeError).
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    parameters = initialize_parameters_deep(*layers_dims)
    costs = []
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        cost = compute_cost(AL, Y)
        costs.append(cost)
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs
