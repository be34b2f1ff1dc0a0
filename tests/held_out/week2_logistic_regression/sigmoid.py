# %% pair-returned | single | A pair of the array and a cache is returned as in week 4, though the array alone is asked.
def sigmoid(z):
    a = 1 / (1 + np.exp(-z))
    cache = z
    return a, cache

# %% exp-plus-instead-of-fraction | single | The 1 over is missing, so the denominator itself is returned.
def sigmoid(z):
    return 1 + np.exp(-z)

# %% math-not-imported | exception | math is used but never imported.
def sigmoid(z):
    return 1 / (1 + math.exp(-z))

# %% tanh-half-scaled | approach | The tanh form lacks the shift to one half, so the values run from minus one half to one half.
def sigmoid(z):
    return 0.5 * np.tanh(z / 2)

# %% clip-too-tight | single | z is clipped to the range from minus 5 to 5, where the sigmoid still changes.
def sigmoid(z):
    z = np.clip(z, -5, 5)
    return 1 / (1 + np.exp(-z))

# %% softmax-confused | approach | The exponentials are divided by their sum, which is a softmax over all entries and no sigmoid.
def sigmoid(z):
    e = np.exp(z)
    return e / np.sum(e)

# %% loop-single-axis | exception | The loop needs the shape and the length of z, and a plain number has neither.
def sigmoid(z):
    a = np.zeros(z.shape)
    for i in range(len(z)):
        a[i] = 1 / (1 + np.exp(-z[i]))
    return a

# %% minus-on-the-one | misplaced | The minus sign stands before the exponential instead of in the exponent.
def sigmoid(z):
    denom = 1 - np.exp(z)
    return 1 / denom

# %% complement-below-zero | approach | For negative z the complement of the sigmoid is taken, though the formula is right for either sign, so no result is below one half.
def sigmoid(z):
    s = 1 / (1 + np.exp(-z))
    return np.where(z >= 0, s, 1 - s)

# %% no-parens-and-sign | double | The parentheses around the denominator are missing, and the exponent has no minus.
def sigmoid(z):
    return 1 / 1 + np.exp(z)

# %% derivative-returned | single | The slope of the sigmoid is returned instead of the sigmoid.
def sigmoid(z):
    s = 1 / (1 + np.exp(-z))
    return s * (1 - s)

# %% negate-list | exception | z is turned into a list of its entries, and a list can't be negated.
def sigmoid(z):
    values = list(np.ravel(z))
    return 1 / (1 + np.exp(-values))

# %% one-outside-fraction | misplaced | The 1 is added to the finished fraction instead of to the exponential in its denominator.
def sigmoid(z):
    e = np.exp(-z)
    return 1 + 1 / e
