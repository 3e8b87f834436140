import numpy as np
from answer import roc

from drill.suite import assert_close, in_answer, seeds


@in_answer
def warns(y, s):
    import warnings

    from answer import roc

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        roc(y, s)
    return bool(caught)


def by_masks(y, s):
    """Return the curve from its definition, one mask per threshold."""
    thr = np.array([np.inf, *sorted(set(s.tolist()), reverse=True)])
    fpr = [(s[y == 0] >= cut).mean() for cut in thr]
    tpr = [(s[y == 1] >= cut).mean() for cut in thr]
    return np.array([fpr, tpr, thr])


def tied(rng, n=29, levels=7):
    y = rng.integers(0, 2, size=n)
    y[:2] = 0, 1
    return y, rng.integers(0, levels, size=n) - 2.5


def test_four_rows_by_hand():
    """Scores .8+ .4- .35+ .1-: up, right, up, right, with the threshold at which each row is flagged."""
    got = roc(np.array([0, 0, 1, 1]), np.array([0.1, 0.4, 0.35, 0.8]))
    assert_close(got, [[0, 0, 0.5, 0.5, 1], [0, 0.5, 0.5, 1, 1], [np.inf, 0.8, 0.4, 0.35, 0.1]], rtol=1e-12)


def test_tie_is_one_step():
    """A positive and a negative of equal score make one diagonal step, without a vertex inside."""
    for y in ([0, 1, 1], [1, 0, 1]):
        got = roc(np.array(y), np.array([0.5, 0.5, 0.9]))
        assert_close(got, [[0, 0, 1], [0, 0.5, 1], [np.inf, 0.9, 0.5]], rtol=1e-12)


def test_all_scores_equal():
    """A constant score gives the diagonal: two vertices only."""
    got = roc(np.array([0, 1, 0, 0, 1]), np.full(5, 0.3))
    assert_close(got, [[0, 1], [0, 1], [np.inf, 0.3]], rtol=1e-12)


def test_random_scores_with_ties():
    """At each threshold the rates are the shares of negatives and of positives that score at least as much."""
    for rng in seeds():
        y, s = tied(rng)
        assert_close(roc(y, s), by_masks(y, s), rtol=1e-12)


def test_hundreds_of_distinct_scores():
    """A long curve has a vertex for each of its hundreds of scores, whatever the type of the labels."""
    rng = np.random.default_rng(11)
    y, s = rng.integers(0, 2, size=701), rng.permutation(701) ** 3.0
    want = by_masks(y, s)
    for labels in (y, y.astype(np.int8), y == 1):
        assert_close(roc(labels, s), want, rtol=1e-12)


def test_every_distinct_score_has_its_vertex():
    """Vertices on a straight line are kept: n distinct scores give n + 1 of them."""
    y, s = np.array([1, 1, 1, 0, 0, 0, 0]), np.array([7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0])
    assert_close(roc(y, s), by_masks(y, s), rtol=1e-12)
    assert_close(roc(y, -s), by_masks(y, -s), rtol=1e-12)


def test_begins_at_infinity():
    """The first vertex flags nobody: its threshold is inf and both rates are 0, the last vertex is (1, 1)."""
    for rng in seeds(5):
        fpr, tpr, thr = roc(*tied(rng))
        assert_close([fpr[0], tpr[0], thr[0]], [0.0, 0.0, np.inf])
        assert_close([fpr[-1], tpr[-1]], [1.0, 1.0])


def test_one_class_only():
    """The rate of an absent class is NaN at every vertex, the other rate is as usual."""
    s = np.array([0.2, 0.9, 0.2])
    nan = [np.nan] * 3
    assert_close(roc(np.array([1, 1, 1]), s), [nan, [0, 1 / 3, 1], [np.inf, 0.9, 0.2]], rtol=1e-12)
    assert_close(roc(np.array([0, 0, 0]), s), [[0, 1 / 3, 1], nan, [np.inf, 0.9, 0.2]], rtol=1e-12)


def test_absent_class_without_a_warning():
    """An absent class is no accident of arithmetic: no warning is given."""
    for y in ([1, 1, 1], [0, 0, 0]):
        assert not warns(np.array(y), np.array([0.2, 0.9, 0.2]))


def test_one_row():
    """One row gives two vertices, and the rate of the class it is not is NaN."""
    assert_close(roc(np.array([1]), np.array([-4.0])), [[np.nan, np.nan], [0, 1], [np.inf, -4.0]])


def test_order_of_the_rows():
    """Shuffled rows give the same curve."""
    for rng in seeds():
        y, s = tied(rng, n=23, levels=3)
        order = rng.permutation(23)
        assert_close(roc(y[order], s[order]), by_masks(y, s), rtol=1e-12)


def test_close_scores_are_no_ties():
    """Scores that differ by 1e-12 have vertices of their own."""
    y, s = np.array([1, 0, 1, 0]), 0.5 + 1e-12 * np.array([3.0, 1.0, 2.0, 4.0])
    assert_close(roc(y, s), by_masks(y, s), rtol=1e-15)


def test_types_of_input():
    """Boolean labels, unsigned integer scores and views with strides give the same curve."""
    y, s = tied(np.random.default_rng(3))
    whole = (s + 2.5).astype(np.uint8)
    for labels, scores in ((y == 1, s), (y, whole), (y.astype(np.uint8), s), (np.repeat(y, 2)[::2], s)):
        assert_close(roc(labels, scores), by_masks(y, scores), rtol=1e-12)


def test_arguments_stay_as_they_were():
    """Neither labels nor scores are changed."""
    y, s = tied(np.random.default_rng(4))
    y_before, s_before = y.copy(), s.copy()
    roc(y, s)
    assert_close(y, y_before)
    assert_close(s, s_before)
