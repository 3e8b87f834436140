import numpy as np
from answer import isotonic_fit, isotonic_predict

from drill.suite import assert_close, seeds

# Means of blocks may be summed in any order; values are of the order of 1.
TIGHT = {"rtol": 1e-8, "atol": 1e-10}


def min_max(x, y, w):
    """The fit at a knot is the largest, over starts, of the smallest, over ends, mean of a stretch around it."""
    knots = np.unique(x)
    total = np.array([w[x == k].sum() for k in knots])
    sums = np.array([(w * y)[x == k].sum() for k in knots])
    mean = np.array([[sums[i : j + 1].sum() / total[i : j + 1].sum() if j >= i else np.nan for j in range(len(knots))]
                     for i in range(len(knots))])
    return knots, np.array([max(mean[i, k:].min() for i in range(k + 1)) for k in range(len(knots))])


def draw(rng, n=17, levels=40):
    x = rng.integers(0, levels, size=n) / 4.0
    return x, 0.2 * x + rng.normal(size=n), rng.integers(1, 6, size=n).astype(float)


def check(got, want):
    for one, other in zip(got, want, strict=True):
        assert_close(one, other, **TIGHT)


def test_four_rows_by_hand():
    """A violator is pooled with its neighbour, and the pooled block with the next one that lies too high."""
    want = (np.array([1.0, 2.0, 3.0, 4.0]), np.array([1.0, 5 / 3, 5 / 3, 5 / 3]))
    check(isotonic_fit(np.array([1.0, 2.0, 3.0, 4.0]), np.array([1.0, 3.0, 2.0, 0.0])), want)


def test_pooling_goes_back():
    """A low value late in the data pools blocks that were in order among themselves."""
    x, y = np.arange(6.0), np.array([1.0, 2.0, 3.0, 4.0, -5.0, 9.0])
    check(isotonic_fit(x, y), (x, np.array([1.0, 1.0, 1.0, 1.0, 1.0, 9.0])))


def test_random_rows():
    """On random rows the values equal those of the min-max formula."""
    for rng in seeds():
        x, y, _ = draw(rng)
        check(isotonic_fit(x, y), min_max(x, y, np.ones(len(x))))


def test_random_weights():
    """Weights enter the mean of every block."""
    for rng in seeds():
        x, y, w = draw(rng)
        check(isotonic_fit(x, y, w), min_max(x, y, w))


def test_weights_are_copies():
    """A weight of three is worth three rows."""
    for rng in seeds(8):
        x, y, w = draw(rng)
        times = w.astype(int)
        check(isotonic_fit(x, y, w), isotonic_fit(np.repeat(x, times), np.repeat(y, times)))


def test_rows_of_equal_x():
    """Rows of equal x, and only those, share one value, their mean, whatever order they come in."""
    x, y = np.array([2.0, 1.0, 2.0, 1.0, 2.0]), np.array([5.0, 0.0, 1.0, 1.0, 3.0])
    check(isotonic_fit(x, y), (np.array([1.0, 2.0]), np.array([0.5, 3.0])))
    check(isotonic_fit(x[::-1], y[::-1]), (np.array([1.0, 2.0]), np.array([0.5, 3.0])))
    x, y = np.array([0.1, 0.2, 0.2, 0.3]), np.array([1.0, 2.0, 4.0, 5.0])
    check(isotonic_fit(x, y), (np.array([0.1, 0.2, 0.3]), np.array([1.0, 3.0, 5.0])))
    x, y = 0.5 + 1e-12 * np.arange(4), np.array([1.0, 2.0, 3.0, 5.0])
    assert_close(isotonic_fit(x, y)[1], y, **TIGHT)


def test_order_is_kept():
    """Data in order are returned as they are, data in reverse order become one block, however little they fall."""
    x, y = np.array([3.0, 1.0, 2.0, 4.0]), np.array([0.5, -1.0, 0.25, 0.5])
    check(isotonic_fit(x, y), (np.array([1.0, 2.0, 3.0, 4.0]), np.array([-1.0, 0.25, 0.5, 0.5])))
    check(isotonic_fit(x, -x), (np.array([1.0, 2.0, 3.0, 4.0]), np.full(4, -2.5)))
    check(isotonic_fit(x, 1 - 1e-6 * x), (np.array([1.0, 2.0, 3.0, 4.0]), np.full(4, 1 - 2.5e-6)))
    assert_close(1e12 * np.asarray(isotonic_fit(x, -1e-12 * x)[1]), np.full(4, -2.5), **TIGHT)


