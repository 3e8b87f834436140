import numpy as np
from answer import brier_parts

from drill.suite import assert_close, in_answer, seeds

# Sums may be taken in any order; the parts are of the order of 1.
TIGHT = {"rtol": 1e-9, "atol": 1e-12}


def by_groups(y, p):
    """Take the groups one by one."""
    rel = res = 0.0
    for score in set(p.tolist()):
        labels = y[p == score]
        rel += len(labels) * (score - labels.mean()) ** 2 / len(y)
        res += len(labels) * (labels.mean() - y.mean()) ** 2 / len(y)
    return rel, res, y.mean() * (1 - y.mean())


def draw(rng, rows=53, levels=7):
    p = rng.integers(0, levels + 1, size=rows) / levels
    return (rng.random(rows) < 0.2 + 0.4 * p).astype(int), p


@in_answer
def warned(y, p):
    import warnings

    from answer import brier_parts

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        brier_parts(y, p)
    return len(caught)


def test_four_rows_by_hand():
    """Two groups of two rows give 0.05, 0.0625 and 0.1875."""
    got = brier_parts(np.array([0, 1, 1, 1]), np.array([0.2, 0.2, 0.9, 0.9]))
    assert_close(got, (0.05, 0.0625, 0.1875), **TIGHT)


def test_parts_of_random_rows():
    """Groups enter by their number of rows, on random rows with many ties."""
    for rng in seeds():
        y, p = draw(rng)
        assert_close(brier_parts(y, p), by_groups(y, p), **TIGHT)


def test_parts_add_up_to_the_score():
    """Reliability minus resolution plus uncertainty is the Brier score exactly."""
    for rng in seeds():
        y, p = draw(rng, rows=31, levels=12)
        rel, res, unc = brier_parts(y, p)
        assert_close(rel - res + unc, np.mean((p - y) ** 2), **TIGHT)


def test_constant_forecast():
    """A constant has no resolution, and its reliability is the squared distance to the base rate."""
    y = np.array([1, 0, 0, 0, 1])
    assert_close(brier_parts(y, np.full(5, 0.7)), (0.09, 0.0, 0.24), **TIGHT)
    assert_close(brier_parts(y, np.full(5, 0.4)), (0.0, 0.0, 0.24), **TIGHT)


def test_perfect_and_reversed():
    """Hard labels resolve all uncertainty, right or wrong; only reliability tells the two apart."""
    y = np.array([0, 1, 1, 0, 1])
    assert_close(brier_parts(y, y.astype(float)), (0.0, 0.24, 0.24), **TIGHT)
    assert_close(brier_parts(y, 1.0 - y), (1.0, 0.24, 0.24), **TIGHT)


def test_one_class_only():
    """With labels all equal, uncertainty and resolution are zero."""
    p = np.array([0.5, 0.5, 0.75])
    assert_close(brier_parts(np.ones(3, dtype=int), p), ((0.25 + 0.25 + 0.0625) / 3, 0.0, 0.0), **TIGHT)
    assert_close(brier_parts(np.zeros(3, dtype=int), p), ((0.25 + 0.25 + 0.5625) / 3, 0.0, 0.0), **TIGHT)


def test_close_forecasts_are_different():
    """Scores that differ by 1e-12 make different groups."""
    p = 0.5 + 1e-12 * np.arange(4)
    y = np.array([0, 1, 1, 0])
    assert_close(brier_parts(y, p), (0.25, 0.25, 0.25), rtol=1e-9)


def test_groups_are_not_bins():
    """Scores that share a bin but differ stay apart."""
    y, p = np.array([0, 1, 0, 1]), np.array([0.01, 0.02, 0.03, 0.04])
    assert_close(brier_parts(y, p), by_groups(y, p), **TIGHT)


def test_order_of_the_rows():
    """Shuffled rows give the same parts."""
    for rng in seeds():
        y, p = draw(rng)
        order = rng.permutation(len(y))
        assert_close(brier_parts(y[order], p[order]), by_groups(y, p), **TIGHT)


def test_no_rows():
    """Without rows all three parts are NaN, and nothing warns."""
    assert_close(brier_parts(np.array([]), np.array([])), (np.nan, np.nan, np.nan))
    assert_close(warned(np.array([]), np.array([])), 0)


def test_types_of_input():
    """Labels may be bool or unsigned, scores integers or float32, and both may be views with strides."""
    y, p = draw(np.random.default_rng(5), levels=8)  # eighths are exact in float32
    want = by_groups(y, p)
    wide = np.repeat(p, 2)
    for labels, scores in ((y == 1, p), (y.astype(np.uint8), p.astype(np.float32)), (y, wide[::2])):
        assert_close(brier_parts(labels, scores), want, **TIGHT)
    hard = np.array([0, 1, 1, 0, 1], dtype=np.uint8)
    got = brier_parts(np.array([0, 1, 0, 1, 1], dtype=np.uint8), hard)
    assert_close(got, by_groups(np.array([0, 1, 0, 1, 1]), hard.astype(float)), **TIGHT)


def test_small_floats_are_widened():
    """Scores of float32 lose nothing further: the parts are computed in float64."""
    y, p = draw(np.random.default_rng(8), rows=400, levels=9)
    p = p.astype(np.float32)
    assert_close(brier_parts(y, p), by_groups(y, p.astype(float)), **TIGHT)


def test_arguments_stay_as_they_were():
    """Neither labels nor scores are changed."""
    y, p = draw(np.random.default_rng(6))
    y_before, p_before = y.copy(), p.copy()
    brier_parts(y, p)
    assert_close(y, y_before)
    assert_close(p, p_before)
