# %% row-sums | single | The sums are taken along the rows, so every row adds up to 100 instead of every column.
def calorie_percentages(A):
    total = np.sum(A, axis=1, keepdims=True)
    return A / total * 100

# %% grand-total | single | np.sum without axis adds up the whole table, so the parts are shares of all the calories together.
def calorie_percentages(A):
    total = A.sum()
    percentages = 100 * A / total
    return percentages

# %% shares-not-percent | single | The factor 100 is missing, so the columns add up to 1.
def calorie_percentages(A):
    sums = np.sum(A, axis=0)
    return A / sums

# %% totals-as-column | exception | The column totals are reshaped to a column, which doesn't line up with the foods.
def calorie_percentages(A):
    totals = np.sum(A, axis=0).reshape(-1, 1)
    return A / totals * 100

# %% floor-division | single | Whole-number division cuts every share off before it is multiplied.
def calorie_percentages(A):
    total = np.sum(A, axis=0)
    return A // total * 100

# %% int-table-loop | approach | The loop stores the percentages in a copy of A, which cuts the fractions off for a table of whole numbers.
def calorie_percentages(A):
    P = A.copy()
    for j in range(A.shape[1]):
        total = 0
        for i in range(A.shape[0]):
            total += A[i, j]
        for i in range(A.shape[0]):
            P[i, j] = 100 * A[i, j] / total
    return P

# %% in-place-division | exception | A is divided in place, which whole numbers don't allow and which changes the caller's table.
def calorie_percentages(A):
    A /= A.sum(axis=0)
    A *= 100
    return A

# %% running-total-in-loop | approach | The total is not set back to zero for the next food, so each food is divided by the sum of all foods up to it.
def calorie_percentages(A):
    rows, cols = A.shape
    result = np.zeros((rows, cols))
    total = 0
    for j in range(cols):
        for i in range(rows):
            total += A[i, j]
        result[:, j] = A[:, j] / total * 100
    return result

# %% three-sources-four-foods | exception | The totals are reshaped to the four foods of the example table, so other tables fail.
def calorie_percentages(A):
    cal = A.sum(axis=0)
    percentage = 100 * A / cal.reshape(1, 4)
    return percentage

# %% hundred-in-the-denominator | misplaced | The parentheses put the factor 100 into the denominator, so the share is divided by 100.
def calorie_percentages(A):
    total = np.sum(A, axis=0)
    return A / (total * 100)

# %% mean-and-rows | double | The mean is taken instead of the sum, and along the rows instead of down the columns.
def calorie_percentages(A):
    m = np.mean(A, axis=1, keepdims=True)
    return 100 * A / m

# %% normalised-by-max | single | Each column is divided by its largest entry instead of its sum.
def calorie_percentages(A):
    biggest = np.max(A, axis=0)
    return A / biggest * 100

# %% divide-before-sum | misplaced | The sums are taken of the table that has already been turned into shares of the whole table, and these sums are returned instead of used as divisors.
def calorie_percentages(A):
    shares = A / np.sum(A)
    return 100 * np.sum(shares, axis=0, keepdims=True)
