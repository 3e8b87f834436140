import numpy as np
import pytest
from answer import neg_grad

from drill.suite import assert_close, seeds

LOSSES = {"squared": None, "absolute": None, "huber": 0.7, "quantile": 0.2, "log": None, "poisson": None}


def loss_of(y, F, loss, param):
    """The losses as the statement gives them."""
    r = y - F
    if loss == "squared":
        return r**2 / 2
    if loss == "absolute":
        return np.abs(r)
    if loss == "huber":
        return np.where(np.abs(r) <= param, r**2 / 2, param * (np.abs(r) - param / 2))
    if loss == "quantile":
        return np.where(r > 0, param * r, (param - 1) * r)
    return np.log1p(np.exp(F)) - y * F if loss == "log" else np.exp(F) - y * F


def rows(rng, loss, n=13):
    F = rng.normal(size=n)
    if loss == "log":
        return rng.integers(0, 2, size=n).astype(float), F
    return (rng.poisson(2.0, size=n) if loss == "poisson" else rng.normal(size=n) * 2).astype(float), F


def test_slope_of_the_loss():
    """Away from kinks the target is minus the slope of the loss by the score, as finite differences find it."""
    h = 1e-5
    for loss, param in LOSSES.items():
        for rng in seeds():
            y, F = rows(rng, loss)
            slope = (loss_of(y, F + h, loss, param) - loss_of(y, F - h, loss, param)) / (2 * h)
            # Central differences of these losses err by about 1e-9.
            assert_close(neg_grad(y, F, loss, param), -slope, rtol=1e-6, atol=1e-7)


def test_signs_and_zero():
    """Under absolute error the target is 1, -1, or 0 where the score is exactly right."""
    assert_close(neg_grad(np.array([3.0, 1.0, 2.0]), np.array([2.0, 2.0, 2.0]), "absolute"), [1, -1, 0])


def test_huber_is_continuous():
    """Huber's target is the residual up to delta, delta itself there, and stays at it beyond."""
    y = np.array([0.5, 1.5, 1.5 + 1e-9, 900.0, -1.5, -900.0])
    assert_close(neg_grad(y, np.zeros(6), "huber", 1.5), [0.5, 1.5, 1.5, 1.5, -1.5, -1.5], rtol=1e-8)


def test_quantile_above_below_and_level():
    """Rows above their score pull with alpha, rows below or level with it with alpha - 1."""
    got = neg_grad(np.array([5.0, -5.0, 1.0]), np.ones(3), "quantile", 0.9)
    assert_close(got, [0.9, -0.1, -0.1], rtol=1e-12)


def test_quantile_balances_at_its_quantile():
    """At a constant score with 9 of 10 rows below, the targets for alpha = 0.9 sum to zero."""
    y = np.arange(10.0)
    assert_close(np.sum(neg_grad(y, np.full(10, 8.5), "quantile", 0.9)), 0.0, atol=1e-12)


def test_extreme_log_odds():
    """For log-odds of ±1000 the target is finite, and it never leaves -1 to 1."""
    F = np.array([1000.0, -1000.0, 1000.0, -1000.0, 30.0])
    assert_close(neg_grad(np.array([1, 0, 0, 1, 0]), F, "log"), [0, 0, -1, 1, -1], atol=1e-12)


def test_tiny_probabilities():
    """A negative row at a log-odds of -40 has the target -e^-40, not zero."""
    assert_close(neg_grad(np.array([0.0]), np.array([-40.0]), "log"), [-np.exp(-40.0)], rtol=1e-9)


def test_soft_labels():
    """A label that is a probability pulls the score towards its log-odds, and no more there."""
    assert_close(neg_grad(np.array([0.25, 0.5]), np.array([0.0, 0.0]), "log"), [-0.25, 0.0], atol=1e-12)


def test_large_rates():
    """Poisson scores are logs of rates: at 100 and 300 the targets are -e^100 and -e^300, and finite."""
    got = neg_grad(np.array([3, 0]), np.array([100, 300]), "poisson")
    assert_close(got, [3 - np.exp(100.0), -np.exp(300.0)], rtol=1e-12)


def test_targets_with_fractions():
    """A Poisson target may be a fraction, such as a mean count."""
    assert_close(neg_grad(np.array([0.75, 2.5]), np.zeros(2), "poisson"), [-0.25, 1.5], rtol=1e-12)


def test_tiny_residuals():
    """A row that is off by 1e-12 pulls as hard as any under absolute and quantile loss."""
    y, F = np.array([1e-12, -1e-12]), np.zeros(2)
    assert_close(neg_grad(y, F, "absolute"), [1, -1])
    assert_close(neg_grad(y, F, "quantile", 0.25), [0.25, -0.75], rtol=1e-12)


def test_whole_numbers_and_no_rows():
    """Integers and unsigned integers give the same as floats, and no rows give no targets."""
    y, F = np.array([0, 3], dtype=np.uint8), np.array([2, 1], dtype=np.uint8)
    for loss, want in (("squared", [-2, 2]), ("absolute", [-1, 1]), ("huber", [-1.5, 1.5])):
        assert_close(neg_grad(y, F, loss, 1.5), want)
    assert_close(neg_grad(np.array([]), np.array([]), "log"), np.zeros(0))


def test_small_types():
    """Targets from float32 and from small unsigned scores are computed in double precision."""
    y, F = np.array([1e8], dtype=np.float32), np.array([1.0], dtype=np.float32)
    assert_close(neg_grad(y, F, "squared"), [1e8 - 1], rtol=1e-12)
    assert_close(neg_grad(y, 100 * F, "poisson"), [1e8 - np.exp(100.0)], rtol=1e-12)
    assert_close(
        neg_grad(np.array([0]), np.array([3], dtype=np.uint8), "log"), [-1 / (1 + np.exp(-3.0))], rtol=1e-12
    )


def test_unknown_name():
    """Another name of a loss raises ValueError."""
    with pytest.raises(ValueError):
        neg_grad(np.array([1.0]), np.array([1.0]), "hinge")


def test_arguments_stay_as_they_were():
    """Neither targets nor scores are changed."""
    for loss, param in LOSSES.items():
        y, F = rows(np.random.default_rng(2), loss)
        y_before, F_before = y.copy(), F.copy()
        neg_grad(y, F, loss, param)
        assert_close(y, y_before)
        assert_close(F, F_before)
