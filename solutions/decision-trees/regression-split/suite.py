import itertools

import numpy as np
from answer import best_split

from drill.suite import assert_close, seeds


def node_loss(y, loss):
    """Return the loss of a node whose targets lie near 0."""
    if loss == "squared":
        return ((y - y.mean()) ** 2).sum()
    return np.abs(y - np.sort(y)[len(y) // 2]).sum()


def brute(X, y, loss="squared", min_leaf=1):
    """Try every cut of every column."""
    n, d = X.shape
    whole = node_loss(y, loss)
    cuts = []
    for j in range(d):
        for low, high in itertools.pairwise(np.unique(X[:, j]).astype(float)):
            left = X[:, j] <= low
            if min_leaf <= left.sum() <= n - min_leaf:
                gain = whole - node_loss(y[left], loss) - node_loss(y[~left], loss)
                cuts.append((j, (low + high) / 2, float(gain / n)))
    tie = 1e-9 * float(whole) / n
    top = max((gain for _, _, gain in cuts), default=0.0)
    return next((cut for cut in cuts if cut[2] >= top - tie), None) if top > tie else None


def check(got, want, rtol=1e-9):
    """Compare with a cut that exists: feature, threshold and gain."""
    assert got is not None, f"got None, expected {want}"
    assert_close(np.array([float(part) for part in got]), np.array(want), rtol=rtol)


def draw(rng, n=19, d=3, levels=6):
    X = rng.integers(0, levels, size=(n, d)).astype(float)
    return X, np.floor(3 * X[:, 1] + 5 * rng.normal(size=n))


def test_squared_error_by_hand():
    """Targets 0 0 9 lose 54 around their mean 3 and nothing after the cut: 18 per row."""
    check(best_split(np.array([[1.0], [2.0], [3.0]]), np.array([0.0, 0.0, 9.0])), (0, 2.5, 18.0))


def test_absolute_error_by_hand():
    """Targets 1 5 | 9 20 40 lose 54 around their median, 4 and 31 around those of the children."""
    X, y = np.array([[1.0], [1.0], [4.0], [4.0], [4.0]]), np.array([1.0, 5.0, 9.0, 20.0, 40.0])
    check(best_split(X, y, loss="absolute"), (0, 2.5, (8 + 4 + 11 + 31 - 4 - 31) / 5))


def test_squared_cuts_on_random_data():
    """On random data with ties the cut is the one with the largest fall of squared error around means."""
    for rng in seeds():
        X, y = draw(rng)
        check(best_split(X, y), brute(X, y))


def test_absolute_cuts_on_random_data():
    """On random data with ties the cut is the one with the largest fall of absolute error around medians."""
    for rng in seeds():
        X, y = draw(rng, n=13)
        check(best_split(X, y, loss="absolute"), brute(X, y, loss="absolute"))


def test_an_outlier_moves_means_only():
    """One wild target is cut off under squared error, while absolute error separates the two groups."""
    X, y = np.arange(40.0)[:, None], np.repeat([0.0, 10.0, 100.0], [20, 19, 1])
    check(best_split(X, y), (0, 38.5, brute(X, y)[2]))
    check(best_split(X, y, loss="absolute"), (0, 19.5, 200 / 40))


def test_least_number_of_rows():
    """Each child holds at least `min_leaf` rows, and exactly as many are enough."""
    x, y = np.arange(8.0)[:, None], np.array([0.0, 0, 0, 9, 9, 9, 9, 9])
    for loss, min_leaf in itertools.product(("squared", "absolute"), (3, 4)):
        check(best_split(x, y, loss, min_leaf), brute(x, y, loss, min_leaf))
        check(best_split(x, y[::-1], loss, min_leaf), brute(x, y[::-1], loss, min_leaf))
    for rng in seeds():
        X, y = draw(rng, n=11)
        for loss in ("squared", "absolute"):
            want = brute(X, y, loss, 4)
            if want:
                check(best_split(X, y, loss, 4), want)


def test_no_cut():
    """Without an allowed cut that gains anything the result is None."""
    column = np.arange(4.0)[:, None]
    cases = [
        (np.full((4, 2), 3.0), np.array([1.0, 2.0, 3.0, 4.0]), 1),
        (column, np.full(4, 0.1), 1),
        (column[:3], np.full(3, 0.1), 1),
        (column, np.array([1.0, 2.0, 3.0, 4.0]), 3),
        (np.array([[2.0]]), np.array([1.0]), 1),
        (np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([0.1, 0.7, 0.7, 0.1]), 1),
    ]
    for (X, y, min_leaf), loss in itertools.product(cases, ("squared", "absolute")):
        got = best_split(X, y, loss, min_leaf)
        assert got is None, f"got {got}, expected None"


def test_tied_cuts():
    """Of cuts with the same gain the smallest feature wins, then the smallest threshold."""
    x = np.arange(6.0)
    for loss in ("squared", "absolute"):
        y = np.array([1.1, 1.1, 1.1, 3.3, 3.3, 3.3])
        check(best_split(np.c_[2 * x[::-1], x], y, loss), (0, 5.0, brute(x[:, None], y, loss)[2]))
        y = np.array([7.7, 0.1, 0.1, 0.1, 0.1, 7.7])
        check(best_split(x[:, None], y, loss), (0, 0.5, brute(x[:, None], y, loss)[2]))
        for rng in seeds(5):  # targets that read the same backwards tie each cut with its mirror image, up to rounding
            half = rng.normal(size=5)
            X, y = np.arange(10.0)[:, None], np.r_[half, half[::-1]]
            if want := brute(X, y, loss):
                check(best_split(X, y, loss), want)


def test_slightly_better_cuts():
    """A cut that is better by a millionth is no tie, at any scale of the targets."""
    x = np.arange(6.0)
    y = np.array([7.0, 0.0, 0.0, 0.0, 0.0, 7.0 + 1e-5])
    for scale in (1e-8, 1.0, 1e8):
        for loss in ("squared", "absolute"):
            got = best_split(x[:, None], scale * y, loss)
            assert got is not None, "got None, expected a cut"
            assert_close(np.array(got[:2], dtype=float), np.array([0, 4.5]))


def test_values_of_any_size():
    """Shifted by 1e9 or scaled to 1e-9, the values give the same partition and gain."""
    for rng in seeds(2):
        X, y = draw(rng, n=11)
        for loss in ("squared", "absolute"):
            j, thr, gain = brute(X, y, loss)
            for scale, shift in ((1.0, 1e9), (1e-9, 0.0)):
                # The threshold near 1e9 must be right to less than the step between values.
                check(best_split(X * scale + shift, y, loss), (j, thr * scale + shift, gain), rtol=1e-10)


def test_targets_far_from_zero():
    """Targets around 1e8, above and below zero, give the cut and gain of the small differences."""
    for rng in seeds():
        X, y = draw(rng)
        want = brute(X, y)
        for shift in (1e8, -1e8):
            check(best_split(X, y + shift), want, rtol=1e-6)
    X, y = draw(np.random.default_rng(1), n=13)
    check(best_split(X, y + 1e8, loss="absolute"), brute(X, y, loss="absolute"), rtol=1e-6)


def test_scale_of_targets():
    """Squared gains grow with the square of the targets' scale, absolute ones with the scale."""
    for rng in seeds(5):
        X, y = draw(rng, n=13)
        for scale in (1e-6, 1e6):
            j, thr, gain = brute(X, y)
            check(best_split(X, scale * y), (j, thr, scale**2 * gain))
            j, thr, gain = brute(X, y, "absolute")
            check(best_split(X, scale * y, loss="absolute"), (j, thr, scale * gain))


def test_types_of_input():
    """Small integers, float32, Fortran order and views with strides give the same cut."""
    for rng in seeds(5):
        X, y = draw(rng)
        y = np.clip(y, -20, 20) + 21
        want = brute(X, y)
        wide = np.repeat(np.repeat(X, 2, axis=0), 2, axis=1)[::2, ::2]
        for given in (X.astype(np.float32), X.astype(np.uint8), np.asfortranarray(X), wide):
            check(best_split(given, y.astype(np.uint8)), want)
        check(best_split((X + 240).astype(np.uint8), y.astype(np.float32)), (want[0], want[1] + 240, want[2]))
    far = np.array([[16777216], [16777218]], dtype=np.float32)  # their middle is no float32
    check(best_split(far, np.array([0, 2])), (0, 16777217.0, 1.0))


def test_arguments_stay_as_they_were():
    """Features and targets are not changed."""
    X, y = draw(np.random.default_rng(2))
    before = X.copy(), y.copy()
    for loss in ("squared", "absolute"):
        best_split(X, y, loss)
    assert_close(X, before[0])
    assert_close(y, before[1])
