import itertools

import numpy as np
from answer import best_split

from drill.suite import assert_close, seeds


def gini(y, w):
    p = np.array([w[y == label].sum() for label in np.unique(y)]) / w.sum()
    return (p * (1 - p)).sum()


def gain_of(X, y, w, j, thr):
    """Make the partition and compare the impurities."""
    left = X[:, j].astype(float) <= thr
    share = w[left].sum() / w.sum()
    return gini(y, w) - share * gini(y[left], w[left]) - (1 - share) * gini(y[~left], w[~left])


def all_cuts(X, y, w, min_leaf):
    """Try every cut of every column: (j, thr, gain) in order."""
    n, d = X.shape
    for j in range(d):
        values = np.unique(X[:, j]).astype(float)
        for low, high in itertools.pairwise(values):
            rows = (X[:, j] <= low).sum()
            if min_leaf <= rows <= n - min_leaf:
                yield j, (low + high) / 2, gain_of(X, y, w, j, low)


def brute(X, y, w=None, min_leaf=1):
    w = np.ones(len(y)) if w is None else w
    cuts = list(all_cuts(X, y, w, min_leaf))
    top = max((gain for _, _, gain in cuts), default=0.0)
    if top < 1e-9:
        return None
    return next(cut for cut in cuts if cut[2] > top - 1e-9)


def check(got, want):
    """Compare with a cut that exists: feature, threshold and gain."""
    assert got is not None, f"got None, expected {want}"
    # Gains come from sums of some dozen numbers near 1; a cut with another gain differs by far more.
    assert_close(np.array([float(part) for part in got]), np.array(want), rtol=1e-9, atol=1e-11)


