import numpy as np
from answer import psi

from drill.suite import assert_close, seeds

NAN, INF = np.nan, np.inf


def term(e, a):
    return (a - e) * np.log(a / e)


def one_by_one(reference, current, bins=10, eps=1e-4):
    """Count by loops, each value against each edge."""
    known = sorted(x for x in reference if x == x)
    edges = []
    for k in range(1, bins):
        place = k * (len(known) - 1) / bins
        low = int(place)
        high = min(low + 1, len(known) - 1)
        edges.append(known[low] + (known[high] - known[low]) * (place - low))
    shares = []
    for sample in (reference, current):
        counts = dict.fromkeys(["missing", *range(bins)], 0)
        for x in sample:
            counts["missing" if x != x else sum(edge <= x for edge in edges)] += 1
        shares.append([max(count / len(sample), eps) for count in counts.values()])
    return sum(term(e, a) for e, a in zip(*shares, strict=True))


def test_two_bins_by_hand():
    """With the edge 1.5 the shares 1/2, 1/2 become 1/4, 3/4: the index is 0.2747."""
    assert_close(psi([0, 1, 2, 3], [0, 2, 9, 9], bins=2), term(0.5, 0.25) + term(0.5, 0.75), rtol=1e-12)


def test_the_same_sample():
    """A sample compared with itself, in another order or doubled, gives 0."""
    rng = np.random.default_rng(0)
    x = rng.normal(size=212)
    assert_close([psi(x, x), psi(x, rng.permutation(x)), psi(x, np.tile(x, 2))], [0.0] * 3, atol=1e-12)


def test_values_beyond_the_reference():
    """Values beyond the reference's range, infinite ones too, count in the outer bins."""
    x = np.arange(12.0)
    half_above = np.concatenate([x, np.full(12, 1e9)])
    want = term(0.25, 0.125) * 3 + term(0.25, 0.625)
    assert_close(psi(x, half_above, bins=4), want, rtol=1e-12)
    assert_close(psi(x, np.where(half_above > 100, INF, half_above), bins=4), want, rtol=1e-12)
    assert_close(psi(x, np.where(half_above > 100, -INF, half_above), bins=4), want, rtol=1e-12)
    assert_close(psi(x, [-50.0, 50.0], bins=2), 0.0, atol=1e-12)


def test_missing_values_have_their_bin():
    """NaN is a bin of its own, in either sample, and its share is of all rows."""
    x = np.arange(8.0)
    gone = np.where(np.arange(8) % 2, x, NAN)
    want = term(0.5, 0.25) * 2 + term(1e-4, 0.5)
    assert_close(psi(x, gone, bins=2), want, rtol=1e-12)
    assert_close(psi(gone, gone, bins=2), 0.0, atol=1e-12)
    assert_close(psi([1.0, 2.0, NAN, NAN], [2.0, 2.0, 1.0, 1.0], bins=2), term(0.25, 0.5) * 2 + term(0.5, 1e-4))
    assert_close(psi(x, [NAN, NAN, NAN], bins=2), term(0.5, 1e-4) * 2 + term(1e-4, 1.0), rtol=1e-12)


def test_empty_bins():
    """A share below eps is replaced by eps, an empty one and a small one, and nothing else changes."""
    x = np.arange(4.0)
    assert_close(psi(x, [0.0, 0.0], bins=2, eps=0.01), term(0.5, 1.0) + term(0.5, 0.01), rtol=1e-12)
    assert_close(psi(x, [0.0, 0.0], bins=2), term(0.5, 1.0) + term(0.5, 1e-4), rtol=1e-12)
    few = [0.0] * 19 + [3.0]
    assert_close(psi(x, few, bins=2, eps=0.2), term(0.5, 0.95) + term(0.5, 0.2), rtol=1e-12)
    assert_close(psi(x, few, bins=2, eps=0.04), term(0.5, 0.95) + term(0.5, 0.05), rtol=1e-12)


