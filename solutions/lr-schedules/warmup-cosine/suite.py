"""Warmup and cosine: the ramp, the curve, its ends, edges without warmup or without decay, and types."""

import math

import numpy as np
from answer import warmup_cosine

from drill.suite import assert_close, seeds


def one(step, total, warmup, peak, floor=0.0):
    """The rate of a single step, by the statement."""
    if step < warmup:
        return peak * (step + 1) / warmup
    if step >= total:
        return floor
    angle = math.pi * (step - warmup) / (total - warmup)
    return floor + (peak - floor) * math.cos(angle / 2) ** 2


def test_small_schedule_by_hand():
    """With warmup 2 and total 6 the rates are half of the peak, the peak twice, and then a cosine to 0."""
    rates = warmup_cosine(np.arange(7), 6, 2, 8.0)
    assert_close(rates, [4, 8, 8, 8 * 0.8535533906, 4, 8 * 0.1464466094, 0], rtol=1e-9, atol=1e-12)


def test_warmup():
    """The ramp starts above 0 and has the peak at its last step, whatever the floor."""
    assert_close(warmup_cosine(np.arange(5), 11, 5, 1.0), [0.2, 0.4, 0.6, 0.8, 1.0], rtol=1e-12)
    assert_close(warmup_cosine(np.arange(4), 11, 4, 2.0, 1.0), [0.5, 1.0, 1.5, 2.0], rtol=1e-12)
    assert_close(warmup_cosine(np.arange(3), 3, 1, 2.0), [2.0, 2.0, 1.0], rtol=1e-12)


def test_cosine_between_its_ends():
    """After the warmup the curve falls from the peak to the floor, both approached with zero slope."""
    for rng in seeds():
        warmup = int(rng.integers(1, 50))
        total = warmup + int(rng.integers(2, 300))
        peak, floor = rng.uniform(0.5, 2), rng.uniform(0, 0.4)
        steps = rng.integers(warmup, total + 1, size=13)
        expected = [one(step, total, warmup, peak, floor) for step in steps]
        assert_close(warmup_cosine(steps, total, warmup, peak, floor), expected, rtol=1e-10, atol=1e-12)


def test_after_the_end():
    """From step total on the rate stays at the floor for ever."""
    steps = np.array([10, 11, 15, 19, 20, 37, 10**6])
    assert_close(warmup_cosine(steps, 10, 3, 1.0, 0.25), np.full(7, 0.25), rtol=1e-9)
    assert_close(warmup_cosine(steps, 10, 3, 1.0), np.zeros(7), atol=1e-12)


def test_no_warmup():
    """Without warmup the first step already has the peak."""
    rates = warmup_cosine(np.array([0, 2, 4, 5]), 4, 0, 3.0, 1.0)
    assert_close(rates, [3.0, 2.0, 1.0, 1.0], rtol=1e-12)


def test_nothing_but_warmup():
    """If the warmup takes all steps, the rate is at the floor right after it."""
    assert_close(warmup_cosine(np.arange(5), 3, 3, 3.0, 0.5), [1.0, 2.0, 3.0, 0.5, 0.5], rtol=1e-12)
    assert_close(warmup_cosine(np.arange(2), 0, 0, 3.0, 0.5), [0.5, 0.5], rtol=1e-12)


def test_single_step_of_decay():
    """With one step between warmup and end, that step has the peak and the next the floor."""
    assert_close(warmup_cosine(np.arange(4), 3, 2, 2.0, 0.5), [1.0, 2.0, 2.0, 0.5], rtol=1e-12)


def test_floor_equal_to_peak():
    """A floor equal to the peak gives a constant rate after the warmup; a floor above it is climbed to."""
    assert_close(warmup_cosine(np.arange(2, 9), 7, 2, 0.3, 0.3), np.full(7, 0.3), rtol=1e-12)
    assert_close(warmup_cosine(np.array([0, 2, 4]), 4, 0, 1.0, 3.0), [1.0, 2.0, 3.0], rtol=1e-12)


def test_scale():
    """Tiny and huge rates are computed as exactly as others."""
    steps = np.arange(0, 12, 3)
    plain = warmup_cosine(steps, 17, 4, 1.0, 0.1)
    for factor in (1e-12, 1e9):
        assert_close(warmup_cosine(steps, 17, 4, factor, 0.1 * factor), factor * np.asarray(plain), rtol=1e-10)


def test_shapes_and_types():
    """Single numbers, tables, empty arrays, views and unsigned or single-precision steps all work."""
    assert_close(warmup_cosine(4, 10, 2, 1.0), one(4, 10, 2, 1.0), rtol=1e-12)
    assert_close(warmup_cosine(np.int64(1), 10, 3, 1.0), 2 / 3, rtol=1e-12)
    assert_close(warmup_cosine(np.array([], dtype=int), 10, 2, 1.0), np.zeros(0))
    table = np.arange(22).reshape(2, 11)
    expected = np.array([[one(step, 17, 5, 1.0, 0.1) for step in row] for row in table])
    for steps in (table, table.astype(np.uint8), table.astype(np.float32)):
        assert_close(warmup_cosine(steps, 17, 5, 1.0, 0.1), expected, rtol=1e-10)
    assert_close(warmup_cosine(table.T[::2], 17, 5, 1.0, 0.1), expected.T[::2], rtol=1e-10)
    assert_close(warmup_cosine(np.arange(4), 7, 3, 3, 1), [1.0, 2.0, 3.0, 3.0], rtol=1e-12)
    assert_close(warmup_cosine(np.arange(9), 7, 2, 3, 1), [one(step, 7, 2, 3, 1) for step in range(9)], rtol=1e-10)
    late = np.array([250, 255], dtype=np.uint8)
    assert_close(warmup_cosine(late, 1000, 260, 1.0), [251 / 260, 256 / 260], rtol=1e-12)


def test_arguments_unchanged():
    """The steps that were passed are not changed."""
    steps = np.array([0.0, 3.0, 9.0, 30.0])
    warmup_cosine(steps, 10, 2, 1.0)
    assert_close(steps, [0.0, 3.0, 9.0, 30.0])
