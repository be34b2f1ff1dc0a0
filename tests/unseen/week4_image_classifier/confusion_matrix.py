# %% answers-in-rows | single | The matrix is transposed: the answers stand in the rows and the truth in the columns.
def confusion_matrix(predictions, labels):
    matrix = np.zeros((2, 2), dtype=int)
    for truth in (0, 1):
        for answer in (0, 1):
            matrix[answer, truth] = np.sum((labels == truth) & (predictions == answer))
    return matrix

# %% class-one-first | single | The classes stand in the order 1, 0, so the cats that were found are at C[0, 0] instead of C[1, 1].
def confusion_matrix(predictions, labels):
    tp = np.sum((labels == 1) & (predictions == 1))
    fn = np.sum((labels == 1) & (predictions == 0))
    fp = np.sum((labels == 0) & (predictions == 1))
    tn = np.sum((labels == 0) & (predictions == 0))
    return np.array([[tp, fn], [fp, tn]])

# %% or-instead-of-and | single | The two conditions are joined with | (or) instead of & (and), so far too many examples are counted.
def confusion_matrix(predictions, labels):
    C = np.zeros((2, 2), dtype=int)
    for t in range(2):
        for a in range(2):
            C[t, a] = ((labels == t) | (predictions == a)).sum()
    return C

# %% shares | single | The counts are divided by the number of examples, so the matrix holds shares instead of whole numbers.
def confusion_matrix(predictions, labels):
    m = labels.shape[1]
    counts = [[np.sum((labels == t) & (predictions == a)) for a in (0, 1)] for t in (0, 1)]
    return np.array(counts) / m

# %% eight-bit-matrix | single | The matrix is made with the labels' own number type, so for uint8 the counts start again at 0 after 255 (and bool only holds 0 or 1).
def confusion_matrix(predictions, labels):
    matrix = np.zeros((2, 2), dtype=labels.dtype)
    for t, a in zip(labels.astype(int).ravel(), predictions.astype(int).ravel()):
        matrix[t, a] += 1
    return matrix

# %% products-and-differences | single | The counts are sums of products and of 1 - x in the labels' own number type, where a matrix product of uint8 numbers wraps at 256 and bool has no minus.
def confusion_matrix(predictions, labels):
    y, p = labels, predictions
    tn = np.dot(1 - y, (1 - p).T)
    fp = np.dot(1 - y, p.T)
    fn = np.dot(y, (1 - p).T)
    tp = np.dot(y, p.T)
    return np.array([[tn, fp], [fn, tp]]).reshape(2, 2)

# %% transposed-shares | double | Truth and answer are exchanged in the index, and the counts are divided by the number of examples.
def confusion_matrix(predictions, labels):
    C = np.zeros((2, 2))
    for p, y in zip(predictions.ravel(), labels.ravel()):
        C[int(p), int(y)] += 1
    return C / predictions.size

# %% same-entry-and-flat | double | The counts are returned as a flat list of four instead of a (2, 2) matrix, and the missed cats are counted twice in place of the other things taken for cats.
def confusion_matrix(predictions, labels):
    right0 = np.sum((predictions == 0) & (labels == 0))
    wrong0 = np.sum((predictions == 0) & (labels == 1))
    wrong1 = np.sum((predictions == 0) & (labels == 1))
    right1 = np.sum((predictions == 1) & (labels == 1))
    return np.array([right0, wrong0, wrong1, right1])

# %% return-in-inner-loop | misplaced | The return is indented into the outer loop, so only the row of truth 0 is filled and the other stays 0.
def confusion_matrix(predictions, labels):
    matrix = np.zeros((2, 2), dtype=int)
    for truth in (0, 1):
        for answer in (0, 1):
            matrix[truth, answer] = np.sum((labels == truth) & (predictions == answer))
        return matrix

# %% fancy-plus-one | approach | matrix[labels, predictions] += 1 with index arrays counts each cell only once, however often it occurs.
def confusion_matrix(predictions, labels):
    matrix = np.zeros((2, 2), dtype=int)
    matrix[labels.astype(int).ravel(), predictions.astype(int).ravel()] += 1
    return matrix

# %% right-and-wrong-only | approach | It only counts right and wrong answers in all and puts them on and beside the diagonal, without telling the classes apart.
def confusion_matrix(predictions, labels):
    right = int(np.sum(predictions == labels))
    wrong = labels.size - right
    return np.array([[right, wrong], [wrong, right]])

# %% missing-parentheses | exception | The parentheses around the comparisons are missing, and since & binds first it becomes a chained comparison of arrays, which is ambiguous (ValueError).
def confusion_matrix(predictions, labels):
    matrix = np.zeros((2, 2), dtype=int)
    for truth in (0, 1):
        for answer in (0, 1):
            matrix[truth, answer] = np.sum(labels == truth & predictions == answer)
    return matrix

# %% and-of-arrays | exception | The word and is used between two arrays instead of &, and their truth value is ambiguous (ValueError).
def confusion_matrix(predictions, labels):
    C = np.zeros((2, 2), dtype=int)
    for t in (0, 1):
        for a in (0, 1):
            C[t, a] = np.sum(labels == t and predictions == a)
    return C

# %% loop-over-len | exception | The loop indexes labels[i] for i up to shape[1], but labels has just one row, so labels[1] does not exist (and labels[0] is a whole row).
def confusion_matrix(predictions, labels):
    C = np.zeros((2, 2), dtype=int)
    for i in range(labels.shape[1]):
        if labels[i] == 1 and predictions[i] == 1:
            C[1, 1] += 1
        elif labels[i] == 1:
            C[1, 0] += 1
        elif predictions[i] == 1:
            C[0, 1] += 1
        else:
            C[0, 0] += 1
    return C
