"""Hidden tests of RunningMoments."""

import numpy as np
import pytest

from drill.suite import assert_close, in_answer, seeds


@in_answer
def moments_after(values):
    """Push all values and return the mean and the variance."""
    from answer import RunningMoments

    stream = RunningMoments()
    for value in values:
        stream.push(value)
    return stream.mean(), stream.variance()


@in_answer
def mean_of_nothing():
    """Ask for the mean before any value."""
    from answer import RunningMoments

    return RunningMoments().mean()


@in_answer
def variance_of_nothing():
    """Ask for the variance before any value."""
    from answer import RunningMoments

    return RunningMoments().variance()


@in_answer
def bytes_kept(count):
    """Return how much the pickled state grows between ten values and `count`."""
    import pickle

    from answer import RunningMoments

    sizes = []
    stream = RunningMoments()
    for number in range(count):
        stream.push(float(number % 7))
        if number in (9, count - 1):
            sizes.append(len(pickle.dumps(getattr(stream, "__dict__", stream))))
    return sizes[1] - sizes[0]


@in_answer
def two_streams(first, second):
    """Push into two objects in turn and return the mean of each."""
    from answer import RunningMoments

    left, right = RunningMoments(), RunningMoments()
    for a, b in zip(first, second, strict=True):
        left.push(a)
        right.push(b)
    return left.mean(), right.mean()


def test_a_case_worked_by_hand():
    """The numbers 1, 2, 6 have the mean 3 and the variance 14/3."""
    mean, variance = moments_after([1.0, 2.0, 6.0])
    assert_close(mean, 3.0, rtol=1e-12)
    assert_close(variance, 14 / 3, rtol=1e-12)


def test_random_streams():
    """Mean and variance are those of the whole stream."""
    for rng in seeds():
        values = rng.normal(5.0, 2.0, size=31)
        mean, variance = moments_after(values.tolist())
        assert_close(mean, values.mean(), rtol=1e-12)
        assert_close(variance, values.var(), rtol=1e-10)


def test_one_number():
    """One number has itself as the mean and no variance."""
    mean, variance = moments_after([4.5])
    assert_close(mean, 4.5, rtol=1e-12)
    assert_close(variance, 0.0, rtol=1e-12)


def test_a_large_offset():
    """An offset of a billion costs no digits of the variance."""
    values = [1e9 + 4.0, 1e9 + 7.0, 1e9 + 13.0, 1e9 + 16.0]
    assert_close(moments_after(values)[1], 22.5, rtol=1e-9)


def test_no_mean_of_nothing():
    """The mean of no number is a ValueError."""
    with pytest.raises(ValueError):
        mean_of_nothing()


def test_no_variance_of_nothing():
    """The variance of no number is a ValueError."""
    with pytest.raises(ValueError):
        variance_of_nothing()


def test_constant_memory():
    """The state does not grow with the stream."""
    assert bytes_kept(500) < 100


def test_two_objects_are_independent():
    """Two streams do not share their state."""
    left, right = two_streams([1.0, 3.0], [10.0, 30.0])
    assert_close(np.array([left, right]), np.array([2.0, 20.0]), rtol=1e-12)
