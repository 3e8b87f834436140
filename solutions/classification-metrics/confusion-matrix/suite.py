import numpy as np
from answer import confusion

from drill.suite import assert_close, seeds

Y = np.array([0, 0, 0, 1, 1, 2, 2, 2, 2])
P = np.array([0, 1, 1, 1, 2, 2, 2, 0, 2])
COUNTS = np.array([[1.0, 2, 0], [0, 1, 1], [1, 0, 3]])


def counted(y, p, size):
    C = np.zeros((size, size))
    np.add.at(C, (y, p), 1)
    return C


def test_rows_are_true_classes():
    """Entry (i, j) counts the rows of true class i that were predicted as j."""
    assert_close(confusion(Y, P), COUNTS)


def test_random_labels():
    """Counts on random labels of seven classes add up to the number of rows."""
    for rng in seeds():
        y, p = rng.integers(0, 7, size=(2, 61))
        assert_close(confusion(y, p, labels=list(range(7))), counted(y, p, 7))


def test_many_rows():
    """An entry counts as far as it has to, also beyond what 8 bits hold, and also for labels of 8 bits."""
    for kind in (np.int64, np.uint8):
        y, p = np.repeat([3, 200, 200, 3], [300, 2, 70, 1]), np.repeat([3, 3, 200, 200], [300, 2, 70, 1])
        assert_close(confusion(y.astype(kind), p.astype(kind)), [[300, 1], [2, 70]])


def test_default_order_is_sorted():
    """Without labels the classes are sorted, not taken in the order of appearance."""
    y, p = np.array([30, -1, 7, 7]), np.array([30, 7, 7, -1])
    assert_close(confusion(y, p), [[0, 1, 0], [1, 1, 0], [0, 0, 1]])


def test_class_seen_on_one_side_only():
    """A class that is only predicted, or only true, has its row and column."""
    assert_close(confusion(np.array([0, 0]), np.array([0, 5])), [[1, 1], [0, 0]])
    assert_close(confusion(np.array([0, 5]), np.array([0, 0])), [[1, 0], [1, 0]])


def test_given_labels_set_the_order():
    """Rows and columns follow the order of the labels that are given, not their sorted order."""
    order = [2, 0, 1]
    assert_close(confusion(Y, P, labels=order), COUNTS[np.ix_(order, order)])


def test_given_label_that_never_occurs():
    """A label that is given and never occurs has a row and a column of zeros."""
    assert_close(confusion(Y, P, labels=[0, 1, 9, 2])[2], [0, 0, 0, 0])
    assert_close(np.asarray(confusion(Y, P, labels=[0, 1, 9, 2]))[[0, 1, 3]][:, [0, 1, 3]], COUNTS)


def test_labels_not_given_are_left_out():
    """A row counts only if both of its labels are among those given, and shares refer to what is counted."""
    assert_close(confusion(Y, P, labels=[0, 2]), [[1, 0], [1, 3]])
    assert_close(confusion(Y, P, labels=[0, 2], normalize="true"), [[1, 0], [0.25, 0.75]])
    assert_close(confusion(Y, P, labels=[0, 2], normalize="pred"), [[0.5, 0], [0.5, 1]])
    assert_close(confusion(Y, P, labels=[0, 2], normalize="all"), [[0.2, 0], [0.2, 0.6]])


def test_strings():
    """Labels may be strings, sorted by the alphabet."""
    y, p = np.array(["dog", "cat", "dog", "ant"]), np.array(["dog", "dog", "cat", "ant"])
    assert_close(confusion(y, p), [[1, 0, 0], [0, 0, 1], [0, 1, 1]])
    assert_close(confusion(y, p, labels=["dog", "cat"]), [[1, 1], [1, 0]])
    short, long = np.array(["ox", "ox", "ox"]), np.array(["oxen", "ox", "oxbow"])
    assert_close(confusion(short, long), [[1, 1, 1], [0, 0, 0], [0, 0, 0]])
    assert_close(confusion(long, short), [[1, 0, 0], [1, 0, 0], [1, 0, 0]])


def test_shares_of_true_classes():
    """With "true" each row adds up to 1, and its diagonal holds the recalls."""
    assert_close(confusion(Y, P, normalize="true"), COUNTS / [[3], [2], [4]], rtol=1e-12)


def test_shares_of_predicted_classes():
    """With "pred" each column adds up to 1, and its diagonal holds the precisions."""
    assert_close(confusion(Y, P, normalize="pred"), COUNTS / [2, 3, 4], rtol=1e-12)


def test_shares_of_all():
    """With "all" the whole matrix adds up to 1, and its trace is the accuracy."""
    assert_close(confusion(Y, P, normalize="all"), COUNTS / 9, rtol=1e-12)


def test_empty_rows_stay_zero():
    """A class without true rows, or without predictions, has shares 0, not NaN."""
    y, p = np.array([0, 0, 0]), np.array([0, 5, 5])
    assert_close(confusion(y, p, normalize="true"), [[1 / 3, 2 / 3], [0, 0]], rtol=1e-12)
    assert_close(confusion(p, y, normalize="pred"), [[1 / 3, 0], [2 / 3, 0]], rtol=1e-12)
    assert_close(confusion(y, p, labels=[7, 8], normalize="all"), np.zeros((2, 2)))


def test_arguments_stay_as_they_were():
    """Neither array of labels is changed."""
    y, p = np.array([30, -1, 7, 7]), np.array([30, 7, 7, -1])
    y_before, p_before = y.copy(), p.copy()
    confusion(y, p)
    assert_close(y, y_before)
    assert_close(p, p_before)
