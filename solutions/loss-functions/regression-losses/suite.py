import numpy as np
import pytest
from answer import reg_loss

from drill.suite import assert_close, in_answer, seeds

KINDS = ("squared", "absolute", "huber", "logcosh", "pinball")


@in_answer
def with_warnings_as_errors(y, p, kind):
    import warnings

    import numpy as np
    from answer import reg_loss

    with warnings.catch_warnings(), np.errstate(all="raise", under="ignore"):
        warnings.simplefilter("error")
        return reg_loss(y, p, kind)


def best_constant(y, kind, tau=0.5):
    """Return the multiple of 1/8 in [-4, 12] whose total loss over `y` is least."""
    grid = np.linspace(-4.0, 12.0, 129)
    totals = [np.sum(reg_loss(y, np.full(len(y), c), kind, tau=tau)[0]) for c in grid]
    return float(grid[np.argmin(totals)])


def test_squared_by_hand():
    """The squared loss has no factor 1/2, and its derivative is twice the prediction less the target."""
    loss, grad = reg_loss(np.array([1.0, 2.0, 5.0]), np.array([4.0, 2.0, 3.0]), "squared")
    assert_close(loss, [9.0, 0.0, 4.0], rtol=1e-12)
    assert_close(grad, [6.0, 0.0, -4.0], rtol=1e-12)


def test_absolute_by_hand():
    """The absolute loss has derivative 1 above the target and -1 below it."""
    loss, grad = reg_loss(np.array([1.0, 2.5]), np.array([4.0, 2.0]), "absolute")
    assert_close(loss, [3.0, 0.5], rtol=1e-12)
    assert_close(grad, [1.0, -1.0], rtol=1e-12)


def test_huber_by_hand():
    """With delta 2 the Huber loss of residuals 1, 2, 5, -5 is 0.5, 2, 8, 8, with derivatives 1, 2, 2, -2."""
    loss, grad = reg_loss(np.zeros(4), np.array([1.0, 2.0, 5.0, -5.0]), "huber", delta=2.0)
    assert_close(loss, [0.5, 2.0, 8.0, 8.0], rtol=1e-12)
    assert_close(grad, [1.0, 2.0, 2.0, -2.0], rtol=1e-12)


def test_default_delta():
    """Without delta the Huber loss turns linear at 1."""
    loss, grad = reg_loss(np.zeros(3), np.array([0.5, 1.5, -3.0]), "huber")
    assert_close(loss, [0.125, 1.0, 2.5], rtol=1e-12)
    assert_close(grad, [0.5, 1.0, -1.0], rtol=1e-12)


def test_pinball_by_hand():
    """At tau 0.9 a prediction that is 10 too low costs 9, one that is 10 too high costs 1."""
    loss, grad = reg_loss(np.array([20.0, 20.0]), np.array([10.0, 30.0]), "pinball", tau=0.9)
    assert_close(loss, [9.0, 1.0], rtol=1e-12)
    assert_close(grad, [-0.9, 0.1], rtol=1e-12)


def test_default_tau():
    """Without tau the pinball loss is half the absolute error."""
    loss, grad = reg_loss(np.array([0.0, 0.0]), np.array([3.0, -7.0]), "pinball")
    assert_close(loss, [1.5, 3.5], rtol=1e-12)
    assert_close(grad, [0.5, -0.5], rtol=1e-12)


def test_ends_of_tau():
    """At tau 0 only predictions that are too high cost something, at tau 1 only those that are too low."""
    y, p = np.zeros(2), np.array([4.0, -6.0])
    for tau, losses, slopes in ((0.0, [4.0, 0.0], [1.0, 0.0]), (1.0, [0.0, 6.0], [0.0, -1.0])):
        loss, grad = reg_loss(y, p, "pinball", tau=tau)
        assert_close(loss, losses, atol=1e-12)
        assert_close(grad, slopes, atol=1e-12)


