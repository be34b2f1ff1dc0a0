# %% root | single | A root is taken of the sum, so it is the length of the error vector and not the L2 loss.
def l2_loss(yhat, y):
    return np.sqrt(np.sum((y - yhat) ** 2))

# %% no-parentheses | single | The parentheses around the difference are missing, so only yhat is squared.
def l2_loss(yhat, y):
    return np.sum(y - yhat ** 2)

# %% half-mean | double | The squares are averaged instead of added, and multiplied by one half.
def l2_loss(yhat, y):
    m = y.size
    return 1 / (2 * m) * np.sum(np.square(yhat - y))

# %% squares-subtracted | approach | The difference of the squares is added up instead of the square of the difference.
def l2_loss(yhat, y):
    a = np.sum(np.square(yhat))
    b = np.sum(np.square(y.astype(float)))
    return a - b

# %% sum-then-square | misplaced | The differences are added first and the sum is squared, so errors of opposite sign cancel.
def l2_loss(yhat, y):
    d = (yhat - y).sum()
    return d ** 2

# %% l1-copied | single | The function is a copy of l1_loss: the absolute value was not replaced by the square.
def l2_loss(yhat, y):
    loss = np.sum(np.abs(y - yhat))
    return loss

# %% xor | exception | ^ is bitwise exclusive or and not the power, and it raises a TypeError for floats.
def l2_loss(yhat, y):
    return np.sum((y - yhat) ^ 2)

# %% dot-of-rows | exception | np.dot of two rows (1, m) with themselves, without a transpose, has inner sizes that don't agree and raises an error.
def l2_loss(yhat, y):
    e = y - yhat
    return np.dot(e, e)
