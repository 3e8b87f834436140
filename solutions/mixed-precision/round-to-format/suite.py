"""Rounding to small formats: normal numbers, ties, subnormals, overflow, zeros, NaN, library types and a full enumeration."""

import math
from itertools import product
from pathlib import Path

import numpy as np
from answer import round_to_format

from drill.suite import assert_close, golden, seeds


def numbers_of(exp_bits, man_bits):
    """All finite non-negative numbers of the format in order, by their bit patterns."""
    bias = 2 ** (exp_bits - 1) - 1
    found = []
    for field, fraction in product(range(2**exp_bits - 1), range(2**man_bits)):
        leading, exponent = (0, 1 - bias) if field == 0 else (1, field - bias)
        found.append((leading + fraction / 2**man_bits) * 2.0**exponent)
    return np.array(found)


def nearest(x, exp_bits, man_bits):
    """Search all numbers of the format; of two equally near ones the even bit pattern wins, and beyond the last is infinity."""
    table = numbers_of(exp_bits, man_bits)
    table = np.append(table, 2 * table[-1] - table[-2])  # stands for infinity
    gaps = np.abs(table - abs(x))
    ahead = np.flatnonzero(gaps == gaps.min())
    place = next((int(i) for i in ahead if i % 2 == 0), int(ahead[0]))
    return math.copysign(math.inf if place == len(table) - 1 else table[place], x)


def signs(x):
    return np.signbit(np.asarray(x)).astype(int)


def test_numbers_near_one_by_hand():
    """With two mantissa bits the numbers from 1 to 2 are 1, 1.25, 1.5, 1.75, and each goes to the nearest."""
    got = round_to_format(np.array([1.0, 1.1, 1.2, 1.4, 1.6, 1.7, 1.9, -1.2]), 4, 2)
    assert_close(got, [1.0, 1.0, 1.25, 1.5, 1.5, 1.75, 2.0, -1.25])


def test_ties():
    """Halfway between two neighbours the one with an even last bit is taken, also across a power of two."""
    got = round_to_format(np.array([1.125, 1.375, 1.625, 1.875, 2.25, -1.125, -1.375]), 4, 2)
    assert_close(got, [1.0, 1.5, 1.5, 2.0, 2.0, -1.0, -1.5])
    assert_close(round_to_format(np.array([2049.0, 2051.0, 257.0]), 5, 10), [2048, 2052, 257])
    assert_close(round_to_format(np.array([257.0, 259.0]), 8, 7), [256, 260])


def test_just_beside_a_tie():
    """Numbers a hair above or below the middle go to their own side."""
    hair = 2.0**-50
    assert_close(round_to_format(np.array([1.125 + hair, 1.125 - hair, 1.375 - hair, 1.375 + hair]), 4, 2), [1.25, 1, 1.25, 1.5])
    assert_close(round_to_format(np.array([1 + 2.0**-11 + hair, 1 + 2.0**-11]), 5, 10), [1 + 2.0**-10, 1])


def test_subnormals():
    """Below the smallest normal number the spacing stays the same, down to zero."""
    step = 2.0**-24  # of float16
    x = np.array([step, 1.4 * step, 1.5 * step, 2.5 * step, 0.51 * step, 0.5 * step, 0.49 * step, 1023.4 * step, 1e-8])
    assert_close(round_to_format(x, 5, 10), np.array([1, 1, 2, 2, 1, 0, 0, 1023, 0]) * step)
    assert_close(round_to_format(np.array([2.0**-14 - 2.0**-25]), 5, 10), [2.0**-14])


def test_overflow():
    """Up to half a spacing above the largest number rounds down to it, from there on the result is infinite."""
    got = round_to_format(np.array([65504.0, 65519.9, 65520.0, 65536.0, 1e300, -65519.9, -65520.0]), 5, 10)
    assert_close(got, [65504, 65504, np.inf, np.inf, np.inf, -65504, -np.inf])
    assert_close(round_to_format(np.array([240.0, 247.0, 248.0]), 4, 3), [240, 240, np.inf])


