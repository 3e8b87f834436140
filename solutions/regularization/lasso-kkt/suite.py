import numpy as np
from answer import kkt_gap

from drill.suite import assert_close, seeds

X2, Y2 = np.array([[1.0], [-1.0]]), np.array([3.0, 1.0])


def orthogonal(rng, n=17, d=5):
    """Return centred columns of mean square 1 and a target, with the least-squares slopes."""
    Q = np.linalg.qr(np.column_stack([np.ones(n), rng.normal(size=(n, d))]))[0]
    X, y = Q[:, 1:] * np.sqrt(n), rng.normal(size=n) + 2.0
    return X, y, X.T @ y / n


def by_definition(X, y, w, b, alpha):
    """Take every condition from finite differences of the two parts, one entry at a time."""
    n = len(y)
    residual = [y[i] - sum(X[i, j] * w[j] for j in range(len(w))) - b for i in range(n)]
    gaps = [abs(sum(residual) / n)]
    for j in range(len(w)):
        slope = -sum(X[i, j] * residual[i] for i in range(n)) / n
        low, high = slope - alpha, slope + alpha
        if w[j] > 0:
            gaps.append(abs(high))
        elif w[j] < 0:
            gaps.append(abs(low))
        else:
            gaps.append(0.0 if low <= 0 <= high else min(abs(low), abs(high)))
    return max(gaps)


def test_two_points_by_hand():
    """With w = 0 and the best b the slope of the loss is -1, so at alpha = 0.4 the gap is 0.6."""
    assert_close(kkt_gap(X2, Y2, np.array([0.0]), 2.0, 0.4), 0.6, rtol=1e-12)
    assert_close(kkt_gap(X2, Y2, np.array([0.9]), 2.0, 0.4), 0.3, rtol=1e-12)
    assert_close(kkt_gap(X2, Y2, np.array([-0.5]), 2.0, 0.4), 1.9, rtol=1e-12)


def test_every_condition_on_random_points():
    """At random weights, some of them zero, the gap is the largest violation of any condition."""
    for rng in seeds():
        X, y = rng.normal(size=(13, 7)) + 0.5, rng.normal(size=13)
        w = rng.normal(size=7) * rng.integers(0, 2, size=7)
        for alpha in (0.0, 0.3, 2.0):
            b = float(rng.normal())
            assert_close(kkt_gap(X, y, w, b, alpha), by_definition(X, y, w, b, alpha), rtol=1e-10)


def test_zero_at_the_optimum():
    """For orthogonal columns the soft threshold is optimal, and its gap is zero."""
    for rng in seeds():
        X, y, slopes = orthogonal(rng)
        for alpha in (0.05, 0.2, 5.0):
            w = np.sign(slopes) * np.maximum(np.abs(slopes) - alpha, 0.0)
            assert_close(kkt_gap(X, y, w, y.mean(), alpha), 0.0, atol=1e-13)


def test_one_weight_off_the_optimum():
    """Moving one weight of the optimum by 0.01 gives a gap of 0.01, in an active and in a larger weight alike."""
    for rng in seeds(5):
        X, y, slopes = orthogonal(rng)
        alpha = np.sort(np.abs(slopes))[1] + 1e-3  # two weights are zero, three are not
        w = np.sign(slopes) * np.maximum(np.abs(slopes) - alpha, 0.0)
        for j in np.flatnonzero(w):
            moved = w.copy()
            moved[j] += 0.01 * np.sign(w[j])
            assert_close(kkt_gap(X, y, moved, y.mean(), alpha), 0.01, rtol=1e-9)


def test_small_gaps_are_reported():
    """A weight or an alpha that is off by 1e-7 gives a gap of 1e-7: nothing is rounded to zero."""
    assert_close(kkt_gap(X2, Y2, np.array([0.6 + 1e-7]), 2.0, 0.4), 1e-7, rtol=1e-6)
    assert_close(kkt_gap(X2, Y2, np.array([0.0]), 2.0, 1.0 - 1e-7), 1e-7, rtol=1e-6)
    assert_close(kkt_gap(X2, Y2, np.array([0.6]), 2.0 + 1e-7, 0.4), 1e-7, rtol=1e-6)


def test_a_feature_that_should_be_in():
    """If a weight is zero where its slope exceeds alpha, the gap is the excess, however good the others are."""
    for rng in seeds(5):
        X, y, slopes = orthogonal(rng)
        w = np.sign(slopes) * np.maximum(np.abs(slopes) - 0.05, 0.0)
        j = np.abs(slopes).argmax()
        w[j] = 0.0
        assert_close(kkt_gap(X, y, w, y.mean(), 0.05), np.abs(slopes[j]) - 0.05, rtol=1e-9)


