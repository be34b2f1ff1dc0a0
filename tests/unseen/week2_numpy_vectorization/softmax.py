# %% wrong-axis | single | The sum runs along axis=0, so the columns and not the rows add up to 1.
def softmax(x):
    e = np.exp(x - np.max(x, axis=1, keepdims=True))
    return e / np.sum(e, axis=0, keepdims=True)

# %% no-shift | single | The largest score of each row is not subtracted, so large scores overflow to inf and give nan.
def softmax(x):
    exps = np.exp(x)
    row_sums = exps.sum(axis=1).reshape(-1, 1)
    return exps / row_sums

# %% global-maximum | single | One largest score of the whole matrix is subtracted from all rows instead of each row's own, so rows far below it end as 0 / 0.
def softmax(x):
    shifted = x - np.max(x)
    exps = np.exp(shifted)
    return exps / exps.sum(axis=1, keepdims=True)

# %% total-sum-and-min | double | Each row's smallest score is subtracted instead of the largest, so large differences overflow, and the sum is taken over the whole matrix, so all entries together and not each row add up to 1.
def softmax(x):
    exps = np.exp(x - np.min(x, axis=1, keepdims=True))
    return exps / np.sum(exps)

# %% shares-of-shifted-scores | double | The exponential is left out, and the shift is the row's smallest score, so the shares of the shifted scores are returned.
def softmax(x):
    s = x - x.min(axis=-1, keepdims=True)
    return s / s.sum(axis=-1, keepdims=True)

# %% shift-after-exp | misplaced | The row's maximum is subtracted from the exponentials instead of from the scores, so the overflow stays and the fractions are wrong.
def softmax(x):
    e = np.exp(x)
    e = e - e.max(axis=1, keepdims=True)
    return e / e.sum(axis=1, keepdims=True)

# %% sums-without-keepdims | exception | The row maxima have shape (n,) because keepdims is missing, so subtracting them from (n, k) raises an error for matrices that are not square.
def softmax(x):
    m = np.max(x, axis=1)
    exps = np.exp(x - m)
    total = np.sum(exps, axis=1)
    return exps / total

# %% row-loop-into-list | exception | In the loop over the rows each row has one dimension only, so max and sum along axis=1 raise an error.
def softmax(x):
    result = []
    for row in x:
        e = np.exp(row - np.max(row, axis=1, keepdims=True))
        result.append(e / np.sum(e, axis=1, keepdims=True))
    return np.array(result)
