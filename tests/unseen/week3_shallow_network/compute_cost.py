# %% log10 | single | np.log10 is used instead of the natural logarithm np.log.
def compute_cost(A2, Y):
    m = Y.shape[1]
    eps = np.finfo(float).eps
    A2 = np.clip(A2, eps, 1 - eps)
    logprobs = Y * np.log10(A2) + (1 - Y) * np.log10(1 - A2)
    return float(-np.sum(logprobs) / m)

# %% rows-as-m | single | m is len(Y), the number of rows, which is 1, so the cost is the sum over the examples and not their mean.
def compute_cost(A2, Y):
    m = len(Y)
    A = np.clip(A2, 1e-15, 1 - 1e-15)
    return float(-(Y * np.log(A) + (1 - Y) * np.log(1 - A)).sum() / m)

# %% clip-not-assigned | single | The result of np.clip is thrown away, since it returns a new array, so predictions of exactly 0 or 1 still give nan or infinity.
def compute_cost(A2, Y):
    m = Y.shape[1]
    eps = np.finfo(float).eps
    np.clip(A2, eps, 1 - eps)
    cost = -np.sum(Y * np.log(A2) + (1 - Y) * np.log(1 - A2)) / m
    return float(cost)

# %% no-minus | single | The minus sign before the mean is missing, so the cost is negative.
def compute_cost(A2, Y):
    p = np.clip(A2, 1e-12, 1 - 1e-12)
    return float(np.mean(np.where(Y == 1, np.log(p), np.log(1 - p))))

# %% eps-smaller-than-float | single | The clip distance 1e-20 is so small that 1 - 1e-20 is exactly 1 in floating point, so a prediction of 1 still gives log(0).
def compute_cost(A2, Y):
    tiny = 1e-20
    A2 = np.clip(A2, tiny, 1 - tiny)
    loss = Y * np.log(A2) + (1 - Y) * np.log(1 - A2)
    return float(-np.mean(loss))

# %% minus-on-unsigned | single | The minus sign is put directly at Y (-Y), which wraps around to 255 for uint8 labels and raises for bool ones, instead of at the sum.
def compute_cost(A2, Y):
    m = Y.shape[1]
    eps = np.finfo(float).eps
    A2 = np.clip(A2, eps, 1 - eps)
    return float(np.sum(-Y * np.log(A2) - (1 - Y) * np.log(1 - A2)) / m)

# %% coarse-clip-one-term | double | Only the term for label 1 is added (the term with 1 - Y is missing), and the clip distance 0.01 is far too large.
def compute_cost(A2, Y):
    m = Y.shape[1]
    A2 = np.clip(A2, 0.01, 0.99)
    cost = -1 / m * np.sum(Y * np.log(A2))
    return float(cost)

# %% log2-and-sum | double | The logarithm has base 2 (np.log2) instead of e, and the sum is not divided by the number of examples.
def compute_cost(A2, Y):
    eps = np.finfo(float).eps
    a = np.clip(A2, eps, 1 - eps)
    total = 0.0
    for y_i, a_i in zip(Y.ravel(), a.ravel()):
        total += np.log2(a_i) if y_i else np.log2(1 - a_i)
    return float(-total)

# %% labels-exchanged | misplaced | The two terms are paired wrongly: Y goes with log(1 - A2) and 1 - Y with log(A2), so right answers cost a lot.
def compute_cost(A2, Y):
    eps = np.finfo(float).eps
    m = A2.shape[1]
    A2 = np.clip(A2, eps, 1 - eps)
    cost = -np.sum(Y * np.log(1 - A2) + (1 - Y) * np.log(A2)) / m
    return float(cost)

# %% squared-error | approach | It computes the mean squared error between A2 and Y instead of the cross-entropy.
def compute_cost(A2, Y):
    m = Y.shape[1]
    diff = A2 - Y
    return float(np.sum(diff ** 2) / (2 * m))

# %% dot-gives-matrix | approach | The sums are taken with matrix products of (1, m) and (m, 1), and the (1, 1) array is returned as it is instead of as one plain number.
def compute_cost(A2, Y):
    m = Y.shape[1]
    eps = np.finfo(float).eps
    A2 = np.clip(A2, eps, 1 - eps)
    cost = -(np.dot(Y, np.log(A2).T) + np.dot(1 - Y, np.log(1 - A2).T)) / m
    return cost

# %% dot-without-transpose | exception | np.dot of two arrays of shape (1, m) does not fit, since the second is not transposed (ValueError); an entry by entry product was needed.
def compute_cost(A2, Y):
    m = Y.shape[1]
    eps = np.finfo(float).eps
    A2 = np.clip(A2, eps, 1 - eps)
    logprobs = np.dot(np.log(A2), Y) + np.dot(np.log(1 - A2), 1 - Y)
    return float(-np.sum(logprobs) / m)

# %% math-log | exception | math.log takes one number, not an array, so it raises a TypeError for A2 with several examples.
import math

def compute_cost(A2, Y):
    m = Y.shape[1]
    A2 = np.clip(A2, 1e-16, 1 - 1e-16)
    cost = -np.sum(Y * math.log(A2) + (1 - Y) * math.log(1 - A2)) / m
    return float(cost)

# %% float-of-losses | exception | float() is applied to the array of all losses, since the sum over the examples was forgotten, which raises a TypeError.
def compute_cost(A2, Y):
    m = Y.shape[1]
    eps = np.finfo(float).eps
    A2 = np.clip(A2, eps, 1 - eps)
    cost = -1 / m * (Y * np.log(A2) + (1 - Y) * np.log(1 - A2))
    return float(cost)
