from fractions import Fraction
from math import erfc, sqrt

import numpy as np
from answer import ztest

from drill.suite import assert_close, seeds

Z = 1.959963984540054


def exact(x1, n1, x2, n2):
    """Take variances in exact fractions, and roots last."""
    r1, r2 = Fraction(x1, n1), Fraction(x2, n2)
    pool = Fraction(x1 + x2, n1 + n2)
    apart = r1 * (1 - r1) / n1 + r2 * (1 - r2) / n2
    together = pool * (1 - pool) * (Fraction(1, n1) + Fraction(1, n2))
    half = Z * sqrt(apart)
    diff = float(r2 - r1)
    return diff, diff - half, diff + half, erfc(sqrt((r2 - r1) ** 2 / together / 2)) if together else 1.0


def draw(rng, most=900):
    n1, n2 = rng.integers(2, most, size=2).tolist()
    return int(rng.integers(1, n1)), n1, int(rng.integers(1, n2)), n2


def check(counts):
    got, want = np.asarray(ztest(*counts), dtype=float), exact(*map(int, counts))
    assert_close(got[:3], want[:3], rtol=1e-7, atol=1e-12)
    assert_close(got[3], want[3], rtol=1e-6)


def test_ten_against_thirteen_per_cent():
    """100 against 130 of a thousand: difference 0.03, interval 0.0021 to 0.0579, p = 0.0355."""
    assert_close(ztest(100, 1000, 130, 1000), [0.03, 0.0020679, 0.0579321, 0.0354885], atol=2e-7)


def test_random_counts():
    """On random counts the four numbers equal those from exact fractions."""
    for rng in seeds(40):
        check(draw(rng))


def test_unequal_arms():
    """With very unequal arms the separate variances of the interval and the pooled one of p differ a lot."""
    check((9, 10, 100, 1000))
    check((1, 2000, 7, 20))


def test_direction():
    """Exchanging the arms turns the difference and the interval round, and leaves p."""
    for rng in seeds(8):
        x1, n1, x2, n2 = draw(rng)
        want = exact(x1, n1, x2, n2)
        assert_close(ztest(x2, n2, x1, n1)[:3], [-want[0], -want[2], -want[1]], rtol=1e-7, atol=1e-12)
        assert_close(ztest(x2, n2, x1, n1)[3], want[3], rtol=1e-6)


def test_no_conversions():
    """If nobody or everybody converted the interval is one point and p is 1."""
    assert_close(ztest(0, 50, 0, 70), [0.0, 0.0, 0.0, 1.0], atol=1e-12)
    assert_close(ztest(50, 50, 70, 70), [0.0, 0.0, 0.0, 1.0], atol=1e-12)


def test_one_arm_without_conversions():
    """An arm with rate 0 or 1 adds nothing to the interval but takes part in the pooled rate."""
    for counts in ((0, 40, 3, 50), (40, 40, 45, 50), (0, 1, 1, 1), (0, 5, 9, 9)):
        check(counts)


def test_equal_rates():
    """Equal rates give p = 1 and an interval around zero."""
    check((30, 100, 60, 200))
    assert_close(ztest(30, 100, 60, 200)[3], 1.0, rtol=1e-9)


def test_interval_is_not_cut():
    """With few users the interval may reach beyond 1."""
    check((1, 4, 3, 4))
    assert_close(ztest(1, 4, 3, 4)[2], 0.5 + Z * sqrt(6 / 64), rtol=1e-7)


def test_tiny_p():
    """A p-value of 1e-30 or 1e-100 keeps its digits."""
    check((1000, 10_000, 1600, 10_000))
    check((1000, 10_000, 2050, 10_000))


def test_large_counts():
    """Counts of a billion don't overflow, also as 32-bit numbers."""
    check((100_000_000, 1_000_000_000, 100_050_000, 1_000_000_000))
    counts = [np.int32(n) for n in (300_000_000, 1_000_000_000, 300_040_000, 1_000_000_000)]
    check(counts)


def test_small_integer_types():
    """Counts of small unsigned types are added and subtracted like others."""
    check([np.uint8(n) for n in (190, 200, 150, 250)])
    check([np.uint16(n) for n in (9_000, 60_000, 8_000, 50_000)])
