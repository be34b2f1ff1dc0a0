# %% every-hundredth-cost | single | Only every hundredth cost is put into the list, instead of the cost of every iteration.
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    grads = {}
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
        grads["dW1"] = dW1
        grads["db1"] = db1
        grads["dW2"] = dW2
        grads["db2"] = db2
        parameters = update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print(f"Cost after iteration {i}: {cost}")
    return parameters, costs

# %% minus-at-y-alone | single | The minus sign stands at Y alone, and the negative of an unsigned 1 is 255, so the gradients are wrong for unsigned labels, and True and False fail.
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    parameters = initialize_parameters(*layers_dims)
    costs = []
    for i in range(num_iterations):
        A1, cache1 = linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        costs.append(compute_cost(A2, Y))
        dA2 = -Y / A2 + (1 - Y) / (1 - A2)
        dA1, dW2, db2 = linear_activation_backward(dA2, cache2, "sigmoid")
        _, dW1, db1 = linear_activation_backward(dA1, cache1, "relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        parameters = update_parameters(parameters, grads, learning_rate)
        if print_cost and i % 100 == 0:
            print(i, costs[-1])
    return parameters, costs

# %% sigmoid-back-through-layer-one | single | On the way back layer 1 is treated as a sigmoid layer, though it used relu on the way forward.
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    n_x, n_h, n_y = layers_dims
    params = initialize_parameters(n_x, n_h, n_y)
    costs = []
    for it in range(num_iterations):
        A1, c1 = linear_activation_forward(X, params["W1"], params["b1"], "relu")
        A2, c2 = linear_activation_forward(A1, params["W2"], params["b2"], "sigmoid")
        cost = compute_cost(A2, Y)
        costs.append(cost)

        dA2 = -(Y / A2 - (1 - Y) / (1 - A2))
        dA1, dW2, db2 = linear_activation_backward(dA2, c2, "sigmoid")
        dA0, dW1, db1 = linear_activation_backward(dA1, c1, "sigmoid")

        params = update_parameters(params, {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}, learning_rate)
        if print_cost and it % 100 == 0:
            print(cost)
    return params, costs

# %% costs-not-returned | single | Only the parameters are returned, without the list of costs.
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    n_x, n_h, n_y = layers_dims
    parameters = initialize_parameters(n_x, n_h, n_y)
    costs = []
    for i in range(num_iterations):
        A1, cache1 = linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        cost = compute_cost(A2, Y)
        costs.append(cost)
        dA2 = -(Y / A2 - (1 - Y) / (1 - A2))
        dA1, dW2, db2 = linear_activation_backward(dA2, cache2, "sigmoid")
        dA0, dW1, db1 = linear_activation_backward(dA1, cache1, "relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        parameters = update_parameters(parameters, grads, learning_rate)
        if print_cost and i % 100 == 0:
            print("Cost", i, cost)
    return parameters

# %% weights-taken-out-once | misplaced | The four parameters are taken out of the dictionary before the loop, so every iteration goes forward with the weights of the start.
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    n_x, n_h, n_y = layers_dims
    parameters = initialize_parameters(n_x, n_h, n_y)
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    grads, costs = {}, []
    for i in range(num_iterations):
        A1, cache1 = linear_activation_forward(X, W1, b1, "relu")
        A2, cache2 = linear_activation_forward(A1, W2, b2, "sigmoid")
        costs.append(compute_cost(A2, Y))
        dA2 = -(Y / A2 - (1 - Y) / (1 - A2))
        dA1, grads["dW2"], grads["db2"] = linear_activation_backward(dA2, cache2, "sigmoid")
        dA0, grads["dW1"], grads["db1"] = linear_activation_backward(dA1, cache1, "relu")
        parameters = update_parameters(parameters, grads, learning_rate)
        if print_cost and i % 100 == 0:
            print(costs[-1])
    return parameters, costs

# %% deep-start | approach | The network is started with initialize_parameters_deep, whose weights have another scale, instead of with initialize_parameters.
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    costs = []
    parameters = initialize_parameters_deep(list(layers_dims))
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        costs.append(compute_cost(AL, Y))
        gradients = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, gradients, learning_rate)
        if print_cost and not i % 100:
            print(f"{i:5d} {costs[-1]:.5f}")
    return parameters, costs

# %% by-hand-without-the-kink | approach | The gradients are written out by hand with matrix products, and the slope of ReLU in layer 1 is left out.
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    m = X.shape[1]
    p = initialize_parameters(*layers_dims)
    costs = []
    for i in range(num_iterations):
        A1, _ = linear_activation_forward(X, p["W1"], p["b1"], "relu")
        A2, _ = linear_activation_forward(A1, p["W2"], p["b2"], "sigmoid")
        costs.append(compute_cost(A2, Y))
        delta2 = A2 - Y
        delta1 = p["W2"].T @ delta2
        g = {
            "dW2": delta2 @ A1.T / m, "db2": delta2.sum(axis=1, keepdims=True) / m,
            "dW1": delta1 @ X.T / m, "db1": delta1.sum(axis=1, keepdims=True) / m,
        }
        p = update_parameters(p, g, learning_rate)
        if print_cost and i % 100 == 0:
            print(i, costs[-1])
    return p, costs

# %% late-cost-and-default-rate | double | The cost is computed after the update instead of before it, and the update uses the fixed rate 0.0075 whatever rate the caller asks for.
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    def forward(parameters):
        A1, cache1 = linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        return A2, cache1, cache2

    parameters = initialize_parameters(layers_dims[0], layers_dims[1], layers_dims[2])
    costs = []
    for i in range(num_iterations):
        A2, cache1, cache2 = forward(parameters)
        dA2 = -(Y / A2 - (1 - Y) / (1 - A2))
        dA1, dW2, db2 = linear_activation_backward(dA2, cache2, "sigmoid")
        dA0, dW1, db1 = linear_activation_backward(dA1, cache1, "relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        parameters = update_parameters(parameters, grads, 0.0075)
        cost = compute_cost(forward(parameters)[0], Y)
        costs.append(cost)
        if print_cost and i % 100 == 0:
            print(i, cost)
    return parameters, costs

# %% sizes-as-one-tuple | exception | initialize_parameters gets the three sizes as one tuple instead of as three arguments.
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    parameters = initialize_parameters(layers_dims)
    costs = []
    for i in range(num_iterations):
        A1, cache1 = linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        cost = compute_cost(A2, Y)
        costs.append(cost)
        dA2 = -(Y / A2 - (1 - Y) / (1 - A2))
        dA1, dW2, db2 = linear_activation_backward(dA2, cache2, "sigmoid")
        dA0, dW1, db1 = linear_activation_backward(dA1, cache1, "relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs

# %% gradients-under-parameter-names | exception | The gradients are stored under W1, b1 and so on, without the d, and update_parameters does not find them.
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    (n_x, n_h, n_y) = layers_dims
    parameters = initialize_parameters(n_x, n_h, n_y)
    costs = []
    grads = {}
    for i in range(num_iterations):
        A1, cache1 = linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        costs.append(compute_cost(A2, Y))
        dA2 = -(Y / A2 - (1 - Y) / (1 - A2))
        dA1, grads["W2"], grads["b2"] = linear_activation_backward(dA2, cache2, "sigmoid")
        dA0, grads["W1"], grads["b1"] = linear_activation_backward(dA1, cache1, "relu")
        parameters = update_parameters(parameters, grads, learning_rate)
        if print_cost and i % 100 == 0:
            print(costs[-1])
    return parameters, costs

# %% caches-crossed | exception | On the way back layer 2 gets the cache of layer 1 and the other way round, so the shapes do not fit.
def two_layer_model(X, Y, layers_dims, learning_rate=0.0075, num_iterations=2500, print_cost=False):
    n_x, n_h, n_y = layers_dims
    parameters = initialize_parameters(n_x, n_h, n_y)
    costs = []
    for i in range(num_iterations):
        A1, cache1 = linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        cost = compute_cost(A2, Y)
        costs.append(cost)
        dA2 = -(Y / A2 - (1 - Y) / (1 - A2))
        dA1, dW2, db2 = linear_activation_backward(dA2, cache1, "sigmoid")
        dA0, dW1, db1 = linear_activation_backward(dA1, cache2, "relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        parameters = update_parameters(parameters, grads, learning_rate)
        if print_cost and i % 100 == 0:
            print(cost)
    return parameters, costs
