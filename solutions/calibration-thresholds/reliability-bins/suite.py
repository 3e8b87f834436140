import numpy as np
from answer import bins, ece, mce

from drill.suite import assert_close, in_answer, seeds

# Sums over bins may be taken in any order, and float32 input is exact once it is widened.
TIGHT = {"rtol": 1e-9, "atol": 1e-12}


def table(y, p, n):
    """Go through the bins one by one, with borders compared directly."""
    rows = []
    for k in range(n):
        inside = (p >= k / n) & ((p < (k + 1) / n) | (k == n - 1))
        empty = not inside.any()
        rows.append((np.nan, np.nan, 0) if empty else (p[inside].mean(), y[inside].mean(), inside.sum()))
    return [np.array(column) for column in zip(*rows, strict=True)]


def errors(y, p, n):
    conf, acc, count = table(y, p, n)
    full = count > 0
    gaps = abs(conf - acc)[full]
    return (gaps * count[full]).sum() / len(y), gaps.max()


def draw(rng, rows=41):
    p = rng.random(rows) ** 2
    return (rng.random(rows) < np.sqrt(p)).astype(int), p


@in_answer
def warned(y, p, n):
    import warnings

    from answer import bins, ece, mce

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        bins(y, p, n), ece(y, p, n), mce(y, p, n)
    return len(caught)


def check_table(got, want):
    for one, other in zip(got, want, strict=True):
        assert_close(one, other, **TIGHT)


def test_three_rows_by_hand():
    """Each bin reports its mean score, its share of ones and its number of rows."""
    y, p = np.array([0, 1, 1]), np.array([0.1, 0.3, 0.75])
    check_table(bins(y, p, 2), ([0.2, 0.75], [0.5, 1.0], [2, 1]))
    assert_close(ece(y, p, 2), (2 * 0.3 + 0.25) / 3, **TIGHT)
    assert_close(mce(y, p, 2), 0.3, **TIGHT)


def test_random_tables():
    """On random rows the table equals the one made bin by bin."""
    for n, rng in enumerate(seeds(), start=1):
        y, p = draw(rng)
        check_table(bins(y, p, n), table(y, p, n))


def test_random_errors():
    """On random rows the calibration error weighs absolute gaps by rows, and the maximum error takes the largest."""
    for n, rng in enumerate(seeds(), start=2):
        y, p = draw(rng)
        mean, largest = errors(y, p, n)
        assert_close(ece(y, p, n), mean, **TIGHT)
        assert_close(mce(y, p, n), largest, **TIGHT)


def test_certain_rows_count():
    """A probability of exactly 1 belongs to the last bin, and one of 0 to the first."""
    y, p = np.array([1, 0, 0, 1]), np.array([1.0, 1.0, 0.0, 0.9])
    check_table(bins(y, p, 4), ([0, np.nan, np.nan, 2.9 / 3], [0, np.nan, np.nan, 2 / 3], [1, 0, 0, 3]))
    assert_close(ece(y, p, 4), 0.9 / 4, **TIGHT)


def test_borders_belong_above():
    """A value at an inner border lies in the bin above it, one just below it in the bin below."""
    y, p = np.array([1, 0, 1, 0]), np.array([0.25, 0.5, 0.75, 0.125])
    check_table(bins(y, p, 4), ([0.125, 0.25, 0.5, 0.75], [0, 1, 0, 1], [1, 1, 1, 1]))
    below = np.nextafter(0.5, 0.0)
    check_table(bins(np.array([1, 0]), np.array([below, 0.5]), 2), ([below, 0.5], [1, 0], [1, 1]))


def test_empty_bins():
    """Empty bins keep their place with NaN and a count of 0, and no error takes notice of them."""
    y, p = np.array([1, 1, 0, 1]), np.array([0.5, 0.55, 0.6, 0.6])
    conf = np.full(8, np.nan)
    acc, count = conf.copy(), np.zeros(8, dtype=int)
    conf[4], acc[4], count[4] = 0.5625, 0.75, 4
    check_table(bins(y, p, 8), (conf, acc, count))
    assert_close(ece(y, p, 8), 0.1875, **TIGHT)
    assert_close(mce(y, p, 8), 0.1875, **TIGHT)


