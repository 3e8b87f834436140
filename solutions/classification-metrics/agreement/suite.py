import numpy as np
from answer import balanced_accuracy, kappa, mcc

from drill.suite import assert_close, seeds

BINARY = np.array([[40, 5], [20, 30]])
THREE = np.array([[5, 2, 0], [1, 4, 3], [2, 0, 7]])


def labels_of(C):
    """Return the two columns of labels, one row per counted case."""
    truth, guess = np.indices(C.shape)
    return np.repeat(truth.ravel(), C.ravel()), np.repeat(guess.ravel(), C.ravel())


def test_matthews_of_two_classes():
    """For two classes it is the correlation of the two binary variables."""
    assert_close(mcc(BINARY), np.corrcoef(labels_of(BINARY))[0, 1], rtol=1e-10)


def test_matthews_of_more_classes():
    """For K classes it correlates the indicators of all classes, summed over classes."""
    for rng in seeds():
        C = rng.integers(0, 9, size=(5, 5)) + np.eye(5, dtype=int)
        y, p = (np.eye(5)[column] for column in labels_of(C))
        y, p = y - y.mean(axis=0), p - p.mean(axis=0)
        assert_close(mcc(C), np.sum(y * p) / np.sqrt(np.sum(y * y) * np.sum(p * p)), rtol=1e-9, atol=1e-12)


def test_kappa_by_hand():
    """Agreement 70/95, by chance (45 * 60 + 50 * 35) / 95²: kappa compares the excess with what was possible."""
    chance = (45 * 60 + 50 * 35) / 95**2
    assert_close(kappa(BINARY), (70 / 95 - chance) / (1 - chance), rtol=1e-10)


def test_kappa_of_more_classes():
    """The agreement by chance is the sum over classes of the product of both shares."""
    for rng in seeds():
        C = rng.integers(0, 9, size=(3, 3)) + np.eye(3, dtype=int)
        y, p = labels_of(C)
        chance = sum((y == k).mean() * (p == k).mean() for k in range(3))
        assert_close(kappa(C), ((y == p).mean() - chance) / (1 - chance), rtol=1e-9, atol=1e-12)


def test_balanced_accuracy_is_mean_recall():
    """Balanced accuracy averages the recalls, whatever the sizes of the classes."""
    assert_close(balanced_accuracy(BINARY), (40 / 45 + 30 / 50) / 2, rtol=1e-10)
    assert_close(balanced_accuracy(THREE), (5 / 7 + 4 / 8 + 7 / 9) / 3, rtol=1e-10)


def test_perfect_agreement():
    """A diagonal matrix of several classes gives 1 for all three."""
    C = np.diag([95, 3, 2])
    assert_close([mcc(C), kappa(C), balanced_accuracy(C)], [1, 1, 1], rtol=1e-10)


def test_worse_than_chance():
    """Systematic disagreement of two classes is negative: -1 if the classes are equally large."""
    C = np.array([[0, 7], [7, 0]])
    assert_close([mcc(C), kappa(C), balanced_accuracy(C)], [-1, -1, 0], rtol=1e-10)


def test_constant_prediction():
    """Always the same class: no correlation, no agreement beyond chance, and 1/K of balanced accuracy."""
    for C in (np.array([[95, 0], [5, 0]]), np.array([[0, 95], [0, 5]])):
        assert_close([mcc(C), kappa(C), balanced_accuracy(C)], [0, 0, 0.5], atol=1e-12)
    C = np.array([[0, 3, 0], [0, 4, 0], [0, 5, 0]])
    assert_close([mcc(C), kappa(C), balanced_accuracy(C)], [0, 0, 1 / 3], atol=1e-12)


def test_one_class_in_truth_and_prediction():
    """If all cases are of one class and are called so, correlation and kappa are 0/0 and count as 0."""
    C = np.array([[0, 0], [0, 6]])
    assert_close([mcc(C), kappa(C), balanced_accuracy(C)], [0, 0, 1])


def test_one_class_in_truth():
    """If all cases are of one class and the predictions vary, the correlation is 0/0 and counts as 0."""
    C = np.array([[0, 0], [2, 6]])
    assert_close([mcc(C), kappa(C), balanced_accuracy(C)], [0, 0, 3 / 4], atol=1e-12)


def test_constants_that_never_agree():
    """If all cases are of one class and all are called another, chance expects no agreement either: kappa is 0."""
    for C in (np.array([[0, 6], [0, 0]]), np.array([[0, 0, 0], [0, 0, 0], [4, 0, 0]])):
        assert_close([mcc(C), kappa(C), balanced_accuracy(C)], [0, 0, 0])


def test_class_that_never_occurs():
    """A class without true cases has no recall and is left out of the mean, also if it was predicted."""
    C = np.array([[3, 1, 0], [0, 0, 0], [1, 1, 2]])
    assert_close(balanced_accuracy(C), (3 / 4 + 2 / 4) / 2, rtol=1e-10)
    assert_close(balanced_accuracy(np.array([[0, 1], [2, 6]])), 3 / 8, rtol=1e-10)
    assert_close(mcc(C), (8 * 5 - (4 * 4 + 4 * 2)) / np.sqrt((64 - 32) * (64 - 24)), rtol=1e-10)


def test_truth_stands_in_rows():
    """Exchanging truth and prediction leaves correlation and kappa, but not balanced accuracy."""
    assert_close([mcc(THREE.T), kappa(THREE.T)], [mcc(THREE), kappa(THREE)], rtol=1e-10)
    assert_close(balanced_accuracy(THREE.T), (5 / 8 + 4 / 6 + 7 / 10) / 3, rtol=1e-10)


def test_large_counts_and_small_types():
    """Counts of a billion, or in 8 bits, give what the same shares give elsewhere."""
    for C in (BINARY * 10**8, BINARY.astype(np.uint8), BINARY.astype(np.int32) * 10**6):
        want = [(40 * 30 - 5 * 20) / np.sqrt(45 * 50 * 60 * 35), (70 * 95 - 4450) / (95**2 - 4450), 67 / 90]
        assert_close([mcc(C), kappa(C), balanced_accuracy(C)], want, rtol=1e-9)


def test_matrix_stays_as_it_was():
    """Counts held as floats give the same, and the matrix is not changed."""
    for measure in (mcc, kappa, balanced_accuracy):
        C = THREE.astype(float)
        assert_close(measure(C), measure(THREE), rtol=1e-10)
        assert_close(C, THREE)