def test_special_values():
    """NaN stays NaN, infinities stay, and zeros keep their sign, also those that a small number rounds to."""
    x = np.array([np.nan, np.inf, -np.inf, 0.0, -0.0, 1e-300, -1e-300, 5e-324, -5e-324])
    for bits in ((5, 10), (8, 7), (2, 1)):
        got = round_to_format(x, *bits)
        assert_close(got, [np.nan, np.inf, -np.inf, 0, 0, 0, 0, 0, 0])
        assert_close(signs(got)[1:], signs(x)[1:])


def test_every_number_of_a_format():
    """The numbers of the format are left as they are, from the smallest subnormal to the largest."""
    for bits in ((4, 3), (5, 2), (3, 4), (2, 1), (6, 5)):
        table = numbers_of(*bits)
        assert_close(round_to_format(table, *bits), table)
        assert_close(round_to_format(-table, *bits), -table)


def test_against_a_search():
    """Random numbers and midpoints go where a search over all numbers of the format finds the nearest."""
    for rng in seeds():
        bits = int(rng.integers(2, 6)), int(rng.integers(1, 5))
        table = numbers_of(*bits)
        middles = (table[:-1] + table[1:]) / 2
        x = np.concatenate([rng.choice(middles, size=7), rng.uniform(0, 1.1 * table[-1], size=5), rng.uniform(0, 3 * table[1], 5)])
        x = x * rng.choice([-1, 1], size=17)
        assert_close(round_to_format(x, *bits), [nearest(v, *bits) for v in x])


def test_float16():
    """With 5 and 10 bits the result is that of numpy's float16."""
    for rng in seeds():
        x = rng.normal(size=53) * 2.0 ** rng.integers(-30, 20, size=53)
        with np.errstate(over="ignore"):
            expected = x.astype(np.float16).astype(float)
        assert_close(round_to_format(x, 5, 10), expected)


def test_float32():
    """With 8 and 23 bits the result is that of numpy's float32, subnormals and overflow included."""
    for rng in seeds():
        x = rng.normal(size=53) * 2.0 ** rng.integers(-155, 132, size=53)
        with np.errstate(over="ignore", under="ignore"):
            expected = x.astype(np.float32).astype(float)
        assert_close(round_to_format(x, 8, 23), expected)


def test_values_frozen_from_torch():
    """The results are those of torch's float16, bfloat16 and float8_e5m2."""
    frozen = golden("goldens.npz", Path(__file__).parent)
    for name, bits in (("float16", (5, 10)), ("bfloat16", (8, 7)), ("float8_e5m2", (5, 2))):
        assert_close(round_to_format(frozen["x"], *bits), frozen[name])


def test_rounding_again():
    """A rounded number stays, larger numbers never get smaller results, and the sign is odd."""
    for rng in seeds():
        x = np.sort(rng.normal(size=31) * 2.0 ** rng.integers(-12, 12, size=31))
        got = np.asarray(round_to_format(x, 4, 3))
        assert_close(round_to_format(got, 4, 3), got)
        assert_close((got[1:] >= got[:-1]).astype(int), np.ones(30))
        assert_close(round_to_format(-x, 4, 3), -got)


def test_shapes_and_types():
    """Single numbers, tables, empty arrays, views, integers and smaller types all work, and the result is float64."""
    assert_close(round_to_format(1.1, 4, 2), 1.0)
    assert_close(round_to_format(np.zeros((0, 3)), 4, 2), np.zeros((0, 3)))
    table = np.array([[2049, 2050, 2051], [70000, -1, 0]])
    expected = np.array([[2048.0, 2050, 2052], [np.inf, -1, 0]])
    assert_close(round_to_format(table, 5, 10), expected)
    assert_close(round_to_format(table.T[::2], 5, 10), expected.T[::2])
    assert_close(round_to_format(table.astype(np.float32), 5, 10), expected)
    got = round_to_format(np.array([1.1, 60000.0], dtype=np.float16), 8, 7)
    assert_close(got, [1.1015625, 59904.0])
    assert np.asarray(got).dtype == np.float64
    assert_close(round_to_format(np.array([1e20], dtype=np.float32), 8, 23), [float(np.float32(1e20))])


def test_arguments_unchanged():
    """The numbers that were passed are not changed."""
    x = np.array([1.1, 1e9, -1e-9])
    round_to_format(x, 4, 2)
    assert_close(x, [1.1, 1e9, -1e-9])