def test_opposite_gaps():
    """Gaps of opposite sign in different bins don't cancel."""
    y, p = np.array([1, 1, 0, 0]), np.array([0.25, 0.25, 0.75, 0.75])
    assert_close(ece(y, p, 2), 0.75, **TIGHT)
    assert_close(ece(y, p, 1), 0.0, **TIGHT)
    assert_close(mce(y, p, 2), 0.75, **TIGHT)


def test_largest_gap_is_not_weighted():
    """The maximum error takes the gap of a bin as it is, be it of one row among many; the mean hardly moves by it."""
    y, p = np.array([1] + [0] * 98), np.array([0.125] + [0.875] * 49 + [0.5] * 49)
    assert_close(mce(y, p, 8), 0.875, **TIGHT)
    assert_close(mce(y, p, 4), 0.875, **TIGHT)
    assert_close(ece(y, p, 8), (0.875 + 49 * 0.875 + 49 * 0.5) / 99, **TIGHT)


def test_constant_base_rate():
    """A model that gives everybody the base rate has error zero."""
    y = np.array([1, 0, 0, 0, 1, 0, 0, 0])
    p = np.full(8, 0.25)
    assert_close(ece(y, p, 10), 0.0, **TIGHT)
    assert_close(mce(y, p, 10), 0.0, **TIGHT)


def test_no_rows():
    """Without rows all bins are empty and both errors are NaN."""
    none = np.array([])
    check_table(bins(none, none, 3), ([np.nan] * 3, [np.nan] * 3, [0, 0, 0]))
    assert_close(ece(none, none, 3), np.nan)
    assert_close(mce(none, none, 3), np.nan)


def test_one_row():
    """A single row is judged like any other number of rows."""
    assert_close(ece(np.array([1]), np.array([0.25]), 3), 0.75, **TIGHT)
    assert_close(mce(np.array([1]), np.array([0.25]), 3), 0.75, **TIGHT)


def test_no_warnings():
    """Neither empty bins nor a lack of rows cause a warning."""
    assert_close(warned(np.array([0, 1]), np.array([0.5, 1.0]), 9), 0)
    assert_close(warned(np.array([]), np.array([]), 2), 0)


def test_types_of_input():
    """Labels may be bool or unsigned, scores integers or float32, and both may be views with strides."""
    y, p = draw(np.random.default_rng(5))
    want = errors(y, p, 7)
    wide_y, wide_p = np.repeat(y, 2), np.repeat(p, 2)
    for labels in (y == 1, y.astype(np.uint8), wide_y[::2]):
        assert_close((ece(labels, wide_p[::2], 7), mce(labels, p, 7)), want, **TIGHT)
    half = p.astype(np.float32)
    assert_close(ece(y, half, 7), errors(y, half.astype(float), 7)[0], **TIGHT)
    hard = np.array([0, 1, 1, 0], dtype=np.uint8)
    assert_close(ece(np.array([0, 1, 0, 0]), hard, 5), 0.25, **TIGHT)
    check_table(bins(np.array([0, 1, 0, 0]), hard, 2), ([0, 1], [0, 0.5], [2, 2]))
    assert_close(mce(np.array([0, 1, 0, 0]), hard, 1000), 0.5, **TIGHT)


def test_arguments_stay_as_they_were():
    """Neither labels nor scores are changed."""
    y, p = draw(np.random.default_rng(6))
    p[:2] = 1.0
    y_before, p_before = y.copy(), p.copy()
    bins(y, p, 4), ece(y, p, 4), mce(y, p, 4)
    assert_close(y, y_before)
    assert_close(p, p_before)
