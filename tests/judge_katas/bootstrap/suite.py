"""Hidden tests of bootstrap_means."""

import numpy as np
from answer import bootstrap_means
from reference import bootstrap_means as reference_means

from drill.suite import assert_close, seeds

RTOL = 1e-12  # one mean of a few numbers


def test_the_same_draws():
    """With the same generator the means are those of the stated draw."""
    for seed in range(20):
        x = np.random.default_rng(seed + 100).normal(size=7)
        got = bootstrap_means(x, 5, np.random.default_rng(seed))
        assert_close(got, reference_means(x, 5, np.random.default_rng(seed)), rtol=RTOL)


def test_the_generator_moves_on():
    """Two calls with one generator draw different samples."""
    for rng in seeds():
        x = np.arange(11.0)
        first, second = bootstrap_means(x, 3, rng), bootstrap_means(x, 3, rng)
        assert np.abs(np.asarray(first) - np.asarray(second)).max() > 0


def test_the_generator_is_used_as_stated():
    """After the call the generator stands where the stated draw leaves it."""
    for seed in range(20):
        ours, theirs = np.random.default_rng(seed), np.random.default_rng(seed)
        bootstrap_means(np.arange(5.0), 4, theirs)
        reference_means(np.arange(5.0), 4, ours)
        assert_close(theirs.random(3), ours.random(3), rtol=0)


def test_one_value():
    """A sample of one value has only itself to draw."""
    assert_close(bootstrap_means(np.array([2.5]), 3, np.random.default_rng(0)), np.full(3, 2.5), rtol=RTOL)


def test_no_resamples():
    """No resamples give no means."""
    assert_close(bootstrap_means(np.arange(4.0), 0, np.random.default_rng(0)), np.zeros(0))


def test_the_sample_is_left_alone():
    """The caller's array is unchanged."""
    x = np.array([3.0, 1.0, 2.0])
    bootstrap_means(x, 10, np.random.default_rng(1))
    assert_close(x, np.array([3.0, 1.0, 2.0]), rtol=0)
