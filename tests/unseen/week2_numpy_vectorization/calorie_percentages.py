# %% fractions | single | The factor 100 is missing, so the columns add up to 1 instead of 100.
def calorie_percentages(A):
    totals = A.sum(axis=0)
    return A / totals

# %% row-totals | single | The sum runs along axis=1, one total for each source, so the rows and not the columns add up to 100.
def calorie_percentages(A):
    cal = np.sum(A, axis=1, keepdims=True)
    return 100 * A / cal

# %% floor-percent | single | // drops what comes after the decimal point, so the percentages are cut to whole numbers.
def calorie_percentages(A):
    totals = np.sum(A, axis=0)
    return 100 * A // totals

# %% grand-total | single | The sum has no axis, so every entry is divided by the total of the whole table.
def calorie_percentages(A):
    share = A / np.sum(A)
    return share * 100

# %% transposed-fractions | double | The table is transposed and not turned back, so the shape is (foods, sources), and the shares are not multiplied by 100.
def calorie_percentages(A):
    rows = A.T
    return np.array([food / food.sum() for food in rows])

# %% mean-for-sum | approach | Each food is divided by its mean instead of its sum, in an array of A's own type, so columns don't add up to 100 and whole numbers cut the fractions off.
def calorie_percentages(A):
    P = A.copy()
    for j in range(A.shape[1]):
        P[:, j] = A[:, j] / A[:, j].mean() * 100
    return P

# %% totals-as-column | exception | The totals of the foods are reshaped to a column (foods, 1), which does not broadcast over (sources, foods) unless the table is square.
def calorie_percentages(A):
    totals = np.sum(A, axis=0).reshape(-1, 1)
    return A / totals * 100

# %% axis-too-large | exception | axis=2 is used although a matrix has only the axes 0 and 1, so an AxisError is raised.
def calorie_percentages(A):
    return A / np.sum(A, axis=2, keepdims=True) * 100
