# %% answers-in-the-rows | single | Rows and columns are swapped, the answers stand in the rows and the truth in the columns.
def confusion_matrix(predictions, labels):
    matrix = np.zeros((2, 2), dtype=int)
    for truth in (0, 1):
        for answer in (0, 1):
            matrix[answer, truth] = np.sum((labels == truth) & (predictions == answer))
    return matrix

# %% small-number-type | single | The matrix has the type of unsigned 8-bit numbers, which start again at 0 after 255.
def confusion_matrix(predictions, labels):
    C = np.zeros((2, 2), dtype=np.uint8)
    for t in range(2):
        for a in range(2):
            C[t, a] = np.sum((labels == t) & (predictions == a))
    return C

# %% shares | single | Each count is divided by the number of examples, so the matrix holds shares instead of whole numbers.
def confusion_matrix(predictions, labels):
    m = labels.size
    tn = np.sum((labels == 0) & (predictions == 0))
    fp = np.sum((labels == 0) & (predictions == 1))
    fn = np.sum((labels == 1) & (predictions == 0))
    tp = np.sum((labels == 1) & (predictions == 1))
    return np.array([[tn, fp], [fn, tp]]) / m

# %% or-for-and | single | The two conditions are joined by or instead of and, so examples that meet only one of them are counted too.
def confusion_matrix(predictions, labels):
    matrix = np.zeros((2, 2), dtype=int)
    for truth in (0, 1):
        for answer in (0, 1):
            hits = (labels == truth) | (predictions == answer)
            matrix[truth, answer] = np.sum(hits)
    return matrix

# %% cats-first | misplaced | The counts stand in the wrong places, with class 1 in the first row and column.
def confusion_matrix(predictions, labels):
    true_pos = np.sum((labels == 1) & (predictions == 1))
    true_neg = np.sum((labels == 0) & (predictions == 0))
    false_pos = np.sum((labels == 0) & (predictions == 1))
    false_neg = np.sum((labels == 1) & (predictions == 0))
    return np.array([[true_pos, false_neg], [false_pos, true_neg]])

# %% counted-once-by-index | approach | All positions are raised in one indexed +=, which counts a repeated position only once, so no entry gets above 1.
def confusion_matrix(predictions, labels):
    C = np.zeros((2, 2), dtype=int)
    t = labels.astype(int).ravel()
    a = predictions.astype(int).ravel()
    C[t, a] += 1
    return C

# %% dot-products | approach | The counts are made as dot products in the number type of the labels, which runs over after 255 for 8-bit numbers and counts no further than True for bool.
def confusion_matrix(predictions, labels):
    p = predictions.reshape(-1)
    y = labels.reshape(-1)
    tp = np.dot(y, p)
    tn = np.dot((y == 0).astype(y.dtype), (p == 0).astype(y.dtype))
    fp = np.dot((y == 0).astype(y.dtype), p)
    fn = np.dot(y, (p == 0).astype(y.dtype))
    return np.array([[tn, fp], [fn, tp]]).astype(int)

# %% differences | approach | The mistakes are found by the difference of answer and label, and for unsigned numbers 0 - 1 is 255 and never -1, while True and False cannot be subtracted at all.
def confusion_matrix(predictions, labels):
    diff = predictions - labels
    right = diff == 0
    matrix = np.zeros((2, 2), dtype=int)
    matrix[0, 0] = np.sum(right & (labels == 0))
    matrix[1, 1] = np.sum(right & (labels == 1))
    matrix[0, 1] = np.sum(diff == 1)
    matrix[1, 0] = np.sum(diff == -1)
    return matrix

# %% flat-and-false-ones-swapped | double | The four counts come in one flat row instead of a matrix, and the missed cats and the false alarms are swapped.
def confusion_matrix(predictions, labels):
    counts = []
    for truth, answer in [(0, 0), (1, 0), (0, 1), (1, 1)]:
        counts.append(int(np.sum((labels == truth) & (predictions == answer))))
    return np.array(counts)

# %% word-and | exception | The two arrays are joined by the word and, which wants a single True or False, instead of by &.
def confusion_matrix(predictions, labels):
    matrix = np.zeros((2, 2), dtype=int)
    for truth in (0, 1):
        for answer in (0, 1):
            matrix[truth, answer] = np.sum((labels == truth) and (predictions == answer))
    return matrix

# %% no-brackets-around-comparisons | exception | The comparisons joined by & have no brackets, so & is done first and what is left is a chained comparison of arrays.
def confusion_matrix(predictions, labels):
    matrix = np.zeros((2, 2), dtype=int)
    for truth in range(2):
        for answer in range(2):
            matrix[truth, answer] = np.sum(labels == truth & predictions == answer)
    return matrix

# %% labels-as-positions | exception | The labels themselves are used as positions in the matrix, which fails for floats and goes wrong for True and False.
def confusion_matrix(predictions, labels):
    matrix = np.zeros((2, 2), dtype=int)
    for i in range(labels.shape[1]):
        matrix[labels[0, i], predictions[0, i]] += 1
    return matrix
