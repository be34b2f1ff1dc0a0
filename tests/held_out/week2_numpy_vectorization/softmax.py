# %% no-shift | single | No largest score is subtracted, so large scores overflow to nan.
def softmax(x):
    exps = np.exp(x)
    return exps / np.sum(exps, axis=1, keepdims=True)

# %% one-max-for-all | single | One largest score of the whole matrix is subtracted, so rows with far smaller scores become zero over zero.
def softmax(x):
    exps = np.exp(x - np.max(x))
    return exps / np.sum(exps, axis=1, keepdims=True)

# %% columns-add-up | single | The sum runs down the columns, axis 0, so the columns add up to 1.
def softmax(x):
    shifted = x - np.max(x, axis=1, keepdims=True)
    e = np.exp(shifted)
    return e / np.sum(e, axis=0, keepdims=True)

# %% flat-max | exception | The largest scores have shape (n,) because keepdims is missing, so they line up with the columns.
def softmax(x):
    biggest = np.max(x, axis=1)
    e = np.exp(x - biggest)
    return e / np.sum(e, axis=1, keepdims=True)

# %% total-sum | single | The exponentials are divided by the sum of the whole matrix, so only all entries together add up to 1.
def softmax(x):
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return e / e.sum()

# %% exp-of-the-quotient | misplaced | The scores are divided by their sum before the exponential is taken, so the rows don't add up to 1.
def softmax(x):
    shifted = x - np.max(x, axis=1, keepdims=True)
    return np.exp(shifted / np.sum(shifted, axis=1, keepdims=True))

# %% shift-after-exp | misplaced | The largest exponential is subtracted after the exponential is taken, instead of the largest score before it.
def softmax(x):
    e = np.exp(x)
    e = e - np.max(e, axis=1, keepdims=True)
    return e / np.sum(e, axis=1, keepdims=True)

# %% per-row-loop-rank | approach | Each row is done on its own, but the rows are put together along one axis into a single long row.
def softmax(x):
    rows = []
    for row in x:
        e = np.exp(row - max(row))
        rows.append(e / sum(e))
    return np.concatenate(rows)

# %% axis-two | exception | The axes are counted from 1, and a matrix has no axis 2.
def softmax(x):
    exps = np.exp(x - np.max(x, axis=2, keepdims=True))
    return exps / np.sum(exps, axis=2, keepdims=True)

# %% shift-added-and-no-keepdims | double | The largest score is added instead of subtracted, and the sums have no keepdims, so they line up with the columns.
def softmax(x):
    m = np.max(x, axis=1, keepdims=True)
    e = np.exp(x + m)
    return e / np.sum(e, axis=1)

# %% minus-sign-in-exp | single | The exponent has a minus, so the highest score gets the smallest share.
def softmax(x):
    e = np.exp(-(x - np.min(x, axis=1, keepdims=True)))
    return e / e.sum(axis=1, keepdims=True)

# %% sum-of-sigmoids | approach | The sigmoid of each score is divided by the row's sum of them instead of the exponentials.
def softmax(x):
    p = sigmoid(x)
    return p / np.sum(p, axis=1, keepdims=True)

# %% max-of-columns-and-mean | double | The largest scores are those of the columns, and the exponentials are divided by their mean instead of their sum.
def softmax(x):
    z = x - np.max(x, axis=0, keepdims=True)
    e = np.exp(z)
    return e / np.mean(e, axis=1, keepdims=True)
