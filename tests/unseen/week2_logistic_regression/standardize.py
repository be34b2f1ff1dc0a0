# %% divide-by-256 | single | The pixels are divided by 256, the number of values of a byte, instead of by 255, the largest value.
def standardize(X):
    return X / 256

# %% floor-division | single | // cuts off the fractions, so all is 0 except the pixels with 255.
def standardize(X):
    max_value = 255
    X_new = X // max_value
    return X_new

# %% own-maximum | single | The largest value that happens to occur in X is used instead of the fixed 255, so each set is measured by another yardstick.
def standardize(X):
    return X / np.max(X)

# %% mean-and-spread | approach | The mean is subtracted and the result divided by the standard deviation, which is the other meaning of standardize and not the division by 255.
def standardize(X):
    mu = np.mean(X)
    sigma = np.std(X)
    return (X - mu) / sigma

# %% back-to-bytes | misplaced | The right fractions are cast back to the type of X at the end, so for bytes they are all cut to 0 or 1.
def standardize(X):
    scaled = X / 255.0
    return scaled.astype(X.dtype)

# %% 254-and-own-minimum | double | After a division by 254, one too small, each column is moved by its own minimum, which is not asked for either.
def standardize(X):
    out = X / 254
    out = out - out.min(axis=0)
    return out

# %% in-place-division | exception | X /= 255 tries to write fractions into the array of bytes it was given, which raises a casting error.
def standardize(X):
    X /= 255
    return X

# %% list-divided | exception | X is turned into nested lists and each row, which is a list, is divided by 255; lists can not be divided, so a TypeError is raised.
def standardize(X):
    new = []
    for row in X.tolist():
        new.append(row / 255)
    return np.array(new)