def test_single_row():
    """One row, or rows of one x, give one knot, and its value everywhere."""
    check(isotonic_fit(np.array([2.0]), np.array([0.3])), ([2.0], [0.3]))
    check(isotonic_fit(np.array([2.0, 2.0]), np.array([0.0, 1.0]), np.array([1.0, 3.0])), ([2.0], [0.75]))
    assert_close(isotonic_predict(np.array([2.0]), np.array([0.3]), np.array([1.0, 2.0, 9.0])), [0.3] * 3, **TIGHT)


def test_mean_is_kept():
    """The fit has the weighted mean of the data and never decreases."""
    for rng in seeds():
        x, y, w = draw(rng, n=29)
        knots, values = (np.asarray(part) for part in isotonic_fit(x, y, w))
        at = values[np.searchsorted(knots, x)]
        assert_close(np.sum(w * at), np.sum(w * y), rtol=1e-8, atol=1e-8)
        assert_close(np.minimum(np.diff(values), 0.0), np.zeros(len(values) - 1), atol=1e-12)


def test_prediction_between_knots():
    """Between two knots the fit is linear, at a knot it is its value, for whole numbers as for others."""
    knots, values = np.array([1.0, 2.0, 4.0]), np.array([0.0, 0.5, 0.6])
    q = np.array([1.0, 1.25, 2.0, 3.0, 4.0])
    assert_close(isotonic_predict(knots, values, q), [0.0, 0.125, 0.5, 0.55, 0.6], **TIGHT)
    assert_close(isotonic_predict(knots, values, np.array([0, 2, 3])), [0.0, 0.5, 0.55], **TIGHT)
    flat = np.array([-1.0, 2.0, 2.0, 2.0, 3.0])
    assert_close(isotonic_predict(np.arange(5.0), flat, np.array([0.0, 0.5, 1.5, 2.5, 3.5])), [-1, 0.5, 2, 2, 2.5], **TIGHT)
    assert_close(isotonic_predict(np.array([0, 4]), np.array([1, 2]), np.array([1.0, 3.0])), [1.25, 1.75], **TIGHT)


def test_prediction_beyond_the_ends():
    """Beyond the knots the first or the last value holds, and nothing is extrapolated."""
    knots, values = np.array([1.0, 2.0, 4.0]), np.array([0.0, 0.5, 0.6])
    assert_close(isotonic_predict(knots, values, np.array([-1e9, 0.5, 4.5, np.inf])), [0, 0, 0.6, 0.6], **TIGHT)


def test_shape_of_the_prediction():
    """The result has the shape of the points, also an empty one."""
    knots, values = np.array([0.0, 1.0]), np.array([0.0, 2.0])
    assert_close(isotonic_predict(knots, values, np.array([[0.5, 0.25], [0.0, 2.0]])), [[1, 0.5], [0, 2]], **TIGHT)
    assert_close(isotonic_predict(knots, values, np.zeros((0, 3))), np.zeros((0, 3)))


def test_types_of_input():
    """Integers aren't truncated, and booleans, float32 and views with strides are all right."""
    x, y = np.array([4, 1, 2, 3], dtype=np.uint8), np.array([0, 1, 0, 1], dtype=np.uint8)
    want = (np.array([1.0, 2.0, 3.0, 4.0]), np.full(4, 0.5))
    wide = np.repeat(y, 2)
    for labels in (y, y == 1, y.astype(np.float32), wide[::2], y.astype(int)):
        check(isotonic_fit(x, labels), want)
    got = isotonic_fit(x, 3 * y, np.array([200, 200, 100, 100], dtype=np.uint8))
    check(got, ([1, 2, 3, 4], [1.5, 1.5, 1.5, 1.5]))
    big = np.array([1 << 24, (1 << 24) + 1, (1 << 24) + 1], dtype=np.int64)
    check(isotonic_fit(np.arange(3), big), (np.arange(3.0), big.astype(float)))
    thirds = (np.arange(12) % 3 / 3).astype(np.float32)
    check(isotonic_fit(np.arange(12), thirds), min_max(np.arange(12), thirds.astype(float), np.ones(12)))


def test_long_data():
    """Twenty thousand rows in reverse order are pooled without quadratic work."""
    x = np.arange(20_000.0)
    check(isotonic_fit(x, -x), (x, np.full(20_000, -9999.5)))


def test_arguments_stay_as_they_were():
    """Rows, weights and knots are not changed."""
    x, y, w = draw(np.random.default_rng(3))
    before = x.copy(), y.copy(), w.copy()
    knots, values = (np.array(part) for part in isotonic_fit(x, y, w))
    again = knots.copy(), values.copy()
    isotonic_predict(knots, values, x)
    check((x, y, w, knots, values), (*before, *again))
