import numpy as np
from answer import early_stop

from drill.suite import assert_close, seeds


def by_counting(v, patience, min_delta, mode):
    """Find the improvements first, then the first run of poor epochs that is long enough."""
    values = [float(x) if mode == "min" else -float(x) for x in v]
    record, improves = float("inf"), []
    for value in values:
        better = record - value > min_delta
        improves.append(better)
        record = value if better else record
    stop = len(values) - 1
    for end in range(patience - 1, len(values)):
        if not any(improves[end - patience + 1 : end + 1]):
            stop = end
            break
    good = [epoch for epoch in range(stop + 1) if improves[epoch]]
    return stop, good[-1] if good else -1


def test_five_epochs_by_hand():
    """For 5, 4, 4, 6, 3 and patience 2 training stops at epoch 3, and epoch 1 was the best."""
    assert_close(early_stop(np.array([5.0, 4.0, 4.0, 6.0, 3.0]), 2), (3, 1))


def test_patience_is_the_number_of_poor_epochs():
    """Training stops at the very epoch at which the number of poor epochs in a row reaches the patience."""
    v = np.array([3.0, 5.0, 5.0, 5.0, 5.0, 5.0])
    for patience in (1, 2, 3, 5):
        assert_close(early_stop(v, patience), (patience, 0))


def test_improvement_resets_the_count():
    """An improvement sets the count of poor epochs back to 0."""
    v = np.array([9.0, 10.0, 8.0, 10.0, 7.0, 10.0, 6.0, 10.0, 10.0, 1.0])
    assert_close(early_stop(v, 2), (8, 6))


def test_random_curves():
    """On random curves with ties, any patience and a minimal gain, stop and best are those of the rule."""
    for rng in seeds(40):
        v = rng.integers(0, 40, size=23)[np.argsort(rng.random(23))] / 4 - np.arange(23) / 4
        for mode in ("min", "max"):
            for patience, min_delta in ((1, 0.0), (2, 0.5), (4, 0.25), (5, 1.0)):
                values = v if mode == "min" else -v
                want = by_counting(values, patience, min_delta, mode)
                assert_close(early_stop(values, patience, min_delta, mode), want)


def test_exact_minimal_gain_is_none():
    """A gain of exactly min_delta is no improvement, one that is a little larger is."""
    assert_close(early_stop(np.array([4.0, 3.5, 3.5]), 2, 0.5), (2, 0))
    assert_close(early_stop(np.array([4.0, 3.4375, 3.5]), 2, 0.5), (2, 1))
    assert_close(early_stop(np.array([4.0, 4.0, 4.0, 1.0]), 2), (2, 0))


def test_tiny_gain_improves():
    """Without a minimal gain any lower value improves, by a part in a trillion too, and at any scale."""
    for scale in (1.0, 1e-9, 1e9):
        v = scale * np.array([1.0, 1 - 1e-12, 1 - 2e-12, 1.0, 1.0])
        assert_close(early_stop(v, 2), (4, 2))
        assert_close(early_stop(-v, 2, 0.0, "max"), (4, 2))


def test_small_gains_add_up():
    """Small gains leave the record, so that together they make an improvement once they exceed min_delta."""
    v = np.array([8.0, 7.75, 7.5, 7.25, 7.0, 6.75, 6.5])
    assert_close(early_stop(v, 3, 0.625), (6, 6))
    assert_close(early_stop(v, 2, 0.625), (2, 0))


def test_later_values_are_not_looked_at():
    """What comes after the stop has no influence, however good it is."""
    assert_close(early_stop(np.array([2.0, 3.0, 3.0, 0.0, -9.0]), 2), (2, 0))


def test_no_stop():
    """If patience never runs out, training ends at the last epoch, and the best may lie before it."""
    assert_close(early_stop(np.array([5.0, 4.0, 3.0, 2.0]), 1), (3, 3))
    assert_close(early_stop(np.array([5.0, 2.0, 3.0, 4.0]), 7), (3, 1))
    assert_close(early_stop(np.array([5.0, 2.0, 3.0, 4.0]), 3), (3, 1))


def test_nan_is_no_improvement():
    """A NaN counts as a poor epoch and leaves the record as it is, also at the start."""
    nan = np.nan
    assert_close(early_stop(np.array([nan, 4.0, nan, 3.0, nan, nan, 1.0]), 2), (5, 3))
    assert_close(early_stop(np.array([nan, nan, nan, 1.0]), 3), (2, -1))
    assert_close(early_stop(np.array([nan, nan, nan]), 4), (2, -1))
    assert_close(early_stop(np.array([nan, 2.0, nan, nan]), 2, 0.0, "max"), (3, 1))


def test_infinite_values():
    """Any finite loss improves on the start, an infinite one does not; minus infinity is the last one possible."""
    assert_close(early_stop(np.array([1e300, 1e299, 1e300, 1e300]), 2), (3, 1))
    assert_close(early_stop(np.array([-1.0, np.inf, np.inf, np.inf]), 2, 0.0, "max"), (3, 1))
    assert_close(early_stop(np.array([np.inf, np.inf, 3.0]), 2), (1, -1))
    assert_close(early_stop(np.array([1.0, -np.inf, -np.inf, -np.inf]), 2), (3, 1))


def test_larger_is_better():
    """With mode "max" larger values improve, by more than min_delta, also below zero."""
    assert_close(early_stop(np.array([0.5, 0.75, 0.7, 0.8]), 3, mode="max"), (3, 3))
    assert_close(early_stop(np.array([-9.0, -8.0, -7.5, -7.0, -8.0]), 2, 1.0, "max"), (4, 2))
    assert_close(early_stop(np.array([-9.0, -7.0, -6.0, -5.5, -8.0]), 3, 1.0, "max"), (4, 3))


def test_no_epochs_and_one():
    """Without epochs both are -1; a single one is the best and the last."""
    assert_close(early_stop(np.array([]), 3), (-1, -1))
    assert_close(early_stop(np.array([7.0]), 1), (0, 0))
    assert_close(early_stop(np.array([np.nan]), 1), (0, -1))


def test_types_of_input():
    """Unsigned integers, float32 and views with strides give the same epochs."""
    v = np.array([9, 4, 5, 3, 3, 200, 1])
    for kind in (np.uint8, np.int64, np.float32):
        assert_close(early_stop(v.astype(kind), 2), (5, 3))
        assert_close(early_stop(v.astype(kind), 2, 1.0, "max"), (2, 0))
        assert_close(early_stop(v.astype(kind), 5, 1, "max"), (6, 5))
    assert_close(early_stop(np.array([3, 1, 0, 0, 0], dtype=np.uint8), 3, 2), (4, 2))
    assert_close(early_stop(np.array([0, 4, 2, 7], dtype=np.uint8), 3, mode="max"), (3, 3))
    assert_close(early_stop(np.repeat(v, 3)[::3], 2), (5, 3))


def test_values_stay_as_they_were():
    """The values are not changed."""
    v = np.array([3.0, np.nan, 2.0, 5.0])
    early_stop(v, 2, 0.1, "max")
    assert_close(v, [3.0, np.nan, 2.0, 5.0])
