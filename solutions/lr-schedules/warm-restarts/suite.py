"""Cosine with warm restarts in closed form: torch's values, boundaries, fractions, far times and types."""

import math
from pathlib import Path

import numpy as np
from answer import warm_restarts

from drill.suite import assert_close, golden, seeds


def walked(t, t0, mult, peak=1.0, floor=0.0):
    """Walk through the cycles one by one until the one that holds t."""
    start, length, cycle = 0, t0, 0
    while t >= start + length:
        start, length, cycle = start + length, length * mult, cycle + 1
    return floor + (peak - floor) * math.cos(math.pi * (t - start) / length / 2) ** 2, cycle


def compare(got, ts, t0, mult, peak=1.0, floor=0.0):
    rates, cycles = zip(*(walked(t, t0, mult, peak, floor) for t in ts), strict=True)
    # A time near 2e4 in a short cycle has an angle exact to some 1e-12.
    assert_close(got[0], rates, rtol=1e-8, atol=1e-8 * abs(peak))
    assert_close(got[1], cycles)


def test_doubling_cycles_by_hand():
    """With t0 = 2 and mult = 2 the cycles start at 0, 2 and 6, each at the peak."""
    rates, cycles = warm_restarts(np.array([0.0, 1, 2, 4, 6, 10]), 2, 2, 8.0)
    assert_close(rates, [8, 4, 8, 4, 8, 4], rtol=1e-9)
    assert_close(cycles, [0, 0, 1, 1, 2, 2])


def test_values_frozen_from_torch():
    """At whole times the rates are those of torch's CosineAnnealingWarmRestarts."""
    for case in golden("goldens.json", Path(__file__).parent):
        rates, _ = warm_restarts(np.arange(40.0), case["t0"], case["mult"], 0.8, 0.05)
        assert_close(rates, case["rates"], rtol=1e-9, atol=1e-12)


def test_equal_cycles():
    """With mult = 1 all cycles have the same length, and their number grows evenly."""
    for rng in seeds():
        t0 = int(rng.integers(1, 20))
        ts = np.append(rng.uniform(0, 300, size=11), t0 * np.arange(7))
        compare(warm_restarts(ts, t0), ts, t0, 1)


def test_growing_cycles():
    """Each cycle is mult times as long as the one before, with rates between floor and peak."""
    for rng in seeds():
        t0, mult = int(rng.integers(1, 20)), int(rng.integers(2, 6))
        peak, floor = rng.uniform(0.5, 2), rng.uniform(0, 0.4)
        ts = rng.uniform(0, 2000, size=13)
        compare(warm_restarts(ts, t0, mult, peak, floor), ts, t0, mult, peak, floor)


def test_every_restart():
    """Exactly at a restart the new cycle has begun, at the peak, however many cycles went before."""
    for mult in (2, 3, 5, 6, 7, 10):
        for t0 in (1, 3, 7):
            starts = np.array([t0 * (mult**k - 1) // (mult - 1) for k in range(13)], dtype=float)
            rates, cycles = warm_restarts(starts, t0, mult, 0.3, 0.1)
            assert_close(rates, np.full(13, 0.3), rtol=1e-9)
            assert_close(cycles, np.arange(13))
    rates, cycles = warm_restarts(7.0 * np.arange(200), 7)
    assert_close(rates, np.ones(200), rtol=1e-9)
    assert_close(cycles, np.arange(200))


def test_just_before_a_restart():
    """Shortly before a restart the rate is near the floor, and the old cycle still runs."""
    starts = np.array([3.0, 9, 21, 45, 93])
    for gap in (1e-6, 1e-11):
        rates, cycles = warm_restarts(starts - gap, 3, 2, 1.0, 0.25)
        assert_close(rates, np.full(5, 0.25), rtol=1e-9)
        assert_close(cycles, np.arange(5))
        rates, cycles = warm_restarts(5.0 * np.arange(1, 4) - gap, 5, 1, 1.0, 0.25)
        assert_close(rates, np.full(3, 0.25), rtol=1e-9)
        assert_close(cycles, np.arange(3))


def test_fractions_of_an_epoch():
    """Times between whole epochs have rates of their own."""
    rates, cycles = warm_restarts(np.array([0.5, 1.5, 2.5]), 1, 2)
    assert_close(rates, [0.5, math.cos(math.pi / 8) ** 2, math.cos(3 * math.pi / 8) ** 2], rtol=1e-9)
    assert_close(cycles, [0, 1, 1])


def test_far_times():
    """Times up to a trillion are answered at once, without walking there."""
    rates, cycles = warm_restarts(np.array([1e12, 1e12 + 1, 1e12 + 2]), 4)
    assert_close(rates, [1.0, 0.8535533906, 0.5], rtol=1e-9)
    assert_close(cycles, [25 * 10**10] * 3)
    rates, cycles = warm_restarts(np.array([2.0**39 - 1, 2.0**39 + 2.0**38 - 1]), 1, 2)
    assert_close(rates, [1.0, 0.5], rtol=1e-9)
    assert_close(cycles, [39, 39])
    rates, cycles = warm_restarts(7e11 + np.arange(7), 7)
    # The place in the cycle is a whole number, exact at any distance.
    assert_close(rates, [(1 + math.cos(math.pi * place / 7)) / 2 for place in range(7)], rtol=1e-9)
    assert_close(cycles, [10**11] * 7)


def test_order_and_shape():
    """Times may come in any order and shape, and each is answered on its own."""
    ts = np.array([[6.0, 0.0, 2.0], [30.0, 1.0, 13.9]])
    rates, cycles = warm_restarts(ts, 2, 2)
    for got, index in ((rates, 0), (cycles, 1)):
        expected = [[walked(t, 2, 2)[index] for t in row] for row in ts]
        assert_close(got, expected, rtol=1e-9, atol=1e-9)
    for mult in (1, 2):
        rate, cycle = warm_restarts(5, 4, mult, 2.0)
        assert_close(rate, walked(5, 4, mult, 2.0)[0], rtol=1e-9)
        assert_close(cycle, 1)
        rates, cycles = warm_restarts(np.array([]), 3, mult)
        assert_close(rates, np.zeros(0))
        assert_close(cycles, np.zeros(0))


def test_types():
    """Integers, unsigned ones, single precision and views give the values of float64."""
    ts = np.arange(40)
    for mult in (1, 2, 3):
        expected = [walked(t, 3, mult)[0] for t in ts]
        for given in (ts, ts.astype(np.uint8), ts.astype(np.float32), np.repeat(ts, 2)[::2]):
            assert_close(warm_restarts(given, 3, mult)[0], expected, rtol=1e-9, atol=1e-9)


def test_arguments_unchanged():
    """The times that were passed are not changed."""
    for mult in (1, 2):
        ts = np.array([9.0, 2.0, 30.0])
        warm_restarts(ts, 2, mult)
        assert_close(ts, [9.0, 2.0, 30.0])
