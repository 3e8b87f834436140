"""Segments against a loop: unsorted, repeated, empty; extreme values, types, no warnings."""

import numpy as np
import pytest
from answer import segment_reduce

from drill.suite import assert_close, in_answer, seeds

OPS = ("sum", "mean", "max", "softmax")


@in_answer
def warnings_of(x, ids, n):
    """Return the warnings that come with any of the reductions."""
    import warnings

    from answer import segment_reduce

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        for op in ("sum", "mean", "max", "softmax"):
            segment_reduce(x, ids, n, op)
    return [str(each.message) for each in caught]


def by_loop(x, ids, n, op):
    x, ids = np.asarray(x, dtype=float), np.asarray(ids, dtype=int)
    groups = [x[ids == segment] for segment in range(n)]
    if op == "softmax":
        out = np.zeros(len(x))
        for segment, group in enumerate(groups):
            if len(group):
                weights = np.exp(group - group.max())
                out[ids == segment] = weights / weights.sum()
        return out
    empty = {"sum": 0.0, "mean": np.nan, "max": -np.inf}[op]
    reduce = {"sum": np.sum, "mean": np.mean, "max": np.max}[op]
    return np.array([reduce(group) if len(group) else empty for group in groups])


def check(x, ids, n, ops=OPS, rtol=1e-10):
    x, ids = np.asarray(x), np.asarray(ids, dtype=np.asarray(ids).dtype if len(ids) else int)
    for op in ops:
        assert_close(segment_reduce(x, ids, n, op), by_loop(x, ids, n, op), rtol=rtol, atol=1e-14)


def test_three_values_by_hand():
    """Values 1, 2, 4 in segments 2, 0, 2 have the sums 2, 0, 5."""
    assert_close(segment_reduce(np.array([1.0, 2.0, 4.0]), np.array([2, 0, 2]), 3, "sum"), [2.0, 0.0, 5.0], rtol=1e-12)


def test_sum():
    """On random unsorted segments each sum has all the values of its segment, repeats too."""
    for rng in seeds():
        check(rng.normal(size=23), rng.integers(0, 7, size=23), 7, ["sum"])


def test_mean():
    """The mean divides by the number of values of the segment."""
    for rng in seeds():
        check(rng.normal(size=23) + 3, rng.integers(0, 7, size=23), 7, ["mean"])
    check([1.0, 0.0, -1.0, 0.0], [0, 2, 0, 2], 3, ["mean"])


def test_max():
    """The max is that of the segment, also if all its values are negative."""
    for rng in seeds():
        check(rng.normal(size=23) - 5, rng.integers(0, 7, size=23), 7, ["max"])


def test_softmax():
    """Each value has its share of its own segment, at its own place."""
    for rng in seeds():
        x, ids = rng.normal(size=23) * 3, rng.integers(0, 5, size=23)
        check(x, ids, 5, ["softmax"])


def test_empty_segments():
    """Segments without values have the sum 0, the mean NaN and the max -inf, first, last and in between."""
    check([2.0, -1.0, 4.0], [1, 4, 1], 7)
    assert_close(segment_reduce(np.array([3.0]), np.array([1]), 3, "mean"), [np.nan, 3.0, np.nan])


def test_no_values_or_segments():
    """Without values all segments are empty; without segments, too, the results are empty."""
    check([], [], 3)
    check([], [], 0)


def test_no_warnings():
    """Empty segments and very different sizes come without a warning."""
    caught = warnings_of(np.array([1e300, 2.0, -1e300, 5.0]), np.array([0, 3, 1, 3]), 6)
    assert not caught, f"a warning came: {caught}"
    caught = warnings_of(np.zeros(0), np.zeros(0, dtype=int), 2)
    assert not caught, f"a warning came: {caught}"


def test_softmax_of_extreme_values():
    """Values of ±1e4 within a segment, and segments that lie 1e300 apart, have finite shares."""
    x = np.array([1e4, -1e4, 1e300, 1e300, -1e300, 7.0, -1e300, 1e4 - 1])
    ids = np.array([0, 0, 1, 1, 2, 3, 2, 0])
    check(x, ids, 4, ["softmax", "max"])


def test_segments_do_not_disturb_each_other():
    """A segment of 1e18, or one with an infinite value, leaves the sums and means of all others as they are."""
    x, ids = np.array([0.25, 1e18, 0.5, -3.0, 1.0]), np.array([2, 0, 2, 1, 0])
    check(x, ids, 3, ["sum", "mean", "max"])
    x[1] = np.inf
    check(x, ids, 3, ["sum", "mean", "max"])


def test_order_does_not_matter():
    """Shuffled rows give the same reductions, and shuffled shares."""
    for rng in seeds(5):
        x, ids, order = rng.normal(size=17), rng.integers(0, 4, size=17), rng.permutation(17)
        for op in ("sum", "mean", "max"):
            assert_close(segment_reduce(x[order], ids[order], 4, op), by_loop(x, ids, 4, op), rtol=1e-10)
        assert_close(segment_reduce(x[order], ids[order], 4, "softmax"), by_loop(x, ids, 4, "softmax")[order], rtol=1e-10)


def test_types():
    """Small integers do not wrap round, unsigned ids are welcome, and float32 is summed in float64."""
    ids = np.array([0, 2, 0, 2, 2], dtype=np.uint8)
    check(np.array([100, 127, 100, 127, -128], dtype=np.int8), ids, 3)
    check(np.array([200, 250, 255, 3, 0], dtype=np.uint8), ids, 3)
    x = np.array([1e8, 1.0, 1.0, -1e8, 1.0], dtype=np.float32)
    check(x, np.zeros(5, dtype=np.int32), 1, ["sum", "mean"])
    check(np.array([0.1, 0.7, 0.4, 0.3, 0.2], dtype=np.float32), ids, 3, rtol=1e-12)


def test_unknown_operation():
    """Another name raises ValueError, with and without values."""
    for x, ids in (([1.0, 2.0], [0, 1]), ([], [])):
        with pytest.raises(ValueError):
            segment_reduce(np.array(x), np.array(ids, dtype=int), 2, "median")


def test_arguments_stay_as_they_were():
    """Neither values nor ids are changed."""
    x, ids = np.array([3.0, 1.0, 2.0]), np.array([1, 0, 1])
    for op in OPS:
        segment_reduce(x, ids, 2, op)
        assert_close(x, [3.0, 1.0, 2.0], rtol=0.0)
        assert_close(ids, [1, 0, 1], rtol=0.0)
