import math

import numpy as np
from answer import impurity

from drill.suite import assert_close, seeds

KINDS = ("gini", "entropy", "error")


def by_class(counts, kind):
    """Add up class by class in plain Python."""
    total = math.fsum(float(c) for c in counts)
    shares = [float(c) / total for c in counts if c > 0]
    if kind == "gini":
        return math.fsum(p * (1 - p) for p in shares)
    if kind == "entropy":
        return math.fsum(p * math.log2(1 / p) for p in shares)
    return 1 - max(shares)


def test_gini_by_hand():
    """Counts 3 and 1 have a Gini impurity of 1 - 9/16 - 1/16 = 0.375."""
    assert_close(impurity(np.array([3, 1]), "gini"), 0.375, rtol=1e-12)


def test_entropy_by_hand():
    """Shares 1/2, 1/4, 1/4 have an entropy of 1.5 bits."""
    assert_close(impurity(np.array([4, 2, 2]), "entropy"), 1.5, rtol=1e-12)


def test_error_by_hand():
    """Counts 3, 1 and 4 leave one half wrong when the majority is guessed."""
    assert_close(impurity(np.array([3, 1, 4]), "error"), 0.5, rtol=1e-12)


def test_many_classes():
    """Random counts of seven classes, some absent, agree with a sum over the classes."""
    for rng in seeds():
        counts = rng.integers(0, 9, size=7)
        counts[rng.integers(7)] += 1
        for kind in KINDS:
            # An absolute tolerance of a few roundings near 1, since 1 - sum loses those.
            assert_close(impurity(counts, kind), by_class(counts, kind), rtol=1e-12, atol=1e-14)


def test_absent_classes_change_nothing():
    """Classes with count 0 leave the impurity as it is, without a warning or NaN."""
    for kind in KINDS:
        assert_close(impurity(np.array([0, 5, 0, 3, 0]), kind), by_class([5, 3], kind), rtol=1e-12)


def test_equal_shares():
    """K equal classes have Gini 1 - 1/K, entropy log2 K and error 1 - 1/K."""
    for k in (2, 3, 10):
        counts = np.full(k, 6)
        assert_close(impurity(counts, "gini"), 1 - 1 / k, rtol=1e-12)
        assert_close(impurity(counts, "entropy"), math.log2(k), rtol=1e-12)
        assert_close(impurity(counts, "error"), 1 - 1 / k, rtol=1e-12)


def test_pure_node():
    """A node with one class present has impurity 0 of every kind."""
    for counts in ([7], [0, 7], [0, 0, 0.25]):
        for kind in KINDS:
            assert_close(impurity(np.array(counts), kind), 0.0, atol=1e-14)


def test_empty_node():
    """A node without rows has impurity 0."""
    for counts in ([0], [0, 0, 0], [0.0, 0.0]):
        for kind in KINDS:
            assert_close(impurity(np.array(counts), kind), 0.0, atol=1e-14)


def test_scale_of_weights():
    """Weights that are all multiplied by 1e-200, 1e-12, 0.3, 1e12 or 1e200 give the same impurity."""
    for rng in seeds():
        counts = rng.random(5) + 0.01
        for kind in KINDS:
            want = by_class(counts, kind)
            for scale in (1e-200, 1e-12, 0.3, 1e12, 1e200):
                assert_close(impurity(scale * counts, kind), want, rtol=1e-12)


def test_tiny_shares():
    """A class with a share of 1e-7 still counts."""
    for kind in KINDS:
        # An absolute tolerance of a few roundings near 1: the impurity itself is about 1e-7.
        assert_close(impurity(np.array([10**7, 1]), kind), by_class([10**7, 1], kind), atol=1e-14)


def test_types_of_counts():
    """Lists, small unsigned integers, float32 and views with strides give the same impurity."""
    counts = [200, 100, 30, 250]
    wide = np.repeat(np.array(counts, dtype=float), 2)
    for given in (counts, np.array(counts, dtype=np.uint8), np.array(counts, dtype=np.float32), wide[::2]):
        for kind in KINDS:
            assert_close(impurity(given, kind), by_class(counts, kind), rtol=1e-12)


def test_counts_stay_as_they_were():
    """The counts are not changed."""
    for kind in KINDS:
        counts = np.array([3.0, 0.0, 5.0])
        impurity(counts, kind)
        assert_close(counts, np.array([3.0, 0.0, 5.0]))
