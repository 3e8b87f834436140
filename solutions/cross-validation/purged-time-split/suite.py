"""Walk-forward folds: the past only, no overlap of label windows, nothing dropped without need."""

from pathlib import Path

import numpy as np
import pytest
from answer import purged

from drill.suite import assert_close, golden, seeds


def random_windows(rng):
    """Draw rows at uneven times, in order, with label windows of very unequal length.

    Times are quarters, which floats hold exactly, so that a touch is a touch.
    """
    n = int(rng.integers(37, 60))
    starts = np.cumsum(rng.integers(0, 9, size=n)) / 4
    lengths = np.minimum(rng.geometric(0.2, size=n) - 1, 20) / 4
    return starts, starts + lengths, int(rng.integers(2, 5)), float(rng.integers(0, 9)) / 4


def test_worked_example():
    """Nine days, labels settled two days later, two folds, no gap: before a test from day 3 only day 0 is settled."""
    days = np.arange(9.0)
    (train, test), (later_train, later_test) = purged(days, days + 2, 2, 0.0)
    assert_close(test, [3, 4, 5])
    assert_close(train, [0])
    assert_close(later_test, [6, 7, 8])
    assert_close(later_train, [0, 1, 2, 3])


def test_labels_settled_at_once():
    """With t_end = t_start and evenly spaced rows, the folds are those of a plain walk-forward split with a gap."""
    for case in golden("goldens.json", Path(__file__).parent)["cases"]:
        days = np.arange(case["n"])
        folds = purged(days, days, case["k"], case["gap"])
        assert len(folds) == case["k"]
        for (train, test), (wanted_train, wanted_test) in zip(folds, case["folds"], strict=True):
            assert_close(train, wanted_train)
            assert_close(test, wanted_test)


def test_sets_are_equal_blocks_at_the_end():
    """Test sets are consecutive in time, n // (k + 1) rows each, and the last one ends with the last row."""
    for rng in seeds():
        t_start, t_end, k, gap = random_windows(rng)
        size = len(t_start) // (k + 1)
        folds = purged(t_start, t_end, k, gap)
        assert_close([len(test) for _, test in folds], [size] * k)
        assert_close(np.concatenate([test for _, test in folds]), np.arange(len(t_start))[-k * size :])


def test_training_rows_are_past():
    """No training row starts as late as any of the rows it is tested on."""
    for rng in seeds():
        t_start, t_end, k, gap = random_windows(rng)
        for train, test in purged(t_start, t_end, k, gap):
            assert t_start[np.asarray(train)].max() < t_start[np.asarray(test)].min(), "trained on the future"


def test_label_windows_do_not_overlap():
    """Each training label is settled, and the gap over, before the first test row starts."""
    for rng in seeds():
        t_start, t_end, k, gap = random_windows(rng)
        for train, test in purged(t_start, t_end, k, gap):
            late = t_end[np.asarray(train)] + gap >= t_start[np.asarray(test)].min()
            assert not late.any(), f"{late.sum()} training labels reach into the gap or the test rows"


def test_nothing_is_dropped_without_need():
    """Every earlier row that is settled in time is in the training set, back to the very first."""
    for rng in seeds():
        t_start, t_end, k, gap = random_windows(rng)
        for train, test in purged(t_start, t_end, k, gap):
            begin = t_start[np.asarray(test)].min()
            wanted = [row for row in range(len(t_start)) if t_end[row] + gap < begin]
            assert_close(np.asarray(train), np.array(wanted))


def test_touching_windows_are_purged():
    """A label settled at the very time at which the test, or the gap before it, begins is purged."""
    t_start = np.array([0.0, 1.0, 2.0, 3.0])
    t_end = np.array([0.5, 2.0, 2.0, 3.0])
    ((train, test),) = purged(t_start, t_end, 1, 0.0)
    assert_close(test, [2, 3])
    assert_close(train, [0])
    ((train, _),) = purged(t_start, np.array([0.5, 1.0, 2.0, 3.0]), 1, 1.0)
    assert_close(train, [0])


