# %% no-clip | single | AL is not kept away from 0 and 1, so such predictions give nan or infinity.
def compute_cost(AL, Y):
    m = Y.shape[1]
    cost = (-1 / m) * np.sum(np.multiply(Y, np.log(AL)) + np.multiply(1 - Y, np.log(1 - AL)))
    return float(np.squeeze(cost))

# %% one-entry-array | single | keepdims=True keeps the cost as an array of shape (1, 1) instead of one plain number.
def compute_cost(AL, Y):
    m = Y.shape[1]
    eps = np.finfo(float).eps
    AL = np.clip(AL, eps, 1 - eps)
    return -np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL), axis=1, keepdims=True) / m

# %% clip-from-below-only | single | AL is only kept away from 0 (np.maximum) and not from 1, so log(1 - AL) is infinite for a prediction of exactly 1.
def compute_cost(AL, Y):
    AL = np.maximum(AL, np.finfo(float).eps)
    return float(-np.mean(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)))

# %% half-in-the-mean | single | The sum is divided by 2 m as for a squared error instead of by m.
def compute_cost(AL, Y):
    m = Y.shape[1]
    eps = np.finfo(float).eps
    a = np.clip(AL, eps, 1 - eps)
    return float(-np.sum(Y * np.log(a) + (1 - Y) * np.log(1 - a)) / (2 * m))

# %% minus-on-first-term-only | single | The minus sign applies to the first term only: the parentheses around the sum of both terms are missing.
def compute_cost(AL, Y):
    m = Y.shape[1]
    eps = 1e-15
    AL = np.clip(AL, eps, 1 - eps)
    cost = (-np.sum(Y * np.log(AL)) + np.sum((1 - Y) * np.log(1 - AL))) / m
    return float(cost)

# %% log10-coarse-clip | double | np.log10 is used instead of the natural logarithm, and the clip distance 1e-3 is far too large.
def compute_cost(AL, Y):
    AL = np.clip(AL, 1e-3, 1 - 1e-3)
    losses = Y * np.log10(AL) + (1 - Y) * np.log10(1 - AL)
    return float(-losses.mean())

# %% unsigned-minus-and-sum | double | The minus sign is put at Y, which goes wrong for unsigned and bool labels, and m is Y.shape[0] = 1, so the cost is a sum.
def compute_cost(AL, Y):
    m = Y.shape[0]
    eps = np.finfo(float).eps
    AL = np.clip(AL, eps, 1 - eps)
    cost = np.sum(-Y * np.log(AL) - (1 - Y) * np.log(1 - AL)) / m
    return float(cost)

# %% clip-after-log | misplaced | The clip is applied to the losses after the logarithm instead of to AL before it, so all losses are cut to the range from 0 to 1.
def compute_cost(AL, Y):
    m = Y.shape[1]
    eps = np.finfo(float).eps
    losses = -(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))
    losses = np.clip(losses, eps, 1 - eps)
    return float(np.sum(losses) / m)

# %% log-of-the-mean | misplaced | The logarithm is taken of the mean right probability instead of the mean of the logarithms.
def compute_cost(AL, Y):
    eps = np.finfo(float).eps
    AL = np.clip(AL, eps, 1 - eps)
    right = Y * AL + (1 - Y) * (1 - AL)
    return float(-np.log(np.mean(right)))

# %% error-rate | approach | It computes the share of wrong answers after rounding AL, not the cross-entropy.
def compute_cost(AL, Y):
    answers = AL > 0.5
    return float(np.mean(answers != Y))

# %% nan-made-zero | approach | Instead of clipping, nan and infinite losses are set to 0 with nan_to_num, so a confident wrong prediction of exactly 1 costs nothing.
def compute_cost(AL, Y):
    m = Y.shape[1]
    losses = Y * np.log(AL) + (1 - Y) * np.log(1 - AL)
    losses = np.nan_to_num(losses, nan=0.0, posinf=0.0, neginf=0.0)
    return float(-losses.sum() / m)

# %% matrix-product | exception | Y @ np.log(AL) is a matrix product of two arrays of shape (1, m), which do not fit (ValueError); entry by entry was needed.
def compute_cost(AL, Y):
    m = Y.shape[1]
    eps = np.finfo(float).eps
    AL = np.clip(AL, eps, 1 - eps)
    cost = -(Y @ np.log(AL) + (1 - Y) @ np.log(1 - AL)) / m
    return float(cost)

# %% eps-undefined | exception | eps is used in the clip before it is defined in the function, a name from no cell of the notebook (NameError).
def compute_cost(AL, Y):
    m = Y.shape[1]
    AL = np.clip(AL, eps, 1 - eps)
    cost = -np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) / m
    return float(cost)

# %% zip-of-rows | exception | The loop zips the rows of Y and AL instead of their entries, and the if on a whole row is ambiguous (ValueError).
def compute_cost(AL, Y):
    eps = np.finfo(float).eps
    total = 0
    for y, a in zip(Y, np.clip(AL, eps, 1 - eps)):
        if y == 1:
            total -= np.log(a)
        else:
            total -= np.log(1 - a)
    return float(total / Y.shape[1])
