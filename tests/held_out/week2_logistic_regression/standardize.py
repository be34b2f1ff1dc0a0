# %% divided-by-256 | single | The divisor is 256 instead of the largest byte, 255, so white doesn't become 1.
def standardize(X):
    X_new = X / 256
    return X_new

# %% floor-division | single | The whole-number division cuts all fractions off.
def standardize(X):
    return X // 255

# %% own-maximum | approach | The numbers are divided by the largest value in X instead of the fixed 255.
def standardize(X):
    largest = np.max(X)
    return X / largest

# %% in-place-bytes | exception | An array of bytes is divided in place, which it can't hold, so the call fails.
def standardize(X):
    X /= 255
    return X

# %% z-scores | approach | The mean is subtracted and the spread divided out, as elsewhere, but here the simple division is asked.
def standardize(X):
    mu = X.mean()
    sigma = X.std()
    return (X - mu) / (sigma + 1e-8)

# %% cast-after-division | misplaced | The fractions are turned back into the type of the input, so they are cut to 0 or 1.
def standardize(X):
    X_new = X / 255.0
    return X_new.astype(X.dtype)

# %% spread-from-min-max | approach | Each set is stretched between its own smallest and largest value instead of being divided by 255.
def standardize(X):
    lo, hi = X.min(), X.max()
    return (X - lo) / (hi - lo)

# %% math-method-missing | exception | NumPy has no function named div, so the call raises an error.
def standardize(X):
    return np.div(X, 255)

# %% centred-and-doubled | double | The numbers are shifted to the range from minus one to one, and the divisor is 127.
def standardize(X):
    X = X / 127
    return X - 1

# %% multiplied | single | The numbers are multiplied by 255 instead of divided.
def standardize(X):
    X = X.astype(float)
    return X * 255

# %% comma-for-point | exception | The comma in 255,0 makes a tuple with two entries of the divisor, which doesn't fit the shape of X.
def standardize(X):
    return X / (255,0)

# %% percent-range | single | The result is multiplied by 100, so the values go from 0 to 100.
def standardize(X):
    return X / 255 * 100

# %% flattened-and-rounded | double | The fractions are rounded to one decimal, and the array is flattened, so the shape is lost.
def standardize(X):
    fractions = np.round(X / 255, 1)
    return fractions.ravel()
