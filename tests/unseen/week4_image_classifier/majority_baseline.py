# %% class-from-the-test | single | The class is chosen from the test labels instead of the training labels.
def majority_baseline(train_labels, test_labels):
    majority = 1 if np.mean(test_labels) > 0.5 else 0
    return float(np.mean(test_labels == majority))

# %% measured-on-training | single | The accuracy is measured on the training labels instead of the test labels.
def majority_baseline(train_labels, test_labels):
    c = int(np.mean(train_labels) > 0.5)
    return float(np.mean(train_labels == c))

# %% minority | single | The comparison is turned round (< 0.5), so the rarer class of the training part is chosen.
def majority_baseline(train_labels, test_labels):
    ones = np.count_nonzero(train_labels)
    answer = 1 if ones < train_labels.size / 2 else 0
    return float(np.mean(test_labels == answer))

# %% len-is-one | single | The number of test labels is taken with len, which is 1 for shape (1, m), so the result is a count and not a share.
def majority_baseline(train_labels, test_labels):
    majority = 1 if np.mean(train_labels) > 0.5 else 0
    right = sum(1 for y in test_labels[0] if y == majority)
    return right / len(test_labels)

# %% share-of-ones | single | It returns the mean of the test labels, the share of ones, even if the majority class is 0.
def majority_baseline(train_labels, test_labels):
    majority = np.round(np.mean(train_labels))
    predictions = np.full(test_labels.shape, majority)
    return float(np.mean(test_labels))

# %% a-count-of-training | double | len is used for the half in training, so with m_train > 1 any one makes class 1 the majority, and the right answers are only counted and not divided.
def majority_baseline(train_labels, test_labels):
    majority = 1 if np.sum(train_labels) > len(train_labels) / 2 else 0
    return float(np.sum(test_labels == majority))

# %% wrong-share-and-percent | double | The share of wrong answers (!=) is taken instead of right ones, and it is given in percent.
def majority_baseline(train_labels, test_labels):
    c = 1 if np.mean(train_labels) > 0.5 else 0
    return float(100 * np.mean(test_labels != c))

# %% best-of-both-test | approach | It returns the larger of the shares of ones and zeros in the test part, so the test labels choose the class and training is ignored.
def majority_baseline(train_labels, test_labels):
    p = float(np.mean(test_labels == 1))
    return max(p, 1 - p)

# %% both-parts-joined | approach | Training and test labels are joined before the class is chosen and the share is measured on all of them.
def majority_baseline(train_labels, test_labels):
    everything = np.concatenate([train_labels, test_labels], axis=1)
    c = 1 if np.mean(everything) > 0.5 else 0
    return float(np.mean(everything == c))

# %% share-of-the-majority | approach | It returns how frequent the majority class is in the training labels, via np.unique, and never looks at the test labels.
def majority_baseline(train_labels, test_labels):
    values, counts = np.unique(train_labels, return_counts=True)
    return float(counts.max() / counts.sum())

# %% returned-class | misplaced | It stops after the first step and returns the majority class, 0 or 1, instead of its accuracy on the test labels.
def majority_baseline(train_labels, test_labels):
    majority = float(np.mean(train_labels) > 0.5)
    return majority

# %% labels-compared-with-labels | exception | It compares the training labels with the test labels, whose lengths differ and cannot be broadcast (ValueError).
def majority_baseline(train_labels, test_labels):
    majority = np.where(np.mean(train_labels, axis=0, keepdims=True) > 0.5, 1, 0)
    right = np.equal(majority, test_labels)
    return float(np.mean(right))

# %% bincount-of-matrix | exception | np.bincount wants a one-dimensional array, but the labels have shape (1, m) (ValueError).
def majority_baseline(train_labels, test_labels):
    c = np.argmax(np.bincount(train_labels))
    return float(np.mean(test_labels == c))

# %% counter-of-rows | exception | Counter(train_labels) iterates over the rows, and a row array cannot be a key (TypeError, unhashable).
from collections import Counter

def majority_baseline(train_labels, test_labels):
    majority = Counter(train_labels).most_common(1)[0][0]
    return float(np.mean(test_labels == majority))

# %% float-of-array | exception | float is applied to the whole array test_labels == c without the mean (TypeError).
def majority_baseline(train_labels, test_labels):
    c = 1 if np.mean(train_labels) > 0.5 else 0
    return float(test_labels == c)
