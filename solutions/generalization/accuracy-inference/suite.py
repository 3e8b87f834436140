from fractions import Fraction
from math import comb
from statistics import NormalDist

import numpy as np
from answer import mcnemar_exact, wilson

from drill.suite import assert_close, seeds


def exact_p(only_a, only_b):
    """Add up the binomial chances in exact fractions."""
    n, fewer = only_a + only_b, min(only_a, only_b)
    tail = Fraction(sum(comb(n, i) for i in range(fewer + 1)), 2**n)
    return float(min(Fraction(1), 2 * tail))


def rows(both, only_a, only_b, neither, rng=None):
    """Lay out rows with these counts, shuffled by rng if there is one."""
    a = np.repeat([1, 1, 0, 0], [both, only_a, only_b, neither])
    b = np.repeat([1, 0, 1, 0], [both, only_a, only_b, neither])
    order = np.arange(len(a)) if rng is None else rng.permutation(len(a))
    return a[order], b[order]


def test_nine_of_ten():
    """Nine of ten right give the interval from 0.596 to 0.982."""
    assert_close(wilson(9, 10), (0.5958499732, 0.9821237869), rtol=1e-8)


def test_ends_solve_the_equation():
    """At both ends, on either side of the share, it lies z standard errors of that end away."""
    for rng in seeds():
        n = int(rng.integers(2, 400))
        k, conf = int(rng.integers(1, n)), rng.uniform(0.5, 0.999)
        lo, hi = wilson(k, n, conf)
        z = NormalDist().inv_cdf((1 + conf) / 2)
        assert lo < k / n < hi
        for p in (lo, hi):
            assert_close(abs(k / n - p) / np.sqrt(p * (1 - p) / n), z, rtol=1e-7)


def test_none_or_all_right():
    """With none right the interval goes from 0 to z²/(n + z²), with all right it is the mirror image."""
    z2 = NormalDist().inv_cdf(0.975) ** 2
    for n in (1, 7, 100, 10**6):
        assert_close(wilson(0, n), (0.0, z2 / (n + z2)), rtol=1e-9, atol=1e-15)
        assert_close(wilson(n, n), (n / (n + z2), 1.0), rtol=1e-9)


def test_interval_stays_within_range():
    """No end lies outside 0 and 1, not even by rounding."""
    for n in range(1, 60):
        for conf in (0.8, 0.95, 0.99):
            assert wilson(0, n, conf)[0] >= 0, f"the lower end for 0 of {n} is below 0"
            assert wilson(n, n, conf)[1] <= 1, f"the upper end for {n} of {n} is above 1"


def test_interval_is_a_mirror_image():
    """Counting the wrong answers gives the same interval, seen from 1."""
    for rng in seeds(5):
        n = int(rng.integers(2, 60))
        k = int(rng.integers(0, n + 1))
        lo, hi = wilson(k, n, 0.9)
        assert_close(wilson(n - k, n, 0.9), (1 - hi, 1 - lo), rtol=1e-9, atol=1e-12)


def test_confidence_is_two_sided():
    """A confidence of 0.90 leaves five per cent on each side, and a larger one widens the interval."""
    z2 = NormalDist().inv_cdf(0.95) ** 2
    assert_close(wilson(0, 20, 0.9)[1], z2 / (20 + z2), rtol=1e-9)
    widths = [np.diff(wilson(13, 20, conf))[0] for conf in (0.5, 0.8, 0.95, 0.999)]
    assert min(np.diff(widths)) > 0


def test_one_against_five():
    """With one row won by a and five by b the p-value is 2 (1 + 6)/64."""
    assert_close(mcnemar_exact(*rows(0, 1, 5, 0)), 0.21875, rtol=1e-9)


def test_exact_value():
    """For any counts the p-value is twice the exact binomial tail."""
    for rng in seeds():
        both, only_a, only_b, neither = (int(x) for x in rng.integers(0, 30, size=4))
        a, b = rows(both, only_a, only_b, neither + 1, rng)
        assert_close(mcnemar_exact(a, b), exact_p(only_a, only_b), rtol=1e-9)


def test_never_above_one():
    """With equal counts the p-value is 1, as the doubled tail is capped."""
    for wins in (1, 2, 50):
        assert_close(mcnemar_exact(*rows(3, wins, wins, 2)), 1.0, rtol=1e-12)
    assert_close(mcnemar_exact(*rows(3, 4, 3, 2)), 1.0, rtol=1e-12)


def test_no_disagreement():
    """Models that are right on the same rows have p-value 1, also with no rows at all."""
    assert_close(mcnemar_exact(*rows(5, 0, 0, 3)), 1.0)
    assert_close(mcnemar_exact(*rows(0, 0, 0, 0)), 1.0)


def test_all_disagreements_one_way():
    """If one model wins all k disagreements the p-value is 2 / 2^k."""
    for k in (1, 2, 5, 40):
        assert_close(mcnemar_exact(*rows(7, k, 0, 2)), 2.0 / 2**k, rtol=1e-9)
        assert_close(mcnemar_exact(*rows(7, 0, k, 2)), 2.0 / 2**k, rtol=1e-9)


def test_agreement_does_not_count():
    """Rows that both got right, or both wrong, leave the p-value as it is."""
    for both, neither in ((0, 0), (1000, 3), (2, 5000)):
        assert_close(mcnemar_exact(*rows(both, 8, 19, neither)), exact_p(8, 19), rtol=1e-9)


def test_many_disagreements():
    """With thousands of disagreements nothing vanishes or overflows."""
    # logarithms lose some digits of the sum
    assert_close(mcnemar_exact(*rows(10, 600, 670, 10)), exact_p(600, 670), rtol=1e-7)
    # for 20,000 tosses the normal curve with continuity correction is good to a relative 1e-4
    want = 2 * NormalDist().cdf(-199 / 20_000**0.5)
    assert_close(mcnemar_exact(*rows(10, 9900, 10_100, 10)), want, rtol=1e-3)


def test_types_of_input():
    """Booleans, small and unsigned integers, floats and views with strides give the same values."""
    a, b = rows(4, 3, 9, 5, np.random.default_rng(3))
    for kind in (bool, np.uint8, np.int8, np.int64, np.float32):
        assert_close(mcnemar_exact(a.astype(kind), b.astype(kind)), exact_p(3, 9), rtol=1e-9)
    assert_close(mcnemar_exact(np.repeat(a, 2)[::2], b), exact_p(3, 9), rtol=1e-9)
    assert_close(wilson(np.uint8(200), np.uint8(250)), wilson(200, 250), rtol=1e-12)
    assert_close(wilson(np.int32(90_000), np.int32(100_000)), wilson(90_000, 100_000), rtol=1e-12)


def test_arguments_stay_as_they_were():
    """The two arrays are not changed."""
    a, b = rows(1, 2, 3, 1)
    before = a.copy(), b.copy()
    mcnemar_exact(a, b)
    assert_close(a, before[0])
    assert_close(b, before[1])
