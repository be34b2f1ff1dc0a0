# %% return-in-loop | misplaced | The return stands inside the loop, so only the first product is returned.
def dot_loop(w, x):
    total = 0
    for i in range(w.shape[0]):
        total += w[i, 0] * x[i, 0]
        return total

# %% assigned-not-added | single | total is overwritten with = instead of added to with +=, so only the last product is left.
def dot_loop(w, x):
    total = 0
    for i in range(len(w)):
        total = w[i, 0] * x[i, 0]
    return total

# %% last-entry-missing | single | The range ends at n - 1 and leaves out the last entry, because Python's range stops before its end anyway.
def dot_loop(w, x):
    n = w.shape[0]
    s = 0.0
    for i in range(n - 1):
        s += w[i, 0] * x[i, 0]
    return s

# %% array-entry | single | w[i] and x[i] are arrays with one entry, so the result is an array of shape (1,) instead of a number.
def dot_loop(w, x):
    total = 0
    for wi, xi in zip(w, x):
        total += wi * xi
    return total

# %% sums-multiplied | approach | The entries of w and of x are added up separately and the two sums are multiplied, instead of adding the products.
def dot_loop(w, x):
    sw, sx = 0, 0
    for i in range(w.shape[0]):
        sw += w[i, 0]
        sx += x[i, 0]
    return sw * sx

# %% starts-at-one-and-squares | double | The total starts at 1 instead of 0, and each entry of w is multiplied with itself, so x is not used.
def dot_loop(w, x):
    result = 1
    for i in range(w.shape[0]):
        result += w[i, 0] * w[i, 0]
    return result

# %% columns-as-row | exception | The loop indexes w[0, i] as if w were a row, but it is a column, so the index 1 is out of bounds.
def dot_loop(w, x):
    total = 0
    for i in range(w.shape[0]):
        total += w[0, i] * x[0, i]
    return total

# %% loop-over-shape | exception | range gets the tuple w.shape instead of the number w.shape[0], so a TypeError is raised.
def dot_loop(w, x):
    acc = 0
    for k in range(w.shape):
        acc = acc + w[k, 0] * x[k, 0]
    return acc
