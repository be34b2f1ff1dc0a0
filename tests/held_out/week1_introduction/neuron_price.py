# %% knee-before-bias | misplaced | The bend is applied to w times size alone and the bias is added after it, so prices can fall below zero.
def neuron_price(size, w, b):
    price = np.maximum(0, w * size) + b
    return price

# %% builtin-max | exception | Python's own max is used for the bend, which can't decide for an array of sizes with more than one entry.
def neuron_price(size, w, b):
    line = w * size + b
    return max(0, line)

# %% bias-in-parentheses | single | The parentheses make the weight multiply the sum of size and bias, instead of the size alone.
def neuron_price(size, w, b):
    z = w * (size + b)
    return np.maximum(0, z)

# %% condition-on-size | approach | np.where asks whether the size is positive instead of whether the line is, so negative prices remain.
def neuron_price(size, w, b):
    price = w*size + b
    return np.where(size > 0, price, 0)

# %% mirrored-with-abs | approach | Negative values of the line are turned positive with np.abs instead of being set to zero.
def neuron_price(size, w, b):
    z = w * size + b
    # a price can't be negative
    z = np.abs(z)
    return z

# %% minimum-for-maximum | single | np.minimum is used in place of np.maximum, so every positive price becomes zero and the negative ones stay.
def neuron_price(size, w, b):
    z = size * w + b
    result = np.minimum(0, z)
    return result

# %% np-max-two-arguments | exception | np.max is called with two things, but its second argument is an axis, so the call fails.
def neuron_price(size, w, b):
    z = np.multiply(w, size) + b
    return np.max(0, z)

# %% swapped-and-cut-at-one | double | Weight and bias have exchanged roles in the line, and the result is cut off at 1 above as well as at 0 below.
def neuron_price(size, w, b):
    z = b * size + w
    return np.clip(z, 0, 1)

# %% loop-gives-list | approach | The loop over the first axis takes each part for one price: a single number can't be looped over, a row of a matrix can't be decided by an if, and a list comes back in place of an array.
def neuron_price(size, w, b):
    prices = []
    for s in size:
        p = w * s + b
        if p < 0:
            p = 0
        prices.append(p)
    return prices

# %% mask-on-a-number | exception | Negative entries are set to zero by index, which works for arrays but fails when size is a single number.
def neuron_price(size, w, b):
    z = w * size + b
    z[z < 0] = 0
    return z

# %% subtracts-bias | single | The bias is subtracted instead of added.
def neuron_price(size, w, b):
    z = w * size - b
    return np.maximum(z, 0)

# %% cut-at-bias | misplaced | The bias is given to np.maximum as the smallest price, in the place of zero, instead of being added to the line.
def neuron_price(size, w, b):
    return np.maximum(b, w * size)

# %% printed-not-returned | single | The price is computed and printed but never returned, so the function gives None.
def neuron_price(size, w, b):
    z = w * size + b
    price = np.maximum(0, z)
    print(price)

# %% minus-bias-wrong-bend | double | The bias is subtracted, and np.minimum is used for the bend.
def neuron_price(size, w, b):
    line = np.multiply(size, w) - b
    return np.minimum(line, 0)