def test_a_feature_that_should_be_out():
    """A weight with the wrong sign pays for the kink: its gap is more than twice alpha."""
    for rng in seeds(5):
        X, y, slopes = orthogonal(rng)
        w = np.sign(slopes) * np.maximum(np.abs(slopes) - 0.05, 0.0)
        j = np.abs(slopes).argmax()
        w[j] = -1e-3 * np.sign(slopes[j])
        want = np.abs(slopes[j]) + 1e-3 + 0.05
        assert_close(kkt_gap(X, y, w, y.mean(), 0.05), want, rtol=1e-9)


def test_slack_is_no_violation():
    """Zero weights whose slopes are well within alpha add nothing."""
    assert_close(kkt_gap(X2, Y2, np.array([0.0]), 2.0, 1.0), 0.0, atol=1e-15)
    assert_close(kkt_gap(X2, Y2, np.array([0.0]), 2.0, 50.0), 0.0, atol=1e-15)


def test_the_intercept_counts():
    """A b that is too large or too small by 0.5 gives a gap of 0.5, without any penalty on it."""
    for b in (1.5, 2.5):
        assert_close(kkt_gap(X2, Y2, np.array([0.6]), b, 0.4), 0.5, rtol=1e-12)


def test_tiny_weights_are_not_zero():
    """A weight of 1e-12 has one slope only, and a negative zero counts as zero."""
    assert_close(kkt_gap(X2, Y2, np.array([1e-12]), 2.0, 1.7), 0.7, rtol=1e-9)
    assert_close(kkt_gap(X2, Y2, np.array([-1e-12]), 2.0, 1.7), 2.7, rtol=1e-9)
    assert_close(kkt_gap(X2, Y2, np.array([-0.0]), 2.0, 1.7), 0.0, atol=1e-12)


def test_without_penalty():
    """At alpha = 0 the gap is the largest absolute entry of the gradient, also where weights are zero."""
    for rng in seeds(5):
        X, y = rng.normal(size=(11, 3)), rng.normal(size=11)
        A = np.column_stack([X, np.ones(11)])
        for w in (np.zeros(3), np.array([0.3, 0.0, -1.0])):
            gradient = A.T @ (y - X @ w - 0.25) / 11
            assert_close(kkt_gap(X, y, w, 0.25, 0.0), np.abs(gradient).max(), rtol=1e-10)


def test_every_row_twice():
    """Every row taken twice leaves the gap as it is."""
    rng = np.random.default_rng(4)
    X, y, w = rng.normal(size=(7, 3)), rng.normal(size=7), np.array([0.5, 0.0, -0.2])
    want = by_definition(X, y, w, 0.1, 0.2)
    assert_close(kkt_gap(np.vstack([X, X]), np.concatenate([y, y]), w, 0.1, 0.2), want, rtol=1e-10)


def test_integers_float32_and_strided_views():
    """Integer and strided inputs give the same gap, and float32 inputs are summed in float64."""
    rng = np.random.default_rng(5)
    X, y, w = rng.integers(-9, 9, size=(11, 3)), rng.integers(-9, 9, size=11), np.array([1, 0, -2])
    want = by_definition(X.astype(float), y.astype(float), w.astype(float), 1.0, 0.5)
    block = np.zeros((22, 6))
    block[::2, ::2] = X
    for inputs in ((X, y, w), (X.astype(np.int8), y.astype(np.int8), w.astype(np.int8)), (block[::2, ::2], y, w)):
        assert_close(kkt_gap(*inputs, 1, 0.5), want, rtol=1e-10)
    X, y, w = (np.float32(part) for part in (rng.normal(size=(11, 3)) + 300, rng.normal(size=11), rng.normal(size=3)))
    want = by_definition(*(part.astype(float) for part in (X, y, w)), 0.1, 0.2)
    assert_close(kkt_gap(X, y, w, 0.1, 0.2), want, rtol=1e-10)
    assert_close(kkt_gap(X, y.astype(float), w, 0.1, 0.2), want, rtol=1e-10)


def test_inputs_stay_as_they_were():
    """X, y and w hold the same numbers after the call."""
    rng = np.random.default_rng(6)
    X, y, w = rng.normal(size=(7, 3)), rng.normal(size=7), np.array([0.5, 0.0, -0.2])
    before = X.copy(), y.copy(), w.copy()
    kkt_gap(X, y, w, 0.1, 0.2)
    for part, old in zip((X, y, w), before, strict=True):
        assert_close(part, old)
