# %% no-absolute | single | The differences are added without absolute values, so opposite errors cancel.
def l1_loss(yhat, y):
    return np.sum(y - yhat)

# %% abs-of-sum | misplaced | The absolute value is taken of the finished sum instead of each difference.
def l1_loss(yhat, y):
    diff = y - yhat
    return np.abs(np.sum(diff))

# %% mean-taken | single | The mean is taken instead of the sum.
def l1_loss(yhat, y):
    errors = np.abs(y - yhat)
    return np.mean(errors)

# %% negative-bool | exception | The minus in front of y is not allowed for True and False.
def l1_loss(yhat, y):
    return np.sum(np.abs(-y + yhat))

# %% builtin-sum | approach | Python's sum adds along the first axis only, so for a row or a matrix an array comes back.
def l1_loss(yhat, y):
    return sum(abs(y - yhat))

# %% sum-of-axis | single | The sum runs along axis 1, so one number for each row is returned, and rank 1 fails.
def l1_loss(yhat, y):
    loss = np.sum(np.abs(yhat - y), axis=1)
    return loss

# %% math-fabs | exception | math.fabs takes one number only and fails for an array.
import math

def l1_loss(yhat, y):
    d = y - yhat
    return np.sum(math.fabs(d))

# %% difference-of-sizes | approach | The absolute values of y and yhat are taken before the subtraction, so errors with opposite signs cancel.
def l1_loss(yhat, y):
    return np.sum(np.abs(y) - np.abs(yhat))

# %% first-row-loop | approach | The loop goes through the entries of the first row only, and it is written for two axes.
def l1_loss(yhat, y):
    loss = 0
    for i in range(y.shape[1]):
        loss += abs(y[0, i] - yhat[0, i])
    return loss

# %% plus-and-half | double | The arrays are added instead of subtracted, and half of it is returned.
def l1_loss(yhat, y):
    errors = np.abs(y + yhat)
    return 0.5 * np.sum(errors)

# %% index-of-abs | exception | np.abs is followed by square brackets as if it were an array.
def l1_loss(yhat, y):
    return np.sum(np.abs[y - yhat])

# %% largest-error | single | The largest absolute error is returned instead of the sum of all.
def l1_loss(yhat, y):
    return np.max(np.abs(y - yhat))

# %% abs-on-yhat-only | misplaced | The absolute value is put around yhat alone instead of around the difference.
def l1_loss(yhat, y):
    return np.sum(y - np.abs(yhat))
