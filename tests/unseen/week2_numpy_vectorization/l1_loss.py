# %% mean | single | The mean is taken instead of the sum, so the loss is divided by the number of entries.
def l1_loss(yhat, y):
    return np.mean(np.abs(y - yhat))

# %% no-abs | single | The absolute value is missing, so errors of opposite sign cancel.
def l1_loss(yhat, y):
    diff = y - yhat
    return np.sum(diff)

# %% abs-of-sum | misplaced | The absolute value is taken of the sum instead of each difference, so errors of opposite sign cancel before.
def l1_loss(yhat, y):
    return np.abs(np.sum(yhat - y))

# %% builtin-sum | single | Python's own sum adds along the first axis only, so a row or a matrix gives an array instead of one number.
def l1_loss(yhat, y):
    errors = np.absolute(yhat - y)
    loss = sum(errors)
    return loss

# %% squared-half | double | The differences are squared instead of taken absolute, and there is a factor one half.
def l1_loss(yhat, y):
    return 0.5 * np.sum((yhat - y) ** 2)

# %% rounded-distances | approach | The differences are cast to whole numbers before they are added, so the fractions of the errors get lost.
def l1_loss(yhat, y):
    total = 0
    for p, t in zip(yhat.ravel(), y.ravel()):
        total += abs(int(p - t))
    return total

# %% math-fabs | exception | math.fabs takes a single number only and raises a TypeError for an array with several entries.
from math import fabs

def l1_loss(yhat, y):
    return np.sum(fabs(y - yhat))

# %% loop-over-rows | exception | The loop runs i over the number of all entries but indexes y[i] along the first axis, so a row (1, m) raises an IndexError at i = 1.
def l1_loss(yhat, y):
    loss = 0
    for i in range(y.size):
        loss = loss + np.abs(y[i] - yhat[i])
    return loss
