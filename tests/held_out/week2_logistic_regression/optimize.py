# %% uphill | single | The step is added instead of subtracted, so the cost rises.
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        costs.append(cost)
        w = w + learning_rate * grads["dw"]
        b = b + learning_rate * grads["db"]
        if print_cost and i % 100 == 0:
            print(i, cost)
    return {"w": w, "b": b}, grads, costs

# %% every-hundredth-cost | single | Only every hundredth cost is kept, though the list should hold all of them.
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print("Cost after iteration", i, ":", cost)
    params = {"w": w, "b": b}
    return params, grads, costs

# %% return-in-loop | misplaced | The return stands inside the loop, so only one step is taken.
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        costs.append(cost)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if print_cost and i % 100 == 0:
            print(cost)
        params = {"w": w, "b": b}
        return params, grads, costs

# %% bias-forgotten | single | Only w is moved, b stays as it was.
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for _ in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        dw = grads["dw"]
        db = grads["db"]
        w = w - learning_rate * dw
        costs.append(cost)
    return {"w": w, "b": b}, grads, costs

# %% dw-key-missing | exception | The slopes are looked up under the names w and b, which the dictionary of gradients doesn't have.
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        costs.append(cost)
        w = w - learning_rate * grads["w"]
        b = b - learning_rate * grads["b"]
    return {"w": w, "b": b}, grads, costs

# %% gradients-once | misplaced | propagate is called only once before the loop, so all steps use the first slopes and the first cost.
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    grads, cost = propagate(w, b, X, Y)
    for i in range(num_iterations):
        costs.append(cost)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if print_cost and i % 100 == 0:
            print(f"{i}: {cost}")
    return {"w": w, "b": b}, grads, costs

# %% start-from-zeros | approach | The start values are thrown away and the training begins at zeros.
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    w, b = initialize_with_zeros(X.shape[0])
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        costs.append(cost)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if print_cost and i % 100 == 0:
            print(i, cost)
    return {"w": w, "b": b}, grads, costs

# %% stop-early | approach | A while loop stops when the cost hardly falls any more, so fewer steps than asked are taken.
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    i = 0
    while i < num_iterations:
        grads, cost = propagate(w, b, X, Y)
        if costs and abs(costs[-1] - cost) < 0.01:
            break
        costs.append(cost)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        i += 1
    return {"w": w, "b": b}, grads, costs

# %% append-assigned | exception | The result of append, which is None, is stored in costs, so the second turn fails.
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        costs = costs.append(cost)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
    return {"w": w, "b": b}, grads, costs

# %% one-step-short-divided | double | The loop starts at 1 and so takes one step too few, and the learning rate is divided by the number of iterations.
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    grads, cost = propagate(w, b, X, Y)
    for i in range(1, num_iterations):
        grads, cost = propagate(w, b, X, Y)
        costs.append(cost)
        step = learning_rate / num_iterations
        w = w - step * grads["dw"]
        b = b - step * grads["db"]
    return {"w": w, "b": b}, grads, costs

# %% gradients-after-last-step | single | The gradients are computed once more after the loop, so they are not those that the last step used.
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        costs.append(cost)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if print_cost and i % 100 == 0:
            print("cost", cost)
    grads, cost = propagate(w, b, X, Y)
    params = {"w": w, "b": b}
    return params, grads, costs

# %% range-of-float-rate | exception | The learning rate is given to range in place of the number of iterations.
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(learning_rate):
        grads, cost = propagate(w, b, X, Y)
        costs.append(cost)
        w = w - num_iterations * grads["dw"]
        b = b - num_iterations * grads["db"]
    return {"w": w, "b": b}, grads, costs

# %% rate-squared-and-cost-late | double | The learning rate is multiplied in twice, and the cost is noted after the step instead of before it.
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        step_w = learning_rate * grads["dw"]
        step_b = learning_rate * grads["db"]
        w = w - learning_rate * step_w
        b = b - learning_rate * step_b
        _, new_cost = propagate(w, b, X, Y)
        costs.append(new_cost)
    return {"w": w, "b": b}, grads, costs
