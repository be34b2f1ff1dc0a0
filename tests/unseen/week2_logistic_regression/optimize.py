# %% uphill | single | The slopes are added instead of subtracted in the update, so every step goes uphill.
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

# %% every-hundredth | single | The cost is appended only in every 100th iteration, so the list costs is far too short; the text asks for every iteration.
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        dw = grads["dw"]
        db = grads["db"]
        w = w - learning_rate * dw
        b = b - learning_rate * db
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print("Cost after iteration %i: %f" % (i, cost))
    params = {"w": w, "b": b}
    grads = {"dw": dw, "db": db}
    return params, grads, costs

# %% return-in-loop | misplaced | The return stands inside the loop, so only one step is taken whatever num_iterations is.
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for step in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        costs.append(cost)
        if print_cost and step % 100 == 0:
            print(f"{step}: {cost}")
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        return {"w": w, "b": b}, grads, costs

# %% propagate-before-loop | misplaced | propagate is called once before the loop, so all steps use the slopes of the start and the same cost is noted each time.
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    grads, cost = propagate(w, b, X, Y)
    dw, db = grads["dw"], grads["db"]
    costs = []
    for i in range(num_iterations):
        costs.append(cost)
        w = w - learning_rate * dw
        b = b - learning_rate * db
        if print_cost and i % 100 == 0:
            print("cost", cost)
    return dict(w=w, b=b), grads, costs

# %% off-by-one-bias-uses-dw-mean | double | The loop starts at 1 and so takes one step too few, and b is moved by the mean of dw instead of by db.
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    grads, cost = propagate(w, b, X, Y)
    for i in range(1, num_iterations):
        grads, cost = propagate(w, b, X, Y)
        costs.append(cost)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * np.mean(grads["dw"])
        if print_cost and i % 100 == 0:
            print(cost)
    return {"w": w, "b": b}, grads, costs

# %% restart-and-new-grads | double | w and b are reset to zeros instead of starting from the given ones, and the grads returned are computed again after the last step instead of those that the last step used.
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    w, b = initialize_with_zeros(X.shape[0])
    history = []
    for k in range(num_iterations):
        g, J = propagate(w, b, X, Y)
        history.append(J)
        w, b = w - learning_rate * g["dw"], b - learning_rate * g["db"]
        if print_cost and not k % 100:
            print(k, J)
    g, _ = propagate(w, b, X, Y)
    return {"w": w, "b": b}, g, history

# %% loop-over-number | exception | The loop runs over num_iterations itself instead of range(num_iterations), and an int is not iterable.
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in num_iterations:
        grads, cost = propagate(w, b, X, Y)
        costs.append(cost)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
    return {"w": w, "b": b}, grads, costs

# %% wrong-keys | exception | The slopes are taken from grads with the keys "w" and "b", but propagate calls them "dw" and "db", so a KeyError is raised.
def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    i = 0
    while i < num_iterations:
        grads, cost = propagate(w, b, X, Y)
        costs += [cost]
        w = w - learning_rate * grads["w"]
        b = b - learning_rate * grads["b"]
        if print_cost and i % 100 == 0:
            print(cost)
        i += 1
    return {"w": w, "b": b}, grads, costs
