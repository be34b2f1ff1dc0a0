# %% array-of-one | single | The matrix products give an array of shape (1, 1), and it is returned as it is instead of as a plain number.
def compute_cost(AL, Y):
    m = Y.shape[1]
    eps = np.finfo(float).eps
    AL = np.clip(AL, eps, 1 - eps)
    cost = -(np.dot(Y, np.log(AL).T) + np.dot(1 - Y, np.log(1 - AL).T)) / m
    return cost

# %% other-logarithm | single | The logarithm to the base 10 is taken instead of the natural one.
def compute_cost(AL, Y):
    eps = np.finfo(float).eps
    AL = np.clip(AL, eps, 1 - eps)
    m = AL.shape[1]
    losses = Y * np.log10(AL) + (1 - Y) * np.log10(1 - AL)
    return float(-np.sum(losses) / m)

# %% only-lower-end-kept | single | The predictions are kept away from 0 but not from 1, so a prediction of exactly 1 gives log 0.
def compute_cost(AL, Y):
    m = Y.shape[1]
    AL = np.maximum(AL, 1e-15)
    cost = np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) / (-m)
    return float(cost)

# %% second-term-without-one-minus | single | The second term has log(a) where log(1 - a) belongs.
def compute_cost(AL, Y):
    m = Y.shape[1]
    eps = np.finfo(float).eps
    AL = np.clip(AL, eps, 1 - eps)
    first = Y * np.log(AL)
    second = (1 - Y) * np.log(AL)
    cost = -np.sum(first + second) / m
    return float(cost)

# %% wide-margin | single | The margin of 0.001 for clipping is far too large and changes the cost of confident predictions.
def compute_cost(AL, Y):
    clipped = np.clip(AL, 0.001, 0.999)
    loss = np.where(Y == 1, -np.log(clipped), -np.log(1 - clipped))
    return float(np.mean(loss))

# %% only-the-ones-averaged | approach | Only the examples with label 1 are charged and averaged, and those with label 0 do not count at all.
def compute_cost(AL, Y):
    eps = np.finfo(float).eps
    p = np.clip(AL, eps, 1 - eps)
    right_class = p[Y == 1]
    return float(-np.mean(np.log(right_class))) if right_class.size else 0.0

# %% loop-over-len | approach | The loop runs over len(Y), which is 1 for an array of shape (1, m), so only the first example counts.
def compute_cost(AL, Y):
    eps = np.finfo(float).eps
    total = 0
    for i in range(len(Y)):
        a = float(np.clip(AL[0][i], eps, 1 - eps))
        y = float(Y[0][i])
        total += -(y * np.log(a) + (1 - y) * np.log(1 - a))
    return total / len(Y)

# %% clipped-too-late | misplaced | The logarithms are clipped instead of the predictions before them, at numbers that cut off all losses.
def compute_cost(AL, Y):
    m = Y.shape[1]
    eps = np.finfo(float).eps
    log_a = np.clip(np.log(AL), eps, 1 - eps)
    log_b = np.clip(np.log(1 - AL), eps, 1 - eps)
    return float(-np.sum(Y * log_a + (1 - Y) * log_b) / m)

# %% squared-error-not-averaged | double | The squared error is taken instead of the cross-entropy, and it is summed up without a mean.
def compute_cost(AL, Y):
    error = AL - Y
    cost = 0.5 * np.sum(error ** 2)
    return float(cost)

# %% minus-in-front-of-y | single | The minus sign stands in front of Y, which Python refuses for labels that are True or False, and which is wrong for unsigned ones.
def compute_cost(AL, Y):
    m = Y.shape[1]
    eps = np.finfo(float).eps
    AL = np.clip(AL, eps, 1 - eps)
    cost = (1 / m) * (np.sum((-Y) * np.log(AL)) - np.sum((1 - Y) * np.log(1 - AL)))
    return float(cost)

# %% float-of-the-losses | exception | float is applied to the losses of all examples before they are added up, but it takes only a single number.
def compute_cost(AL, Y):
    m = Y.shape[1]
    eps = np.finfo(float).eps
    AL = np.clip(AL, eps, 1 - eps)
    losses = float(-(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)))
    return np.sum(losses) / m
