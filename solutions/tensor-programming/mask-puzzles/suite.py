"""Eight puzzles, each against loops: by hand, at random, empty and small types."""

import numpy as np
from answer import (
    diagonal,
    interval_mask,
    lower_triangle,
    one_hot,
    ring_shift,
    run_lengths,
    segment_ids,
    sequence_mask,
)

from drill.suite import assert_close, seeds


def assert_truths(mask):
    """Assert that a mask can be used as an index: it holds truth values, not zeros and ones."""
    mask = np.asarray(mask)
    assert mask.size == 0 or mask.dtype == bool, f"not truth values, but {mask.dtype}"


def test_lower_triangle():
    """Row i of the lower triangle is true in its first i + 1 columns; sizes 0 and 1 included."""
    for n in (0, 1, 2, 5):
        want = np.array([column <= row for row in range(n) for column in range(n)], dtype=bool)
        assert_close(lower_triangle(n), want.reshape(n, n))
        assert_truths(lower_triangle(n))


def test_diagonal():
    """The diagonal of square, tall, wide and empty matrices has the elements (i, i)."""
    for shape in ((4, 4), (5, 3), (2, 7), (1, 3), (0, 3)):
        x = np.arange(shape[0] * shape[1], dtype=float).reshape(shape) + 0.5
        assert_close(diagonal(x), np.array([x[i, i] for i in range(min(shape))]))
        assert_close(diagonal(x.T), np.array([x[i, i] for i in range(min(shape))]))


def test_run_lengths_by_hand():
    """Runs are those of neighbours: 5 5 2 5 has three, with lengths 2, 1, 1."""
    for x, values, lengths in (
        ([5.0, 5.0, 2.0, 5.0], [5.0, 2.0, 5.0], [2, 1, 1]),
        ([7.0], [7.0], [1]),
        ([3.0, 3.0], [3.0], [2]),
        ([np.inf, np.inf, 1.0], [np.inf, 1.0], [2, 1]),
    ):
        found = run_lengths(np.array(x))
        assert_close(found[0], values)
        assert_close(found[1], lengths)


def test_run_lengths_restore_the_array():
    """Repeating each value by its length gives the array back, and neighbouring values differ."""
    for rng in seeds():
        x = rng.integers(0, 3, size=rng.integers(1, 15)).astype(float)
        values, lengths = (np.asarray(part) for part in run_lengths(x))
        assert_close(np.repeat(values, lengths), x)
        assert (lengths > 0).all() and (np.diff(values) != 0).all(), "a run is cut in two or empty"


def test_run_lengths_of_nothing():
    """An empty array has no runs."""
    values, lengths = run_lengths(np.zeros(0))
    assert_close((len(values), len(lengths)), (0, 0))


def test_segment_ids():
    """Segments are numbered by their place, empty ones included, also two in a row, first and last."""
    for lengths in ([0, 0, 2, 0, 1, 0], [2, 0, 3], [1], [], [0, 0], [4, 1]):
        want = [i for i, length in enumerate(lengths) for _ in range(length)]
        for kind in (np.int64, np.uint8):
            assert_close(segment_ids(np.array(lengths, dtype=kind)), np.array(want, dtype=int))


def test_sequence_mask():
    """Row i is true in exactly its first lengths[i] columns: none, some, all, or more than there are."""
    for lengths in ([3, 0, 5, 9, 1], [2], []):
        want = np.array([[column < length for column in range(5)] for length in lengths], dtype=bool)
        for kind in (np.int64, np.uint8):
            assert_close(sequence_mask(np.array(lengths, dtype=kind), 5), want.reshape(-1, 5))
            assert_truths(sequence_mask(np.array(lengths, dtype=kind), 5))


def test_more_places_than_a_byte_counts():
    """300 columns, classes or segments are told apart, also with arguments of type uint8."""
    small = np.array([3, 250], dtype=np.uint8)
    at = np.arange(300)
    assert_close(sequence_mask(small, 300), at < np.array([[3], [250]]))
    assert_close(one_hot(small, 300), (at == np.array([[3], [250]])).astype(float))
    assert_close(interval_mask(small, small + 2, 300), (at == [[3], [250]]) | (at == [[4], [251]]))
    assert_close(segment_ids(np.ones(300, dtype=np.uint8)), at)


def test_one_hot():
    """Each id has its 1 in its column, as floats; repeats, one class and no ids included."""
    for ids, n in (([2, 0, 2, 1], 4), ([0], 1), ([], 3), ([4, 3], 5)):
        want = np.array([[float(i == column) for column in range(n)] for i in ids])
        for kind in (np.int64, np.uint8):
            got = one_hot(np.array(ids, dtype=kind), n)
            assert_close(got, want.reshape(-1, n))
            assert np.asarray(got).dtype.kind == "f", f"not floats, but {np.asarray(got).dtype}"


def test_one_hot_of_foreign_ids():
    """An id below 0 or from n on gives a row of zeros."""
    want = np.array([[0, 0, 0], [0, 1, 0], [0, 0, 0], [0, 0, 0]])
    assert_close(one_hot(np.array([-1, 1, 3, -3]), 3), want)


def test_interval_mask():
    """Intervals hold their start and not their end; those that are empty or reversed hold nothing."""
    starts, ends = [0, 2, 3, 4, 1, 5], [7, 5, 3, 1, 2, 9]
    want = np.array([[start <= at < end for at in range(7)] for start, end in zip(starts, ends, strict=True)])
    for kind in (np.int64, np.uint8):
        assert_close(interval_mask(np.array(starts, dtype=kind), np.array(ends, dtype=kind), 7), want)
        assert_truths(interval_mask(np.array(starts, dtype=kind), np.array(ends, dtype=kind), 7))
    assert_close(interval_mask(np.array([-3, -5]), np.array([2, -1]), 3), [[1, 1, 0], [0, 0, 0]])
    assert_close(interval_mask(np.array([], dtype=int), np.array([], dtype=int), 3), np.zeros((0, 3)))


def test_ring_shift():
    """Element i moves to place (i + k) mod n, for shifts of either sign and beyond the length."""
    x = np.array([1.0, 2.0, 3.0, 5.0, 8.0])
    for k in (0, 1, 2, 5, 7, 13, -1, -4, -5, -11):
        want = np.empty(5)
        for i in range(5):
            want[(i + k) % 5] = x[i]
        assert_close(ring_shift(x, k), want)


def test_ring_shift_of_little():
    """An empty array stays empty, and a single element stays where it is."""
    assert_close(ring_shift(np.zeros(0), 3), np.zeros(0))
    assert_close(ring_shift(np.array([4.0]), -2), [4.0])


def test_arguments_stay_as_they_were():
    """No function changes its arguments."""
    x, lengths, ids = np.array([3.0, 3.0, 1.0]), np.array([2, 0, 1]), np.array([-1, 2, 5])
    run_lengths(x), ring_shift(x, 1), diagonal(x[:, None])
    segment_ids(lengths), sequence_mask(lengths, 2), interval_mask(lengths, ids, 4), one_hot(ids, 3)
    assert_close(x, [3.0, 3.0, 1.0])
    assert_close(lengths, [2, 0, 1])
    assert_close(ids, [-1, 2, 5])
