import numpy as np
from answer import ks_2samp

from drill.suite import assert_close, seeds

TIGHT = {"rtol": 1e-12, "atol": 1e-14}


def at_every_value(x, y):
    """Compare the shares at each distinct value of either sample, one after the other."""
    return max(abs(np.mean(x <= t) - np.mean(y <= t)) for t in [*x, *y])


def two_sided_p(lam):
    """The series for small values is the dual of that for large ones."""
    k = np.arange(1, 60)
    if lam < 1:
        with np.errstate(divide="ignore"):
            falling = np.exp(-((2 * k - 1) ** 2) * np.pi**2 / (8 * np.float64(lam) ** 2))
            return 1 - np.sqrt(2 * np.pi) * (falling.sum() / lam if lam else 0.0)
    return 2 * np.sum((-1.0) ** (k - 1) * np.exp(-2 * k**2 * lam**2))


def both(x, y):
    d = at_every_value(np.asarray(x), np.asarray(y))
    return d, two_sided_p(d * np.sqrt(len(x) * len(y) / (len(x) + len(y))))


def shifted(places, n):
    """Two samples of n distinct values, of which one is the other moved up by some places."""
    return np.arange(n), np.arange(n) + places


def test_four_values_by_hand():
    """For 1, 2 against 2, 3 the shares differ by at most a half, and p is 0.9639."""
    assert_close(ks_2samp([1, 2], [2, 3]), (0.5, 0.9639452436648751), rtol=1e-9)


def test_disjoint_samples():
    """If all of one sample lies below the other D is 1, whichever comes first."""
    low, high = np.arange(7.0), np.arange(5.0) + 100
    want = two_sided_p(np.sqrt(35 / 12))
    assert_close(ks_2samp(low, high), (1.0, want), rtol=1e-9)
    assert_close(ks_2samp(high, low), (1.0, want), rtol=1e-9)


def test_equal_samples():
    """Equal samples, in another order or doubled, have D = 0 and p = 1."""
    x = np.array([3.0, 1.0, 1.0, 2.0])
    for other in (x, np.sort(x), np.tile(x, 3)):
        assert_close(ks_2samp(x, other), (0.0, 1.0), **TIGHT)
    assert_close(ks_2samp([2.0, 2.0, 2.0], [2.0]), (0.0, 1.0), **TIGHT)


def test_ties_between_the_samples():
    """Equal values of both samples are stepped over at once."""
    assert_close(ks_2samp([0, 0, 0, 1], [0, 1, 1, 1])[0], 0.5, **TIGHT)
    assert_close(ks_2samp([5] * 9 + [6], [5] * 90 + [6] * 10)[0], 0.0, **TIGHT)
    for rng in seeds():
        x, y = rng.integers(0, 5, size=23), rng.integers(0, 6, size=17)
        assert_close(ks_2samp(x, y)[0], at_every_value(x, y), **TIGHT)


def test_random_samples():
    """On random samples of unequal sizes D and p are those of a comparison at every value."""
    for rng in seeds():
        n, m = int(rng.integers(1, 60)), int(rng.integers(1, 60))
        x, y = rng.normal(size=n), rng.normal(rng.normal(), 1.5, size=m)
        assert_close(ks_2samp(x, y), both(x, y), rtol=1e-8, atol=1e-9)


def test_either_direction():
    """A difference in the spread, with one sample above at one end and below at the other, counts as it is largest."""
    wide, narrow = np.array([-9.0, -8.0, -7.0, 5.0, 9.0]), np.array([-1.0, 0.0, 1.0, 2.0])
    assert_close(ks_2samp(wide, narrow)[0], 0.6, **TIGHT)
    assert_close(ks_2samp(-wide, -narrow)[0], 0.6, **TIGHT)
    assert_close(ks_2samp(narrow, wide)[0], 0.6, **TIGHT)


def test_order_of_the_values():
    """Shuffled samples give the same result."""
    rng = np.random.default_rng(1)
    x, y = rng.normal(size=31), rng.normal(1, 1, size=19)
    assert_close(ks_2samp(rng.permutation(x), rng.permutation(y)), both(x, y), rtol=1e-8)


def test_small_statistics():
    """With a tiny difference p is 1, and between 0.2 and 1 it follows the whole series."""
    for places, n in ((1, 5000), (3, 1000), (5, 800), (7, 601), (11, 500)):
        x, y = shifted(places, n)
        lam = places / n * np.sqrt(n / 2)
        assert_close(ks_2samp(x, y), (places / n, two_sided_p(lam)), rtol=1e-9, atol=1e-9)


def test_small_p_values():
    """Small p-values are right in their digits, and not rounded to zero before 1e-100."""
    for places, n in ((70, 1000), (150, 1000), (400, 1000), (480, 700)):
        x, y = shifted(places, n)
        assert_close(ks_2samp(x, y)[1], two_sided_p(places / n * np.sqrt(n / 2)), rtol=1e-6)


def test_unequal_sizes():
    """The p-value counts both sizes: a small sample against a huge one has the weight of the small one."""
    x, y = np.arange(6) * 100 + 350, np.arange(900)
    assert_close(ks_2samp(x, y), both(x, y), rtol=1e-8)
    assert_close(ks_2samp(y, x), both(x, y), rtol=1e-8)


def test_infinite_and_extreme_values():
    """Infinite values are ordered like others, and only the order counts."""
    x, y = np.array([-np.inf, 0.0, 1.0, np.inf]), np.array([0.0, np.inf, np.inf])
    assert_close(ks_2samp(x, y)[0], 5 / 12, **TIGHT)
    assert_close(ks_2samp(np.array([1e300, -1e300]), np.array([1e-300, 2e-300]))[0], 0.5, **TIGHT)
    close = 1 + np.arange(3) * 2.0**-52
    assert_close(ks_2samp(close, close + 2.0**-52)[0], 1 / 3, **TIGHT)


def test_one_value_each():
    """Single values are equal or a whole step apart."""
    assert_close(ks_2samp([1.0], [1.0]), (0.0, 1.0), **TIGHT)
    assert_close(ks_2samp([1.0], [2.0]), (1.0, two_sided_p(np.sqrt(0.5))), rtol=1e-8)


def test_types_of_input():
    """Booleans, unsigned integers, float32, lists and views with strides give the same."""
    rng = np.random.default_rng(8)
    x, y = rng.integers(0, 9, size=230), rng.integers(2, 11, size=170)
    want = both(x, y)
    for kind in (np.uint8, np.int8, np.float32):
        assert_close(ks_2samp(x.astype(kind), y.astype(kind)), want, rtol=1e-8)
    assert_close(ks_2samp(x.tolist(), y.repeat(2)[::2]), want, rtol=1e-8)
    assert_close(ks_2samp(x > 4, y > 4), both(x > 4, y > 4), rtol=1e-8)


def test_arguments_stay_as_they_were():
    """Neither sample is changed."""
    x, y = np.array([3.0, 1.0, 2.0]), np.array([9.0, 0.5])
    ks_2samp(x, y)
    assert_close(x, [3.0, 1.0, 2.0])
    assert_close(y, [9.0, 0.5])