def test_gap_is_a_time_not_a_number_of_rows():
    """With rows 10 apart, a gap of 3 costs no row and a gap of 10 costs one."""
    t = np.arange(0, 120, 10)
    for gap, last in [(3, 5), (10, 4), (29, 3)]:
        ((train, test),) = purged(t, t, 1, gap)
        assert_close(test, np.arange(6, 12))
        assert_close(train, np.arange(last + 1))


def test_rows_in_any_order():
    """Shuffled rows give the same folds by their new row numbers, again in ascending order."""
    t = np.array([0, 1, 2, 3, 4, 5, 6, 7])
    order = np.array([6, 2, 5, 0, 7, 4, 1, 3])
    (train, test), (later_train, later_test) = purged(t[order], t[order], 2, 0)
    assert_close(test, [2, 5])
    assert_close(later_test, [0, 4])
    assert_close(train, [1, 3, 6, 7])
    assert_close(later_train, [1, 2, 3, 5, 6, 7])
    for rng in seeds():
        t_start, t_end, k, gap = random_windows(rng)
        t_start = t_start + np.arange(len(t_start))  # no ties
        order = rng.permutation(len(t_start))
        shuffled = purged(t_start[order], (t_end + np.arange(len(t_start)))[order], k, gap)
        straight = purged(t_start, t_end + np.arange(len(t_start)), k, gap)
        for (train, test), (wanted_train, wanted_test) in zip(shuffled, straight, strict=True):
            assert_close(np.sort(order[test]), wanted_test)
            assert_close(np.sort(order[train]), wanted_train)


def test_rows_of_one_time_keep_their_order():
    """Among rows that start at the same time, those with the lower row numbers count as earlier."""
    for rng in seeds():
        t = np.where(rng.permutation(30) < 20, 1, 0)
        ((train, test),) = purged(t, t, 1, 0)
        assert_close(test, np.flatnonzero(t)[5:])
        assert_close(train, np.flatnonzero(t == 0))


def test_unix_seconds():
    """Times are compared to the second also when they count from 1970."""
    t = 1_700_000_000 + np.array([-5000, 0, 7, 13, 20, 31, 40, 60])
    ((train, test),) = purged(t, t + 6, 1, 0)
    assert_close(test, [4, 5, 6, 7])
    assert_close(train, [0, 1, 2, 3])
    ((train, _),) = purged(t, t + 7, 1, 0)
    assert_close(train, [0, 1, 2])


def test_larger_gap_takes_rows_away_only():
    """A larger gap gives a training set inside that of a smaller gap, and the same test set."""
    for rng in seeds(5):
        t_start, t_end, k, _ = random_windows(rng)
        for (small, test), (large, same) in zip(
            purged(t_start, t_end, k, 2.0), purged(t_start, t_end, k, 0.5), strict=True
        ):
            assert set(np.asarray(small).tolist()) <= set(np.asarray(large).tolist())
            assert_close(test, same)


def test_empty_training_set_raises():
    """If the gap leaves some fold without a training row, that is a ValueError."""
    days = np.arange(12.0)
    assert len(purged(days, days, 3, 2.0)) == 3
    with pytest.raises(ValueError):
        purged(days, days, 3, 3.0)


def test_too_few_rows_raise():
    """Less than one fold, or fewer than k + 1 rows, is a ValueError; k + 1 rows are enough."""
    days = np.arange(5)
    assert_close([len(test) for _, test in purged(days, days, 4, 0)], [1, 1, 1, 1])
    for k in (0, -1, 5, 9):
        with pytest.raises(ValueError):
            purged(days, days, k, 0)


def test_times_are_left_alone():
    """Both arrays of times are as they were after the call."""
    t_start, t_end = np.array([3.0, 0.0, 2.0, 1.0]), np.array([3.5, 0.5, 2.5, 1.5])
    purged(t_start, t_end, 1, 0.25)
    assert_close(t_start, [3.0, 0.0, 2.0, 1.0])
    assert_close(t_end, [3.5, 0.5, 2.5, 1.5])
