# %% power-binds-first | single | Without parentheses only yhat is squared, because the power binds more tightly than the minus.
def l2_loss(yhat, y):
    return np.sum(y - yhat ** 2)

# %% caret-power | exception | The caret is not Python's power, and it fails for floats.
def l2_loss(yhat, y):
    return np.sum((y - yhat) ^ 2)

# %% square-of-sum | misplaced | The square is taken of the finished sum instead of each difference.
def l2_loss(yhat, y):
    return np.sum(y - yhat) ** 2

# %% norm-with-root | approach | The norm of the error vector is returned, that is with a root.
def l2_loss(yhat, y):
    return np.linalg.norm(y - yhat)

# %% half-the-sum | single | The sum is multiplied by one half, which the formula doesn't have.
def l2_loss(yhat, y):
    d = yhat - y
    return 0.5 * np.sum(d * d)

# %% row-dot | exception | np.dot of the row of differences with itself fails, because the inner sizes don't agree.
def l2_loss(yhat, y):
    diff = y - yhat
    return np.dot(diff, diff)

# %% builtin-sum | single | Python's sum goes along the first axis only, so a row or a matrix leaves an array.
def l2_loss(yhat, y):
    squares = (y - yhat) ** 2
    return sum(squares)

# %% squares-before-difference | approach | The squares of y and yhat are subtracted from each other, instead of squaring the difference.
def l2_loss(yhat, y):
    return np.sum(np.square(y) - np.square(yhat))

# %% zero-one-labels | approach | A helper counts one minus yhat squared for labels of 1 and yhat squared for the others, which is wrong for other numbers as labels.
def squared(p, t):
    return (1 - p) ** 2 if t else p ** 2

def l2_loss(yhat, y):
    return sum(squared(p, t) for p, t in zip(yhat.ravel(), y.ravel()))

# %% mean-per-column | double | The mean is taken instead of the sum, and along axis 0 only, so an array comes back.
def l2_loss(yhat, y):
    return np.mean((y - yhat) ** 2, axis=0)

# %% times-two | single | The difference is multiplied by 2 instead of raised to the power 2.
def l2_loss(yhat, y):
    error = (y - yhat) * 2
    return np.sum(error)

# %% method-missing | exception | The array has no method square, so the call raises an error.
def l2_loss(yhat, y):
    err = y - yhat
    return err.square().sum()

# %% square-on-y-and-mean | double | The power stands at y only instead of the whole difference, and the mean is taken instead of the sum.
def l2_loss(yhat, y):
    err = y ** 2 - yhat
    return err.mean()
