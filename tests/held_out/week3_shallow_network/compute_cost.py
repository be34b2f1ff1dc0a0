# %% sign-missing | single | The minus sign before the mean is missing, so the cost is negative and falls for worse predictions.
def compute_cost(A2, Y):
    m = Y.shape[1]
    eps = np.finfo(float).eps
    A2 = np.clip(A2, eps, 1 - eps)
    cost = np.sum(Y * np.log(A2) + (1 - Y) * np.log(1 - A2)) / m
    return float(cost)

# %% no-clipping | single | The predictions are not kept away from 0 and 1, so the cost becomes nan or infinite for a prediction of exactly 0 or 1.
def compute_cost(A2, Y):
    m = Y.shape[1]
    logprobs = Y * np.log(A2) + (1 - Y) * np.log(1 - A2)
    cost = -np.sum(logprobs) / m
    return float(cost)

# %% rows-for-m | single | The number of examples is taken from the rows of Y, so the sum is divided by 1 and is no mean.
def compute_cost(A2, Y):
    m = Y.shape[0]
    e = np.finfo(float).eps
    a = np.clip(A2, e, 1 - e)
    J = -(1 / m) * np.sum(Y * np.log(a) + (1 - Y) * np.log(1 - a))
    return float(J)

# %% minus-on-the-labels | single | The minus sign stands at Y, and the negative of an unsigned 1 is 255, so the cost is wrong for unsigned labels and fails for True and False.
def compute_cost(A2, Y):
    eps = np.finfo(float).eps
    A2 = np.clip(A2, eps, 1 - eps)
    losses = -Y * np.log(A2) - (1 - Y) * np.log(1 - A2)
    return float(np.mean(losses))

# %% wrong-branch-of-the-loop | approach | In the loop the examples with label 0 get 1 - log(a), with the 1 outside the logarithm, instead of log(1 - a).
def compute_cost(A2, Y):
    eps = 1e-12
    total = 0.0
    m = Y.shape[1]
    for i in range(m):
        a = min(max(A2[0, i], eps), 1 - eps)
        if Y[0, i] == 1:
            total -= np.log(a)
        else:
            total -= 1 - np.log(a)
    return float(total / m)

# %% zeros-left-out | approach | Where the logarithm would be infinite, 0 is put in its place, so a prediction that is surely wrong costs nothing.
def compute_cost(A2, Y):
    def safe_log(p):
        return np.log(np.where(p > 0, p, 1.0))

    m = A2.shape[1]
    total = np.sum(Y * safe_log(A2) + (1 - Y) * safe_log(1 - A2))
    return float(-total / m)

# %% only-one-end-divided | misplaced | Only the sum of the second term is divided by m, since the brackets do not enclose both terms.
def compute_cost(A2, Y):
    m = Y.shape[1]
    eps = np.finfo(float).eps
    A2 = np.clip(A2, eps, 1 - eps)
    cost = -(np.sum(Y * np.log(A2)) + np.sum((1 - Y) * np.log(1 - A2)) / m)
    return float(cost)

# %% large-margin-and-sum | double | The predictions are clipped by 0.01, which changes ordinary costs, and the losses are summed up without dividing by m.
def compute_cost(A2, Y):
    A2 = np.clip(A2, 0.01, 0.99)
    cost = -np.sum(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))
    return float(cost)

# %% dot-of-two-rows | exception | np.dot gets two rows of shape (1, m) without a transpose, so the inner sizes do not agree.
def compute_cost(A2, Y):
    m = Y.shape[1]
    eps = np.finfo(float).eps
    A2 = np.clip(A2, eps, 1 - eps)
    cost = -(np.dot(Y, np.log(A2)) + np.dot(1 - Y, np.log(1 - A2))) / m
    return float(cost)

# %% zip-over-rows | exception | zip runs over the rows of the two arrays, so y is a whole row and the if cannot decide about it.
def compute_cost(A2, Y):
    eps = np.finfo(float).eps
    A2 = np.clip(A2, eps, 1 - eps)
    losses = []
    for a, y in zip(A2, Y):
        if y == 1:
            losses.append(-np.log(a))
        else:
            losses.append(-np.log(1 - a))
    return float(np.mean(losses))
