import numpy as np
import pytest
from answer import best_constant

from drill.suite import assert_close, seeds


def pinball(y, c, tau):
    return np.maximum(tau * (y - c), (tau - 1.0) * (y - c)).mean()


def assert_minimises_pinball(y, c, tau):
    assert np.isfinite(c)
    best = min(pinball(y, v, tau) for v in y)  # some target is always among the minimisers
    assert_close(pinball(y, float(c), tau), best, rtol=1e-9, atol=1e-12)


def test_five_targets_by_hand():
    """For 0, 1, 1, 4, 9 the best constants are 3 (mse), 1 (mae), 4 (pinball at 0.7) and 1 (zero-one)."""
    y = np.array([9.0, 0.0, 1.0, 4.0, 1.0])
    assert_close(best_constant(y, "mse"), 3.0)
    assert_close(best_constant(y, "mae"), 1.0)
    assert_close(best_constant(y, "pinball", 0.7), 4.0)
    assert_close(best_constant(y, "zero-one"), 1.0)


def test_squared_error():
    """Under squared error the answer is the mean, also of targets near a billion."""
    for rng in seeds():
        y = rng.exponential(size=17) * 5.0
        assert_close(best_constant(y, "mse"), y.sum() / 17, rtol=1e-12)
        assert_close(best_constant(y + 1e9, "mse") - 1e9, y.sum() / 17, atol=1e-5)


def test_absolute_error():
    """Under absolute error no other constant has a smaller mean loss, for odd and even numbers of targets."""
    for rng in seeds():
        for n in (1, 2, 7, 12):
            y = rng.exponential(size=n)
            assert_minimises_pinball(y, best_constant(y, "mae"), 0.5)


def test_pinball_minimises():
    """Under the pinball loss no other constant has a smaller mean loss, at any level and number of targets."""
    for rng in seeds():
        for n in (1, 2, 5, 13):
            y, tau = rng.exponential(size=n), rng.uniform(0.05, 0.95)
            assert_minimises_pinball(y, best_constant(y, "pinball", tau), tau)


def test_pinball_default_level():
    """Without a level the pinball loss is half the absolute error."""
    y = np.array([5.0, 0.0, 1.0, 30.0, 2.0])
    assert_close(best_constant(y, "pinball"), 2.0)


def test_level_is_unused_elsewhere():
    """A level given along with another loss changes nothing."""
    y = np.array([5.0, 0.0, 1.0, 30.0, 2.0])
    assert_close(best_constant(y, "mae", 0.9), 2.0)
    assert_close(best_constant(y, "mse", 0.9), 7.6)


def test_pinball_at_the_ends():
    """At level 0 a constant no target lies below is free of loss, at level 1 one no target lies above."""
    y = np.array([3.0, -2.0, 8.0, 5.0])
    for tau in (0.0, 1.0):
        assert_minimises_pinball(y, best_constant(y, "pinball", tau), tau)


def test_log_loss():
    """Under log loss the answer is the share of ones, whatever their order."""
    for rng in seeds():
        y = (rng.random(19) < 0.3).astype(float)
        assert_close(best_constant(y, "log"), np.count_nonzero(y) / 19, rtol=1e-12)


def test_log_loss_of_one_class():
    """If only one class was seen, the best probability is 0 or 1, to 1e-9."""
    assert_close(best_constant(np.zeros(3), "log"), 0.0, atol=1e-9)
    assert_close(best_constant(np.ones(3), "log"), 1.0, atol=1e-9)


def test_zero_one():
    """Under zero-one loss the answer is the most frequent target, though not a central one or close to others."""
    assert_close(best_constant(np.array([7.5, -1.0, 2.0, 7.5, 3.0, 1.0]), "zero-one"), 7.5)
    assert_close(best_constant(np.array([-4.0, 6.0, 9.0, -4.0, 8.0]), "zero-one"), -4.0)
    close = np.array([3e-9, 1e-9, 2e-9, 5.0, 5.0])  # three targets that differ, however little
    assert_close(best_constant(close, "zero-one"), 5.0)


def test_zero_one_ties():
    """Among equally frequent targets the lowest is the answer, in whatever order they come."""
    assert_close(best_constant(np.array([3.0, 2.0, 5.0, 3.0, 2.0]), "zero-one"), 2.0)
    assert_close(best_constant(np.array([4.0, -4.0]), "zero-one"), -4.0)


def test_errors():
    """No targets, or a loss of another name, raise ValueError."""
    for loss in ("mse", "mae", "pinball", "log", "zero-one"):
        with pytest.raises(ValueError):
            best_constant(np.array([]), loss)
    with pytest.raises(ValueError):
        best_constant(np.array([1.0, 2.0]), "hinge")


def test_integers_float32_and_strided_views():
    """Integer, float32 and non-contiguous targets give what their float64 copies give."""
    whole = np.array([0, 1, 1, 0, 1, 1], dtype=np.int64)
    assert_close(best_constant(whole, "mse"), 2 / 3, rtol=1e-12)
    assert_close(best_constant(whole, "log"), 2 / 3, rtol=1e-12)
    large = np.array([16777216.0, 16777218.0, 1.0], dtype=np.float32)
    assert_close(best_constant(large, "mse"), 33554435.0 / 3, rtol=1e-12)
    assert_close(best_constant(np.array([9.0, 5.0, 9.0, 1.0, 9.0, 3.0])[1::2], "mae"), 3.0)


def test_targets_stay_as_they_were():
    """The targets keep their values and order."""
    for loss in ("mse", "mae", "pinball", "zero-one"):
        y = np.array([3.0, 1.0, 2.0])
        best_constant(y, loss)
        assert_close(y, [3.0, 1.0, 2.0])