def test_values_at_an_edge():
    """A value that equals an edge lies in the bin above it."""
    x = np.array([0.0, 1.0, 2.0])  # the only edge of two bins is 1
    assert_close(psi(x, [1.0, 1.0, 0.0, 0.0], bins=2), term(1 / 3, 0.5) + term(2 / 3, 0.5), rtol=1e-12)


def test_random_samples():
    """On random samples with missing values every bin contributes as counted one by one."""
    for rng in seeds():
        n, m = int(rng.choice([42, 68, 110])), int(rng.integers(5, 90))
        x, y = rng.normal(size=n), rng.normal(0.4, 1.7, size=m)
        y[rng.random(m) < 0.1] = NAN
        bins = int(rng.choice([3, 7, 10]))
        assert_close(psi(x, y, bins), one_by_one(x, y, bins), rtol=1e-9)


def test_ties():
    """Values that repeat, so that edges coincide, share a bin; a constant reference has two."""
    zeros = np.repeat([0.0, 1.0, 2.5, 7.0], [30, 4, 5, 3])
    for rng in seeds(5):
        y = rng.choice([-1.0, 0.0, 0.5, 1.0, 2.5, 3.0, 9.0], size=53)
        assert_close(psi(zeros, y, bins=7), one_by_one(zeros, y, bins=7), rtol=1e-9)
    assert_close(psi([5, 5, 5], [4, 5, 6, 7]), term(1e-4, 0.25) + term(1.0, 0.75), rtol=1e-12)


def test_one_bin_and_one_row():
    """With one bin only missing values count; samples of one row have one bin that is not empty."""
    assert_close(psi([0.0, 1.0], [7.0, -7.0, 2.0], bins=1), 0.0, atol=1e-12)
    assert_close(psi([0.0, 1.0], [0.0, NAN], bins=1, eps=0.01), term(1.0, 0.5) + term(0.01, 0.5), rtol=1e-12)
    assert_close(psi([3.0], [2.0]), term(1.0, 1e-4) + term(1e-4, 1.0), rtol=1e-12)


def test_scale_does_not_matter():
    """Another unit or a large offset for both samples leaves the index as it is."""
    for rng in seeds(5):
        x, y = rng.integers(0, 1000, size=68) / 8, rng.integers(200, 1200, size=59) / 8
        want = one_by_one(x, y)
        for scale, shift in ((1024, 0), (2.0**-30, 0), (1, 2.0**30), (1, -(2.0**30))):
            assert_close(psi(x * scale + shift, y * scale + shift), want, rtol=1e-9)


def test_default_bins_and_eps():
    """If nothing is said there are ten bins and eps is 0.0001."""
    x = np.arange(110.0)  # eleven values to a bin
    y = x[x < 99]
    assert_close(psi(x, y), 9 * term(0.1, 1 / 9) + term(0.1, 1e-4), rtol=1e-9)


def test_types_of_input():
    """Booleans, unsigned integers, float32, lists and views with strides are accepted."""
    rng = np.random.default_rng(5)
    x, y = rng.integers(0, 256, size=68), rng.integers(0, 200, size=59)
    want = one_by_one(x, y)
    for kind in (np.uint8, np.float32, np.int64):
        assert_close(psi(x.astype(kind), y.astype(kind)), want, rtol=1e-9)
    assert_close(psi(x.tolist(), y.repeat(3)[::3]), want, rtol=1e-9)
    assert_close(psi(np.array([True, False] * 4), np.array([True] * 8), bins=2), term(0.5, 1.0) + term(0.5, 1e-4))


def test_arguments_stay_as_they_were():
    """Neither sample is changed."""
    x, y = np.array([3.0, NAN, 1.0, 2.0, 9.0]), np.array([5.0, 0.0, NAN])
    psi(x, y, bins=3)
    assert_close(x, [3.0, NAN, 1.0, 2.0, 9.0])
    assert_close(y, [5.0, 0.0, NAN])
