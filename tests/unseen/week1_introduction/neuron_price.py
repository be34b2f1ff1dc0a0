# %% python-max | exception | Python's own max can't compare 0 with a whole array, so arrays with several sizes raise a ValueError.
def neuron_price(size, w, b):
    z = w * size + b
    return max(0, z)

# %% np-max | exception | np.max is used in place of np.maximum, so z is taken for the axis and an error is raised.
def neuron_price(size, w, b):
    line = size * w + b
    price = np.max(0, line)
    return price

# %% absolute-value | single | np.abs turns negative values of the line into positive ones instead of bending them to zero.
def neuron_price(size, w, b):
    return np.abs(w * size + b)

# %% no-bend | single | The bend is not kept: the result of np.maximum is not assigned, and the plain line z is returned.
def neuron_price(size, w, b):
    z = w * size + b
    np.maximum(0, z)
    return z

# %% bend-before-bias | misplaced | The bend is applied to w * size alone and the bias is added afterwards, so prices below zero remain.
def neuron_price(size, w, b):
    relu = lambda v: np.maximum(0, v)
    return relu(w * size) + b

# %% minimum-minus-bias | double | np.minimum keeps the smaller instead of the larger value, and the bias is subtracted instead of added.
def neuron_price(size, w, b):
    z = np.multiply(w, size) - b
    return np.minimum(z, 0)

# %% truncating-loop | approach | The prices are written in a loop into an array made with zeros_like, which has whole numbers if the sizes have, so the fractions of the prices are cut off.
def neuron_price(size, w, b):
    size = np.asarray(size)
    prices = np.zeros_like(size)
    for k in np.ndindex(size.shape):
        p = w * size[k] + b
        if p > 0:
            prices[k] = p
    return prices
