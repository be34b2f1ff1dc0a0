# %% fixed-hidden-size | single | The number of hidden units from layer_sizes, always 4, replaces the one that the caller asked for.
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, n_h, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, 1.2)
        if print_cost and i % 100 == 0:
            print(i, cost)
    return parameters

# %% update-thrown-away | single | The result of update_parameters is not caught, so the parameters never change.
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        update_parameters(parameters, grads, 1.2)
        if print_cost and i % 100 == 0:
            print("Cost after iteration", i, ":", cost)
    return parameters

# %% other-rate | single | The learning rate is 0.01 instead of 1.2.
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    learning_rate = 0.01
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, learning_rate)
        if print_cost and i % 100 == 0:
            print(f"{i}: {cost:.4f}")
    return parameters

# %% one-too-few | single | The loop counts from 1 up to but without num_iterations, so one iteration is missing.
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, n_y = X.shape[0], Y.shape[0]
    params = initialize_parameters(n_x, n_h, n_y)
    for it in range(1, num_iterations):
        A2, cache = forward_propagation(X, params)
        J = compute_cost(A2, Y)
        params = update_parameters(params, backward_propagation(params, cache, X, Y), 1.2)
        if print_cost and it % 100 == 0:
            print(it, J)
    return params

# %% start-in-the-loop | misplaced | The parameters are initialized inside the loop, so each iteration begins anew and only one step is ever taken.
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, _, n_y = layer_sizes(X, Y)
    for i in range(num_iterations):
        parameters = initialize_parameters(n_x, n_h, n_y)
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, 1.2)
        if print_cost and i % 100 == 0:
            print(cost)
    return parameters

# %% stops-when-slow | approach | The training stops as soon as the cost hardly falls any more, instead of after num_iterations.
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    i, last = 0, np.inf
    while i < num_iterations:
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        if last - cost < 1e-3:
            break
        last = cost
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, 1.2)
        if print_cost and i % 100 == 0:
            print(i, cost)
        i += 1
    return parameters

# %% one-example-at-a-time | approach | Each iteration takes one step for every single example instead of one step for all examples together.
def nn_model(X, Y, n_h, num_iterations, print_cost):
    def step(x, y, p):
        a2, cache = forward_propagation(x, p)
        return update_parameters(p, backward_propagation(p, cache, x, y), 1.2)

    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        for k in range(X.shape[1]):
            parameters = step(X[:, k:k + 1], Y[:, k:k + 1], parameters)
        cost = compute_cost(forward_propagation(X, parameters)[0], Y)
        if print_cost and i % 100 == 0:
            print("iteration", i, "cost", cost)
    return parameters

# %% return-in-loop-and-other-rate | double | The return stands in the loop, so that training ends after one iteration, and the learning rate is 0.12 instead of 1.2.
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    if num_iterations == 0:
        return parameters
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, 0.12)
        if print_cost and i % 100 == 0:
            print(cost)
        return parameters

# %% forward-not-unpacked | exception | The two results of forward_propagation are caught in one name, and compute_cost gets the pair.
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A2 = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, A2, X, Y)
        parameters = update_parameters(parameters, grads, 1.2)
        if print_cost and i % 100 == 0:
            print("Cost after iteration %i: %f" % (i, cost))
    return parameters

# %% cache-and-parameters-swapped | exception | backward_propagation gets the cache first and the parameters second, so it does not find its keys.
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(cache, parameters, X, Y)
        parameters = update_parameters(parameters, grads, learning_rate=1.2)
        if print_cost and i % 100 == 0:
            print(cost)
    return parameters

# %% trained-name-unbound | exception | The returned name is only set inside the loop, so with zero iterations it does not exist.
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        trained_parameters = update_parameters(parameters, grads, 1.2)
        parameters = trained_parameters
        if print_cost and i % 100 == 0:
            print("cost:", cost)
    return trained_parameters