def test_log_cosh_of_moderate_residuals():
    """The log-cosh loss is the logarithm of the hyperbolic cosine of the residual, its derivative the tangent."""
    for rng in seeds():
        y, p = rng.normal(size=7) * 3.0, rng.normal(size=7) * 3.0
        loss, grad = reg_loss(y, p, "logcosh")
        assert_close(loss, np.log(np.cosh(p - y)), rtol=1e-9, atol=1e-12)
        assert_close(grad, np.tanh(p - y), rtol=1e-9, atol=1e-12)


def test_log_cosh_of_huge_residuals():
    """The log-cosh loss of residuals of ten thousand is finite: their size less log 2, without a warning."""
    r = np.array([1e4, -1e4, 900.0, -900.0])
    loss, grad = with_warnings_as_errors(np.zeros(4), r, "logcosh")
    assert_close(loss, np.abs(r) - np.log(2.0), rtol=1e-12)
    assert_close(grad, np.sign(r), rtol=1e-12)


def test_derivatives_match_differences():
    """In every kind the second array is the derivative of the first in the prediction, off the kinks."""
    step = 1e-6
    for rng in seeds():
        y = rng.normal(size=11)
        p = y + rng.choice([-1.0, 1.0], size=11) * rng.choice([0.2, 0.9, 1.4, 3.1], size=11)
        for kind in KINDS:
            above = np.asarray(reg_loss(y, p + step, kind, 1.2, 0.3)[0])
            below = np.asarray(reg_loss(y, p - step, kind, 1.2, 0.3)[0])
            assert_close(reg_loss(y, p, kind, 1.2, 0.3)[1], (above - below) / (2 * step), atol=1e-7)


def test_perfect_predictions():
    """Where prediction and target are equal, loss and derivative are 0 in every kind."""
    y = np.array([-2.0, 0.0, 7.0])
    for kind in KINDS:
        for part in reg_loss(y, y, kind, tau=0.8):
            assert_close(part, np.zeros(3), atol=1e-12)


def test_tiny_residuals():
    """A residual of 1e-9 is not 0: absolute and pinball loss keep their slopes up to the corner."""
    for kind, slopes in (("absolute", [1.0, -1.0]), ("pinball", [0.2, -0.8])):
        loss, grad = reg_loss(np.zeros(2), np.array([1e-9, -1e-9]), kind, tau=0.8)
        assert_close(grad, slopes, rtol=1e-12)
        assert_close(loss, 1e-9 * np.abs(slopes), rtol=1e-9)


def test_what_the_losses_estimate():
    """The best constant is the mean for squared, a median for absolute, a quantile for pinball loss."""
    y = np.array([-3.0, 0.0, 1.0, 2.0, 10.0])
    assert_close(best_constant(y, "squared"), 2.0, atol=1e-12)
    assert_close(best_constant(y, "absolute"), 1.0, atol=1e-12)
    assert_close(best_constant(y, "pinball", tau=0.7), 2.0, atol=1e-12)
    assert_close(best_constant(y, "pinball", tau=0.1), -3.0, atol=1e-12)


def test_number_types_and_arguments():
    """Small integers and float32 are computed in double precision, views and empty arrays work, arguments stay."""
    y, p = np.array([250, 3], dtype=np.uint8), np.array([5, 200], dtype=np.uint8)
    fine, third = np.full(2, 1 / 3, dtype=np.float32), np.array([4097.0, -1.0], dtype=np.float32)
    wide = np.arange(12.0)
    for kind in KINDS:
        assert_close(reg_loss(y, p, kind), reg_loss(y.astype(float), p.astype(float), kind), rtol=1e-12)
        assert_close(
            reg_loss(fine, third, kind), reg_loss(fine.astype(float), third.astype(float), kind), rtol=1e-12
        )
        assert_close(
            reg_loss(wide[::3], wide[3::-1], kind), reg_loss(wide[::3].copy(), wide[3::-1].copy(), kind)
        )
        assert_close(reg_loss(np.zeros(0), np.zeros(0), kind), np.zeros((2, 0)))
    assert_close(wide, np.arange(12.0))


def test_unknown_kind():
    """A kind that is none of the five raises ValueError."""
    with pytest.raises(ValueError):
        reg_loss(np.zeros(2), np.ones(2), "cubic")
