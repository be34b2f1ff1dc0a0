# %% update-not-kept | single | The result of update_parameters is not assigned, so the loop always uses the starting parameters.
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        update_parameters(parameters, grads, 1.2)
        if print_cost and i % 100 == 0:
            print(i, cost)
    return parameters

# %% always-four | single | n_h is overwritten by the 4 that layer_sizes returns, so the caller's number of hidden units is ignored.
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, n_h, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, 1.2)
        if print_cost and i % 100 == 0:
            print(f"Cost after {i}: {cost}")
    return parameters

# %% rate-of-week-two | single | The learning rate is 0.01 instead of 1.2.
def nn_model(X, Y, n_h, num_iterations, print_cost):
    learning_rate = 0.01
    sizes = layer_sizes(X, Y)
    params = initialize_parameters(sizes[0], n_h, sizes[2])
    for it in range(num_iterations):
        out, cache = forward_propagation(X, params)
        J = compute_cost(out, Y)
        params = update_parameters(params, backward_propagation(params, cache, X, Y), learning_rate)
        if print_cost and it % 100 == 0:
            print(J)
    return params

# %% one-turn-short | single | range(1, num_iterations) makes one iteration less than asked for.
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(1, num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, 1.2)
        if print_cost and i % 100 == 0:
            print(i, cost)
    return parameters

# %% trains-on-the-flower | single | The forward and backward steps use the notebook's X_train and Y_train instead of the arguments X and Y (which raises if these have another number of features than 2).
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X_train, parameters)
        cost = compute_cost(A2, Y_train)
        grads = backward_propagation(parameters, cache, X_train, Y_train)
        parameters = update_parameters(parameters, grads, 1.2)
        if print_cost and i % 100 == 0:
            print("cost", cost)
    return parameters

# %% a-pair-returned | single | It returns a pair of the parameters and the list of costs, while only the parameters are asked for.
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    costs = []
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        costs.append(compute_cost(A2, Y))
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, 1.2)
        if print_cost and i % 100 == 0:
            print(costs[-1])
    return parameters, costs

# %% rate-and-one-too-many | double | The learning rate is 0.12 instead of 1.2, and range(num_iterations + 1) makes one step too many (also one for num_iterations = 0).
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations + 1):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, learning_rate=0.12)
        if print_cost and not i % 100:
            print(i, cost)
    return parameters

# %% four-and-two-steps | double | layer_sizes overwrites n_h with 4, and update_parameters is called twice in each iteration with the same gradients.
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, n_h, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        update_step = update_parameters(parameters, grads, 1.2)
        parameters = update_parameters(update_step, grads, 1.2)
        if print_cost and i % 100 == 0:
            print(i, cost)
    return parameters

# %% start-in-the-loop | misplaced | initialize_parameters stands inside the loop, so every iteration starts anew from random weights and only one step is ever taken.
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        parameters = initialize_parameters(n_x, n_h, n_y)
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, 1.2)
        if print_cost and i % 100 == 0:
            print(i, cost)
    return parameters

# %% return-in-the-loop | misplaced | The return is indented into the loop, so the training ends after the first iteration (and gives None for zero iterations).
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, 1.2)
        if print_cost and i % 100 == 0:
            print(i, cost)
        return parameters

# %% update-under-the-print | misplaced | The update stands below the if that prints, so a step is only taken at every 100th iteration and only if print_cost is true.
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        if print_cost and i % 100 == 0:
            print(i, cost)
            parameters = update_parameters(parameters, grads, 1.2)
    return parameters

# %% own-random-start | approach | It draws its own starting weights with a seed and without the factor 0.01 instead of calling initialize_parameters.
def nn_model(X, Y, n_h, num_iterations, print_cost):
    np.random.seed(3)
    parameters = {
        "W1": np.random.randn(n_h, X.shape[0]),
        "b1": np.zeros((n_h, 1)),
        "W2": np.random.randn(Y.shape[0], n_h),
        "b2": np.zeros((Y.shape[0], 1)),
    }
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, 1.2)
        if print_cost and i % 100 == 0:
            print(i, cost)
    return parameters

# %% backward-arguments-turned | exception | backward_propagation gets its arguments in another order (X, Y first), so its parameters is an array and the look-up of "W2" raises an error.
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(X, Y, parameters, cache)
        parameters = update_parameters(parameters, grads, 1.2)
        if print_cost and i % 100 == 0:
            print(i, cost)
    return parameters

# %% forward-not-unpacked | exception | The pair from forward_propagation is kept in one name A2, and compute_cost gets a tuple instead of the predictions and raises an error.
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A2 = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, A2, X, Y)
        parameters = update_parameters(parameters, grads, 1.2)
    return parameters

# %% last-cost-without-loop | exception | After the loop it prints the last cost, but with num_iterations = 0 no cost has been computed and the name is unbound (UnboundLocalError).
def nn_model(X, Y, n_h, num_iterations, print_cost):
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        if print_cost and i % 100 == 0:
            print(i, cost)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, 1.2)
    print("final cost:", cost)
    return parameters
