"""The corrected resampled t: its value, its interval, what it promises under correlation, and flat inputs."""

import math

import numpy as np
import pytest
from answer import resampled_t

from drill.suite import assert_close, in_answer, seeds


def by_hand(diffs, n_train, n_test, critical):
    """Work out t and the interval in exact sums of Python floats."""
    values = [float(value) for value in diffs]
    r = len(values)
    mean = math.fsum(values) / r
    variance = math.fsum((value - mean) ** 2 for value in values) / (r - 1)
    error = math.sqrt(variance / r + variance * n_test / n_train)
    return mean / error, mean - critical * error, mean + critical * error


def test_worked_example():
    """Differences 1, 2, 3 on splits of 60 and 10 rows: mean 2, standard error sqrt(1/3 + 1/6), t = 2 sqrt 2."""
    assert_close(resampled_t(np.array([1.0, 2.0, 3.0]), 60, 10, 2.0), [2 * 2**0.5, 2 - 2**0.5, 2 + 2**0.5])


def test_random_differences():
    """On random differences and split sizes, t and interval equal those worked out by hand."""
    for rng in seeds():
        diffs = rng.normal(rng.normal(), 1 + rng.random(), size=int(rng.integers(2, 30)))
        n_train, n_test = int(rng.integers(20, 500)), int(rng.integers(5, 100))
        critical = float(rng.uniform(1, 4))
        got = resampled_t(diffs, n_train, n_test, critical)
        assert_close(got, by_hand(diffs, n_train, n_test, critical), rtol=1e-9, atol=1e-12)


def test_two_splits_are_enough():
    """Two differences give a variance with one degree of freedom: 0 and 2 have variance 2."""
    t, low, high = resampled_t(np.array([0.0, 2.0]), 100, 50, 1.0)
    assert_close([t, low, high], [2**-0.5, 1 - 2**0.5, 1 + 2**0.5], rtol=1e-9)


def test_fewer_than_two_differences_raise():
    """One difference, or none, has no variance: a ValueError."""
    for diffs in (np.array([0.25]), np.array([])):
        with pytest.raises(ValueError):
            resampled_t(diffs, 90, 10, 2.0)


def test_sign_follows_the_differences():
    """Turning all differences round turns t round and mirrors the interval."""
    for rng in seeds(5):
        diffs = rng.normal(size=10)
        t, low, high = resampled_t(diffs, 90, 10, 2.26)
        assert_close(resampled_t(-diffs, 90, 10, 2.26), [-t, -high, -low], rtol=1e-9)


def test_scale_of_the_score_does_not_matter():
    """Scores in another unit leave t as it is and scale the interval."""
    for rng in seeds(5):
        diffs = rng.normal(0.3, 1, size=10)
        t, low, high = resampled_t(diffs, 80, 20, 2.26)
        for scale in (1e-20, 1e-9, 1e7):
            wanted = [t, scale * low, scale * high]
            assert_close(resampled_t(scale * diffs, 80, 20, 2.26), wanted, rtol=1e-9)


def test_more_splits_cannot_buy_certainty():
    """Ten thousand splits of the same data leave a standard error of at least s times the root of n_test / n_train."""
    diffs = np.resize([-1.0, 1.0, 2.0, 2.0], 10_000)
    t, low, high = resampled_t(diffs, 75, 25, 1.0)
    assert_close([t, low, high], by_hand(diffs, 75, 25, 1.0), rtol=1e-9)


def test_equal_differences():
    """Equal differences have no error: the interval is that value, and t is infinite with its sign, or 0 for 0."""
    for value in (0.1, -0.3, 5.0):
        t, low, high = resampled_t(np.full(3, value), 90, 10, 2.0)
        assert math.isinf(t), f"t of three equal differences {value} is {t}"
        assert_close(np.sign(t), np.sign(value))
        assert_close([low, high], [value, value], rtol=1e-12)
    assert_close(resampled_t(np.zeros(4), 90, 10, 2.0), [0.0, 0.0, 0.0])


def test_small_spread_on_a_large_mean():
    """Differences near a million that vary in the fourth decimal keep their variance."""
    diffs = 1e6 + np.array([1.0, 3.0, 2.0, 6.0]) * 1e-4
    t, low, high = resampled_t(diffs, 90, 10, 2.0)
    wanted = by_hand(diffs, 90, 10, 2.0)
    assert_close(t, wanted[0], rtol=1e-5)
    assert_close([low - 1e6, high - 1e6], [wanted[1] - 1e6, wanted[2] - 1e6], rtol=1e-5)


def test_other_kinds_of_numbers():
    """Integers, single precision and strided views give what the same numbers give as floats, and stay as they were."""
    wide = np.array([[3, 9], [-1, 9], [4, 9], [1, 9]])
    want = by_hand([3.0, -1.0, 4.0, 1.0], 50, 25, 2.0)
    assert_close(resampled_t(wide[:, 0], 50, 25, 2.0), want, rtol=1e-9)
    assert_close(wide, np.array([[3, 9], [-1, 9], [4, 9], [1, 9]]))
    single = np.array([0.1, 0.2, 0.4, 0.7], dtype=np.float32)
    # Worked out in single precision, the last of these digits are lost.
    assert_close(resampled_t(single, 50, 25, 2.0), by_hand(single, 50, 25, 2.0), rtol=1e-10)


@in_answer
def share_rejected(draws, n_train, n_test, critical):
    """Give the share of rows of `draws` for which |t| exceeds `critical` and for which the interval misses 0."""
    import numpy as np
    from answer import resampled_t

    results = np.array([resampled_t(row, n_train, n_test, critical) for row in draws])
    return np.mean(np.abs(results[:, 0]) > critical), np.mean((results[:, 1] > 0) | (results[:, 2] < 0))


def test_false_alarms_are_rare():
    """Two equal models, whose differences are correlated as n_test / (n_test + n_train), are told apart in 5 % of cases."""
    rng = np.random.default_rng(7)
    reps, r, shared = 600, 25, 0.2
    draws = np.sqrt(shared) * rng.normal(size=(reps, 1)) + np.sqrt(1 - shared) * rng.normal(size=(reps, r))
    by_t, by_interval = share_rejected(draws, 80, 20, 2.0639)  # two-sided 5 % of t with 24 degrees of freedom
    # Standard error 0.009; without the correction about 0.45 are rejected.
    assert_close([by_t, by_interval], [0.05, 0.05], rtol=0, atol=0.035)


@in_answer
def complaint(diffs):
    """Call with every numpy complaint and warning turned into an error; give its text, or none."""
    import warnings

    import numpy as np
    from answer import resampled_t

    with np.errstate(all="raise"), warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            resampled_t(diffs, 90, 10, 2.0)
        except (FloatingPointError, Warning) as problem:
            return str(problem)
    return ""


def test_no_warnings():
    """Neither flat nor ordinary differences raise a numerical warning."""
    for diffs in (np.zeros(5), np.full(5, 0.2), np.full(5, -0.2), np.array([0.1, 0.2, -0.4])):
        text = complaint(diffs)
        assert not text, f"for {diffs}: {text}"
