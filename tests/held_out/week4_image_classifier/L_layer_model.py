# %% one-iteration-too-many | single | The loop runs num_iterations + 1 times, so there is one update and one cost too many.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    costs = []
    parameters = initialize_parameters_deep(layers_dims)
    for i in range(0, num_iterations + 1):
        AL, caches = L_model_forward(X, parameters)
        cost = compute_cost(AL, Y)
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
        costs.append(cost)
        if print_cost and i % 100 == 0:
            print("Cost after iteration %i: %f" % (i, cost))
    return parameters, costs

# %% labels-and-predictions-swapped | single | L_model_backward gets the labels first and the predictions second, so each is taken for the other.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    parameters = initialize_parameters_deep(layers_dims)
    costs = []
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        cost = compute_cost(AL, Y)
        costs.append(cost)
        grads = L_model_backward(Y, AL, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
        if print_cost and i % 100 == 0:
            print(i, cost)
    return parameters, costs

# %% inputs-listed-twice | single | The number of inputs is put before layers_dims once more, though the list begins with it already, so the network has a layer too many.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    sizes = [X.shape[0]] + list(layers_dims)
    params = initialize_parameters_deep(sizes)
    costs = []
    for step in range(num_iterations):
        AL, caches = L_model_forward(X, params)
        costs.append(compute_cost(AL, Y))
        params = update_parameters(params, L_model_backward(AL, Y, caches), learning_rate)
        if print_cost and step % 100 == 0:
            print(f"{step}: {costs[-1]}")
    return params, costs

# %% updated-under-another-name | single | The new parameters get another name that the next iteration does not use, so every step starts from the same weights.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    costs = []
    parameters = initialize_parameters_deep(layers_dims)
    new_parameters = parameters
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        costs.append(compute_cost(AL, Y))
        grads = L_model_backward(AL, Y, caches)
        new_parameters = update_parameters(parameters, grads, learning_rate)
        if print_cost and i % 100 == 0:
            print(costs[-1])
    return new_parameters, costs

# %% append-under-print | misplaced | The cost is put into the list only where it is printed, so the list stays empty or nearly so.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    costs = []
    parameters = initialize_parameters_deep(layers_dims)
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        cost = compute_cost(AL, Y)
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
        if print_cost and i % 100 == 0:
            print("Cost after iteration {}: {}".format(i, cost))
            costs.append(cost)
    return parameters, costs

# %% best-parameters-kept | approach | The parameters with the lowest cost so far are returned instead of those after the last update.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    parameters = initialize_parameters_deep(layers_dims)
    best, best_cost = parameters, float("inf")
    costs = []
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        cost = compute_cost(AL, Y)
        costs.append(cost)
        if cost < best_cost:
            best, best_cost = parameters, cost
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
        if print_cost and i % 100 == 0:
            print(i, cost)
    return best, costs

# %% shrinking-rate | approach | The learning rate is made smaller after every iteration, though it is to stay the same.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    def one_step(parameters, rate):
        AL, caches = L_model_forward(X, parameters)
        grads = L_model_backward(AL, Y, caches)
        return update_parameters(parameters, grads, rate), compute_cost(AL, Y)

    parameters, costs = initialize_parameters_deep(layers_dims), []
    rate = learning_rate
    for i in range(num_iterations):
        parameters, cost = one_step(parameters, rate)
        costs.append(cost)
        rate *= 0.99
        if print_cost and i % 100 == 0:
            print(cost)
    return parameters, costs

# %% uphill-and-order-of-results | double | The learning rate is handed on with a minus sign, so the steps go uphill, and the costs are returned before the parameters.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    costs = []
    parameters = initialize_parameters_deep(layers_dims)
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        cost = compute_cost(AL, Y)
        costs.append(cost)
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, -learning_rate)
        if print_cost and i % 100 == 0:
            print(i, cost)
    return costs, parameters

# %% start-of-two-layers | exception | initialize_parameters of the two-layer network is used, which takes exactly three sizes and fails for any other number of them.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    costs = []
    parameters = initialize_parameters(*layers_dims)
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        cost = compute_cost(AL, Y)
        costs.append(cost)
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
        if print_cost and i % 100 == 0:
            print(f"Cost after iteration {i}: {cost}")
    return parameters, costs

# %% place-in-empty-list | exception | The cost is assigned to a place of an empty list that does not exist yet, instead of being appended.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    costs = []
    parameters = initialize_parameters_deep(layers_dims)
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        costs[i] = compute_cost(AL, Y)
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
        if print_cost and i % 100 == 0:
            print(costs[i])
    return parameters, costs

# %% grads-before-parameters | exception | update_parameters gets the gradients first and the parameters second, the other way round than it takes them.
def L_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    costs = []
    parameters = initialize_parameters_deep(layers_dims)
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        cost = compute_cost(AL, Y)
        costs.append(cost)
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(grads, parameters, learning_rate)
        if print_cost and i % 100 == 0:
            print(cost)
    return parameters, costs
