# %% return-in-loop | single | The return stands in the loop, so only the first product is computed.
def dot_loop(w, x):
    total = 0
    for i in range(w.shape[0]):
        total += w[i, 0] * x[i, 0]
        return total

# %% one-entry-array | single | w[i] and x[i] are arrays with one entry, so an array comes back in place of a number.
def dot_loop(w, x):
    s = 0
    for i in range(len(w)):
        s = s + w[i] * x[i]
    return s

# %% total-overwritten | single | Each turn overwrites the total instead of adding to it, so only the last product is left.
def dot_loop(w, x):
    total = 0
    for i in range(w.shape[0]):
        total = w[i, 0] * x[i, 0]
    return total

# %% index-past-end | exception | The loop runs one index too far, beyond the last entry.
def dot_loop(w, x):
    total = 0
    for i in range(w.shape[0] + 1):
        total += w[i, 0] * x[i, 0]
    return total

# %% starts-at-one | single | The loop starts at index 1 as in the formula, so the first product is left out.
def dot_loop(w, x):
    n = w.shape[0]
    total = 0
    for i in range(1, n):
        total += w[i, 0] * x[i, 0]
    return total

# %% all-pairs | approach | A second loop multiplies each entry of w with each entry of x, so all pairs are added up.
def dot_loop(w, x):
    total = 0
    for a in w.ravel():
        for b in x.ravel():
            total += a * b
    return total

# %% wrong-axis-of-entry | exception | Row and column are exchanged in the index, and the columns have only one column.
def dot_loop(w, x):
    total = 0
    for i in range(w.shape[0]):
        total += w[0, i] * x[0, i]
    return total

# %% total-reset | misplaced | The total is set to zero inside the loop, so it starts anew at every turn.
def dot_loop(w, x):
    for i in range(w.shape[0]):
        total = 0
        total += w[i, 0] * x[i, 0]
    return total

# %% products-listed | approach | The products are collected in a list with zip and the list itself is returned, not its sum.
def dot_loop(w, x):
    products = [wi * xi for wi, xi in zip(w[:, 0], x[:, 0])]
    return products

# %% second-axis-count-and-product | double | The loop counts the second axis, so it turns only once, and the total begins at 1.
def dot_loop(w, x):
    total = 1
    for i in range(w.shape[1]):
        total += w[i, 0] * x[i, 0]
    return total

# %% shape-as-range | exception | range is given the whole shape, which is a tuple and not a number.
def dot_loop(w, x):
    result = 0.0
    for i in range(w.shape):
        result += float(w[i, 0] * x[i, 0])
    return result

# %% sum-instead-of-product | single | The entries are added to each other instead of multiplied.
def dot_loop(w, x):
    total = 0
    for i in range(w.shape[0]):
        total += w[i, 0] + x[i, 0]
    return total

# %% add-then-multiply | misplaced | The multiplication stands after the loop: the entries of w and x are each added up and the two sums are multiplied.
def dot_loop(w, x):
    sum_w = 0
    sum_x = 0
    for i in range(len(w)):
        sum_w += w[i, 0]
        sum_x += x[i, 0]
    return sum_w * sum_x