def draw(rng, n=31, d=3, classes=3, levels=7):
    X = rng.integers(0, levels, size=(n, d)).astype(float)
    y = (X[:, 1] > levels // 2).astype(int) + rng.integers(0, classes - 1, size=n)
    return X, y


def test_four_rows_by_hand():
    """The cut between 2 and 3 separates the classes and gains the whole impurity, 0.5."""
    check(best_split(np.array([[1.0], [2.0], [3.0], [6.0]]), np.array([0, 0, 1, 1])), (0, 2.5, 0.5))


def test_children_weigh_by_their_size():
    """With labels 1 0 1 0 0 0 0 0 the cut after the third row gains 5/24, more than peeling off the first: 9/56."""
    check(best_split(np.arange(8.0)[:, None], np.array([1, 0, 1, 0, 0, 0, 0, 0])), (0, 2.5, 5 / 24))


def test_every_cut_is_compared():
    """On random data with ties and three classes, the cut is the best of all that can be made."""
    for rng in seeds():
        X, y = draw(rng)
        check(best_split(X, y), brute(X, y))


def test_rows_may_weigh_differently():
    """With weights, class shares and sizes of the children are shares of weight."""
    for rng in seeds():
        X, y = draw(rng, n=23)
        w = rng.random(23) * 4 + 0.1
        check(best_split(X, y, w), brute(X, y, w))
        check(best_split(X, y, 1e6 * w), brute(X, y, w))


def test_least_number_of_rows():
    """Each child holds at least `min_leaf` rows, however heavy or light they are."""
    for rng in seeds():
        X, y = draw(rng, n=19)
        for min_leaf in (4, 6):
            check(best_split(X, y, min_leaf=min_leaf), brute(X, y, min_leaf=min_leaf))
            w = rng.choice([0.1, 9.0], size=19)
            check(best_split(X, y, w, min_leaf), brute(X, y, w, min_leaf))


def test_equal_values_stay_together():
    """Rows with the same value are never separated, in whatever order they come."""
    X = np.array([[4.0], [4.0], [4.0], [7.0], [7.0], [7.0]])
    y = np.array([1, 1, 0, 0, 1, 0])
    for order in ([0, 1, 2, 3, 4, 5], [5, 2, 4, 1, 0, 3]):
        check(best_split(X[order], y[order]), (0, 5.5, 0.5 - 4 / 9))


def test_no_cut():
    """Without an allowed cut that gains anything the result is None."""
    constant, y = np.full((5, 2), 3.0), np.array([0, 1, 0, 1, 1])
    cases = [
        (constant, y, 1),
        (np.arange(5.0)[:, None], np.full(5, 4), 1),
        (np.array([[2.0]]), np.array([1]), 1),
        (np.arange(5.0)[:, None], y, 3),
        (np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([0, 1, 1, 0]), 1),
    ]
    for X, labels, min_leaf in cases:
        got = best_split(X, labels, min_leaf=min_leaf)
        assert got is None, f"got {got}, expected None"


def test_tied_cuts():
    """Of cuts with the same gain the smallest feature wins, then the smallest threshold."""
    x = np.arange(6.0)
    check(best_split(np.c_[x[::-1] * 2, x], np.array([0, 0, 0, 1, 1, 1])), (0, 5.0, 0.5))
    check(best_split(x[:, None], np.array([1, 0, 0, 0, 0, 1])), (0, 0.5, 4 / 9 - 5 / 6 * 8 / 25))
    for rng in seeds(10):  # labels and weights that read the same backwards tie each cut with its mirror image
        half, w = rng.integers(0, 3, size=7), rng.random(7) + 0.1
        X, y, w = np.arange(14.0)[:, None], np.r_[half, half[::-1]], np.r_[w, w[::-1]]
        check(best_split(X, y, w), brute(X, y, w))


def test_smallest_gains():
    """A gain of 3e-8 is a gain, one of 3e-12 is none, and a gain that is larger by 1e-6 is no tie."""
    X, y = np.array([[0.0], [0.0], [1.0], [1.0]]), np.array([0, 1, 0, 1])
    w = np.array([1.0, 1.0, 1.0, 1.001])
    got = best_split(X, y, w)
    assert got is not None, "got None, expected a cut"
    assert_close(np.array(got[:2], dtype=float), np.array([0, 0.5]))
    assert_close(float(got[2]), gain_of(X, y, w, 0, 0.5), atol=1e-12)
    got = best_split(X, y, np.array([1.0, 1.0, 1.0, 1.00001]))
    assert got is None, f"got {got}, expected None"
    w = np.array([1.0, 1.0, 1.0, 1.0, 1.0, 1.00002])
    got = best_split(np.arange(6.0)[:, None], np.array([1, 0, 0, 0, 0, 1]), w)
    assert got is not None, "got None, expected a cut"
    assert_close(np.array(got[:2], dtype=float), np.array([0, 4.5]))


def test_weak_and_strong_columns():
    """A later column with a higher gain beats an earlier one."""
    x = np.arange(7.0)
    X = np.c_[[0, 1, 0, 1, 0, 1, 1], x[::-1], np.ones(7)]
    y = np.array([0, 0, 0, 0, 1, 1, 1])
    check(best_split(X, y), (1, 2.5, 24 / 49))


def test_labels_of_any_value():
    """Labels are names: negative, large and distant ones give the same cut."""
    for rng in seeds(5):
        X, y = draw(rng)
        check(best_split(X, np.array([-7, 10**12, 3])[y]), brute(X, y))


def test_values_of_any_size():
    """Shifted by 1e9 or scaled to 1e-9, the values give the same partition and gain."""
    for rng in seeds(5):
        X, y = draw(rng)
        j, thr, gain = brute(X, y)
        for scale, shift in ((1.0, 1e9), (1e-9, 0.0), (1e9, -1e12)):
            check(best_split(X * scale + shift, y), (j, thr * scale + shift, gain))


def test_neighbours_without_a_middle():
    """Between two neighbouring floats the threshold is the lower one, so that it separates them."""
    low = np.nextafter(1.0, 2.0)
    got = best_split(np.array([[low], [np.nextafter(low, 2.0)]]), np.array([0, 1]))
    assert got is not None, "got None, expected a cut between both values"
    # No tolerance: the next float would no longer separate the two rows.
    assert_close(float(got[1]), low, rtol=0.0)


def test_types_of_input():
    """Small integers, booleans, float32 and views with strides give the same cut."""
    for rng in seeds(5):
        X, y = draw(rng)
        want = brute(X, y)
        wide = np.repeat(np.repeat(X, 2, axis=0), 2, axis=1)[::2, ::2]
        for given in (X.astype(np.float32), X.astype(np.int8), np.asfortranarray(X), wide):
            check(best_split(given, y.astype(np.uint8)), want)
        large = (X + 240).astype(np.uint8)
        check(best_split(large, y), (want[0], want[1] + 240, want[2]))
    far = np.array([[16777216], [16777218]], dtype=np.float32)  # their middle is no float32
    check(best_split(far, np.array([0, 1])), (0, 16777217.0, 0.5))


def test_arguments_stay_as_they_were():
    """Features, labels and weights are not changed."""
    X, y = draw(np.random.default_rng(2))
    w = np.linspace(1.0, 2.0, 31)
    before = X.copy(), y.copy(), w.copy()
    best_split(X, y, w)
    for now, then in zip((X, y, w), before, strict=True):
        assert_close(now, then)
