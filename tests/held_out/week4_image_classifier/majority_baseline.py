# %% test-labels-choose | single | The class is chosen by the test labels instead of by the training labels.
def majority_baseline(train_labels, test_labels):
    majority = 1 if np.mean(test_labels) > 0.5 else 0
    return float(np.mean(test_labels == majority))

# %% measured-on-training | single | The share of right answers is measured on the training labels instead of on the test labels.
def majority_baseline(train_labels, test_labels):
    share = np.mean(train_labels)
    majority = 1 if share > 0.5 else 0
    right = train_labels == majority
    return float(np.mean(right))

# %% divided-by-len | single | The ones are divided by len, which is 1 for an array of shape (1, m), so the class 1 is chosen as soon as there is a single one.
def majority_baseline(train_labels, test_labels):
    ones = np.sum(train_labels == 1)
    fraction = ones / len(train_labels)
    c = int(fraction > 0.5)
    return float(np.mean(test_labels == c))

# %% rarer-class | single | The comparison is turned round, so the rarer class is taken.
def majority_baseline(train_labels, test_labels):
    if np.mean(train_labels) < 0.5:
        most_frequent = 1
    else:
        most_frequent = 0
    accuracy = np.mean(test_labels == most_frequent)
    return float(accuracy)

# %% larger-share-of-the-test | approach | The larger of the two class shares in the test labels is returned, and the training labels are not looked at.
def majority_baseline(train_labels, test_labels):
    cats = np.mean(test_labels)
    others = 1 - cats
    return float(max(cats, others))

# %% largest-label-of-unique | approach | From the distinct labels the largest one is taken, not the one with the largest count, so the class is 1 whenever it occurs.
def majority_baseline(train_labels, test_labels):
    values, counts = np.unique(train_labels, return_counts=True)
    winner = values[np.argmax(values)]
    hits = sum(1 for label in test_labels[0] if label == winner)
    return hits / test_labels.shape[1]

# %% comparison-outside-the-mean | misplaced | The mean of the test labels is compared with the class, instead of the mean being taken of the comparisons.
def majority_baseline(train_labels, test_labels):
    majority = 1 if np.mean(train_labels) > 0.5 else 0
    return float(np.mean(test_labels) == majority)

# %% percent-of-ones | double | The share of ones in the test labels is returned whatever the majority class is, and as a percentage.
def majority_baseline(train_labels, test_labels):
    cats = np.count_nonzero(test_labels)
    total = test_labels.shape[1]
    baseline = 100 * cats / total
    return float(baseline)

# %% bincount-of-a-row | exception | np.bincount takes only one-dimensional arrays, and the labels have the shape (1, m).
def majority_baseline(train_labels, test_labels):
    counts = np.bincount(train_labels)
    majority = np.argmax(counts)
    return float(np.mean(test_labels == majority))

# %% count-of-an-array | exception | count is a method of lists, and an array has none.
def majority_baseline(train_labels, test_labels):
    if train_labels.count(1) > train_labels.count(0):
        c = 1
    else:
        c = 0
    return float(np.mean(test_labels == c))

# %% python-sum-in-the-if | exception | The sum of Python adds up the rows of the array and so gives an array again, about which the if cannot decide.
def majority_baseline(train_labels, test_labels):
    m_train = train_labels.shape[1]
    majority = 0
    if sum(train_labels) > m_train / 2:
        majority = 1
    return float(np.mean(test_labels == majority))
