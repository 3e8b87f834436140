"""Three ways to sum in a small type, each operation rounded: stalls, splits, compensation, edges, types and error bounds."""

import math

import numpy as np
from answer import sum_lab

from drill.suite import assert_close, seeds

SIGNIFICANT = {"float16": 11, "float32": 24}


def rounder(dtype):
    """Round a float64 to the type; sums of two such numbers are exact enough in float64 to be rounded only once."""
    kind = np.float16 if dtype == "float16" else np.float32
    return lambda value: float(kind(value))


def by_statement(x, dtype):
    """The three sums in float64, with a rounding after each operation."""
    fl = rounder(dtype)
    values = [fl(value) for value in np.asarray(x, dtype=float)]
    naive = 0.0
    for value in values:
        naive = fl(naive + value)

    def pairwise(part):
        if len(part) < 2:
            return part[0] if part else 0.0
        return fl(pairwise(part[: len(part) // 2]) + pairwise(part[len(part) // 2 :]))

    total = c = 0.0
    for value in values:
        y = fl(value - c)
        t = fl(total + y)
        c = fl(fl(t - total) - y)
        total = t
    return naive, pairwise(values), total


def compare(x, dtype):
    assert_close(sum_lab(x, dtype), by_statement(x, dtype), rtol=1e-12)


def test_stalled_sum():
    """0.1 added five thousand times in float16: one by one it stops at 256, and compensated it is 500."""
    naive, pairwise, kahan = sum_lab(np.full(5000, 0.1), "float16")
    assert_close(naive, 256.0)
    assert_close(pairwise, by_statement(np.full(5000, 0.1), "float16")[1])
    assert_close(kahan, 500.0, rtol=2e-3)


def test_three_numbers_by_hand():
    """2048, 1 and 1 in float16: left to right it stays 2048; in halves 1 + 1 comes first; compensation finds 2050."""
    assert_close(sum_lab(np.array([2048.0, 1.0, 1.0]), "float16"), [2048, 2050, 2050])


def test_uneven_halves():
    """Of an odd number of values the left part is the smaller one: of three values the last two are added first."""
    assert_close(sum_lab(np.array([1.0, 1.0, 2048.0]), "float16")[1], 2048.0)
    # 1 | 1, 2048 and then 1, 2048 | 1, 1, 1: the last three make 3 with the last two first.
    assert_close(sum_lab(np.array([1.0, 2048.0, 1.0, 1.0, 1.0]), "float16")[1], by_statement([1, 2048, 1, 1, 1], "float16")[1])
    assert_close(sum_lab(np.array([2048.0, 1, 1, 1, 1, 1, 1]), "float16")[1], by_statement([2048, 1, 1, 1, 1, 1, 1], "float16")[1])


def test_random_values_in_float16():
    """Every operation is rounded to float16, in all three sums, for any signs and any number of values."""
    for rng in seeds():
        x = rng.normal(size=int(rng.integers(1, 60))) * 2.0 ** rng.integers(-8, 8)
        compare(x, "float16")


def test_random_values_in_float32():
    """Every operation is rounded to float32."""
    for rng in seeds():
        compare(rng.normal(size=int(rng.integers(1, 60))) * 10.0 ** rng.integers(-3, 6), "float32")


def test_values_are_rounded_first():
    """The values themselves are rounded to the type, once, before anything is added."""
    assert_close(sum_lab(np.array([1.0004]), "float16"), [1.0, 1.0, 1.0])
    assert_close(sum_lab(np.array([1.0006]), "float16"), 3 * [1 + 2.0**-10])
    assert_close(sum_lab(np.array([2.0**-30, 2.0**-30]), "float16"), [0, 0, 0])
    assert_close(sum_lab(np.array([2049, 2051]), "float16"), 3 * [4100.0])
    # Just above a tie of float16: rounded to float32 on the way it would be the tie itself.
    assert_close(sum_lab(np.array([1 + 2.0**-11 + 2.0**-30]), "float16"), 3 * [1 + 2.0**-10])


def test_no_values_and_one():
    """Without values all sums are 0, and of one value they are the value."""
    assert_close(sum_lab(np.array([]), "float16"), [0, 0, 0])
    assert_close(sum_lab(np.array([-3.5]), "float32"), [-3.5, -3.5, -3.5])


def test_overflow():
    """A sum on the way that exceeds the range is infinite, even if the rest would bring it back."""
    naive, pairwise, kahan = sum_lab(np.array([60000.0, 60000.0, -60000.0, -60000.0]), "float16")
    assert_close(naive, np.inf)
    # Infinity minus infinity is NaN, between the halves and in the compensation.
    assert_close([pairwise, kahan], [np.nan, np.nan])
    naive, pairwise, kahan = sum_lab(np.array([60000.0, -60000.0, 60000.0, -60000.0]), "float16")
    assert_close([naive, pairwise, kahan], [0, 0, 0])


def test_error_bounds():
    """Of positive values pairwise errs by at most log2(n) roundings and the compensated sum by about two."""
    for rng in seeds(5):
        for dtype, bits in SIGNIFICANT.items():
            x = rounder_array(rng.uniform(0, 1, size=1000), dtype)
            exact = math.fsum(x)
            _, pairwise, kahan = sum_lab(x, dtype)
            unit = 2.0**-bits
            assert abs(pairwise - exact) <= 11 * unit * exact
            assert abs(kahan - exact) <= 2.5 * unit * exact


def rounder_array(x, dtype):
    return np.array([rounder(dtype)(value) for value in x])


def test_cancellation():
    """Large values that cancel leave what the small ones were, as far as each method kept them."""
    x = np.array([1.0, 1e8, 1.0, -1e8])
    assert_close(sum_lab(x, "float32"), by_statement(x, "float32"))
    x = np.array([1e8, 1.0, -1e8, 1.0, 3.0, 1e8, 2.5, -1e8])
    assert_close(sum_lab(x, "float32"), by_statement(x, "float32"))


def test_order_matters():
    """The values are added in the order given, not sorted."""
    rng = np.random.default_rng(3)
    x = rng.normal(size=41) * 2.0 ** rng.integers(-10, 10, size=41)
    for values in (x, x[::-1], np.sort(x), np.sort(np.abs(x))[::-1]):
        compare(values, "float16")


def test_types_of_input():
    """Lists of whole numbers, smaller types and views are summed as float64 values would be."""
    compare(np.arange(100), "float16")
    compare(np.arange(40, dtype=np.uint8), "float16")
    compare(np.linspace(0, 1, 26)[::2], "float16")
    compare(np.linspace(0, 7, 13).astype(np.float32), "float16")
    compare(np.linspace(0, 7, 13).astype(np.float16), "float32")
    compare(np.array([2**24, 1, 1, 1]), "float32")


def test_arguments_unchanged():
    """The values that were passed are not changed."""
    x = np.array([0.1, 0.2, 0.3])
    sum_lab(x, "float16")
    assert_close(x, [0.1, 0.2, 0.3])
