"""What the cards of loss functions state, computed: one function per fact, tied to the cards it backs."""

from __future__ import annotations

from collections.abc import Callable
from statistics import NormalDist
from typing import SupportsFloat

import numpy as np
import pytest
from sklearn.linear_model import QuantileRegressor

Array = np.ndarray
NORMAL = NormalDist()


def best(grid: Array, loss: Callable[[float], SupportsFloat]) -> float:
    """Return the point of the grid at which the loss is least."""
    return float(grid[np.argmin([float(loss(float(point))) for point in grid])])


def sigmoid(z: Array | float) -> Array:
    return np.asarray(1 / (1 + np.exp(-np.asarray(z))))


def entropy(rate: float) -> float:
    """Return the entropy in nats of a label that is 1 at `rate`."""
    return float(-rate * np.log(rate) - (1 - rate) * np.log(1 - rate))


@pytest.mark.teaches("loss-functions/what-each-loss-estimates")
def test_losses_are_least_at_mean_median_quantile() -> None:
    y = np.random.default_rng(0).exponential(size=2001)
    grid = np.linspace(0, 4, 801)
    assert best(grid, lambda c: np.mean((y - c) ** 2)) == pytest.approx(y.mean(), abs=0.005)
    assert best(grid, lambda c: np.mean(np.abs(y - c))) == pytest.approx(np.median(y), abs=0.01)
    pinball = best(grid, lambda c: np.mean(np.maximum(0.9 * (y - c), 0.1 * (c - y))))
    assert pinball == pytest.approx(np.quantile(y, 0.9), abs=0.02)


@pytest.mark.teaches("loss-functions/hinge-of-right-answers")
def test_hinge_is_zero_only_beyond_the_margin() -> None:
    margins = np.array([0.3, 0.999, 1.0, 2.0])
    hinge = np.maximum(0, 1 - margins)
    assert hinge[0] == pytest.approx(0.7)
    assert (hinge > 0).tolist() == [True, True, False, False]


@pytest.mark.teaches("loss-functions/mae-needs-what")
def test_squared_error_has_squared_units() -> None:
    y = np.random.default_rng(0).normal(size=500)
    errors = y - y.mean()
    tenfold = 10 * errors
    assert np.mean(tenfold**2) / np.mean(errors**2) == pytest.approx(100)
    assert np.mean(np.abs(tenfold)) / np.mean(np.abs(errors)) == pytest.approx(10)
    assert np.sqrt(np.mean(tenfold**2)) / np.sqrt(np.mean(errors**2)) == pytest.approx(10)


@pytest.mark.teaches("loss-functions/what-each-loss-estimates")
def test_absolute_error_picks_the_middle_of_three_modes_not_the_highest() -> None:
    rng = np.random.default_rng(0)
    centres = np.repeat([-3.0, 0.5, 3.0], [400, 250, 350])
    y = centres + 0.1 * rng.normal(size=1000)
    assert best(np.linspace(-4, 4, 801), lambda c: np.mean(np.abs(y - c))) == pytest.approx(0.5, abs=0.2)


@pytest.mark.teaches("loss-functions/vanishing-squared-gradient")
def test_gradient_of_squared_error_dies_in_a_saturated_sigmoid() -> None:
    def slope(loss: Callable[[Array], Array], z: float) -> float:
        return float((loss(sigmoid(z + 1e-4)) - loss(sigmoid(z - 1e-4))) / 2e-4)

    assert slope(lambda p: -np.log(p), -10) == pytest.approx(-0.99995, abs=1e-5)
    assert slope(lambda p: (p - 1) ** 2, -10) == pytest.approx(-0.0000908, abs=1e-6)
    z = np.linspace(-6, 6, 1001)
    assert np.diff((sigmoid(z) - 1) ** 2, 2).min() < 0 < np.diff(np.logaddexp(0, -z), 2).min()


@pytest.mark.teaches("loss-functions/huber-far-residual")
def test_huber_at_1345_keeps_95_percent_efficiency_under_normal_errors() -> None:
    k = 1.345
    inside = NORMAL.cdf(k) - NORMAL.cdf(-k)
    squared_pull = inside - 2 * k * NORMAL.pdf(k) + 2 * k**2 * NORMAL.cdf(-k)
    assert inside**2 / squared_pull == pytest.approx(0.95, abs=0.001)


@pytest.mark.teaches("loss-functions/exponential-or-logistic")
def test_slopes_at_margin_minus_five_and_what_both_losses_estimate() -> None:
    assert np.exp(5) == pytest.approx(148, abs=0.5)
    assert float(sigmoid(5)) == pytest.approx(0.993, abs=0.0005)
    p, grid = 0.8, np.linspace(-3, 3, 6001)
    log_odds = np.log(p / (1 - p))
    assert best(grid, lambda f: p * np.exp(-f) + (1 - p) * np.exp(f)) == pytest.approx(log_odds / 2, abs=1e-3)
    logistic = best(grid, lambda f: p * np.logaddexp(0, -f) + (1 - p) * np.logaddexp(0, f))
    assert logistic == pytest.approx(log_odds, abs=1e-3)


@pytest.mark.teaches("loss-functions/which-scores-are-proper", "loss-functions/focal-loss-and-calibration")
def test_best_report_under_each_score() -> None:
    grid = np.linspace(0.001, 0.999, 999)

    def report(truth: float, score: Callable[[float], SupportsFloat]) -> float:
        return best(grid, lambda q: truth * float(score(q)) + (1 - truth) * float(score(1 - q)))

    def focal(q: float) -> float:
        return float(-((1 - q) ** 2) * np.log(q))

    assert report(0.3, lambda q: -np.log(q)) == pytest.approx(0.3)
    assert report(0.3, lambda q: (1 - q) ** 2) == pytest.approx(0.3)
    assert report(0.3, lambda q: 1 - q) == grid[0]
    assert report(0.9, focal) == pytest.approx(0.694, abs=0.001)
    assert report(0.3, focal) > 0.35


@pytest.mark.teaches("loss-functions/pinball-gives-quantile")
def test_fitted_quantiles_split_the_training_rows_at_their_level() -> None:
    rng = np.random.default_rng(0)
    x = rng.normal(size=(53, 3))
    y = x[:, 0] + rng.exponential(size=53)
    for tau in (0.1, 0.5, 0.8):
        residual = y - QuantileRegressor(quantile=tau, alpha=0).fit(x, y).predict(x)
        below, above = np.sum(residual < -1e-8), np.sum(residual > 1e-8)
        assert below <= tau * 53
        assert above <= (1 - tau) * 53
        assert below + above == 49  # as many rows are met exactly as there are coefficients


@pytest.mark.teaches("loss-functions/base-rate-floor")
def test_a_known_segment_gains_its_mutual_information_with_the_label() -> None:
    joint = np.array([[0.45, 0.05], [0.3, 0.2]])  # two segments with 10 % and 40 % positives
    apart = joint.sum(axis=1, keepdims=True) * joint.sum(axis=0)
    information = np.sum(joint * np.log(joint / apart))
    assert entropy(0.25) - (entropy(0.1) + entropy(0.4)) / 2 == pytest.approx(information)


@pytest.mark.teaches("loss-functions/two-log-losses-compared")
def test_floors_of_log_loss() -> None:
    assert entropy(0.1) == pytest.approx(0.325, abs=0.0005)
    assert entropy(0.5) == pytest.approx(0.693, abs=0.0005)
    assert 1 - 0.30 / entropy(0.1) == pytest.approx(0.08, abs=0.005)
    assert 1 - 0.60 / entropy(0.5) == pytest.approx(0.13, abs=0.005)
    assert 0.60 / np.log(2) == pytest.approx(0.87, abs=0.005)


@pytest.mark.teaches("loss-functions/mape-best-constant")
def test_percentage_error_prefers_low_forecasts() -> None:
    y = np.exp([NORMAL.inv_cdf((i + 0.5) / 4000) for i in range(4000)])
    assert best(np.linspace(0.1, 2, 381), lambda c: np.mean(np.abs(y - c) / y)) == pytest.approx(
        0.37, abs=0.01
    )
    three = np.array([7.0, 14.0, 42.0])
    assert best(np.arange(1.0, 50.0), lambda c: np.mean(np.abs(three - c) / three)) == 7.0


@pytest.mark.teaches("loss-functions/rmse-over-mae")
def test_ratio_of_rmse_to_mae() -> None:
    def ratio(errors: Array) -> float:
        return float(np.sqrt(np.mean(errors**2)) / np.mean(np.abs(errors)))

    assert ratio(np.where(np.arange(100) < 4, 3.0, 0.0)) == pytest.approx(5)
    assert ratio(np.array([2.0, -2.0, 2.0])) == pytest.approx(1)
    assert ratio(np.random.default_rng(0).normal(size=200_000)) == pytest.approx(1.25, abs=0.01)


@pytest.mark.teaches("loss-functions/log-target-back")
def test_exponentiated_log_forecast_is_the_median() -> None:
    rng = np.random.default_rng(0)
    y = np.exp(2 + 0.8 * rng.normal(size=400_000))
    assert np.median(y) == pytest.approx(np.exp(2), rel=0.01)
    assert y.mean() == pytest.approx(np.exp(2 + 0.8**2 / 2), rel=0.01)


@pytest.mark.teaches("loss-functions/clip-in-single-precision")
def test_single_precision_cannot_clip_just_below_one() -> None:
    assert np.float32(1 - 1e-15) == np.float32(1)
    assert np.float32(1e-15) > 0
    assert np.float32(1) / (np.float32(1) + np.exp(np.float32(-18))) == np.float32(1)
    assert np.spacing(np.float32(0.999)) == pytest.approx(6e-8, rel=0.01)


@pytest.mark.teaches("loss-functions/lower-loss-lower-accuracy")
def test_log_loss_and_accuracy_can_fall_together() -> None:
    losses = [
        -np.log(forecasts).mean()
        for forecasts in ([0.6] * 3, [0.99, 0.99, 0.45], [0.9] * 3, [0.99, 0.99, 0.1])
    ]
    assert losses == pytest.approx([0.51, 0.27, 0.11, 0.77], abs=0.005)


@pytest.mark.teaches("loss-functions/weights-in-the-loss")
def test_weight_multiplies_the_odds() -> None:
    grid = np.linspace(0.001, 0.999, 9981)
    fitted = best(grid, lambda q: -10 * 0.1 * np.log(q) - 0.9 * np.log(1 - q))
    assert fitted / (1 - fitted) == pytest.approx(10 * 0.1 / 0.9, rel=0.01)


@pytest.mark.teaches("loss-functions/smoothed-logit-gap")
def test_smoothed_labels_have_a_finite_best_gap() -> None:
    target = np.array([0.91, *[0.01] * 9])

    def loss(gap: float) -> float:
        logits = np.array([gap, *[0.0] * 9])
        return float(np.logaddexp.reduce(logits) - target @ logits)

    assert best(np.linspace(0, 9, 9001), loss) == pytest.approx(np.log(91), abs=0.001)
    assert loss(8.0) == pytest.approx(np.log(1 + 9 * np.exp(-8)) + 0.09 * 8)


@pytest.mark.teaches("loss-functions/losses-with-the-mean-as-target")
def test_deviances_have_the_mean_as_target_and_relative_errors_have_not() -> None:
    y = np.random.default_rng(0).gamma(2.0, size=2000)
    grid = np.linspace(0.05, 4, 1581)
    for deviance in (lambda c: np.mean(c - y * np.log(c)), lambda c: np.mean(y / c + np.log(c))):
        assert best(grid, deviance) == pytest.approx(y.mean(), abs=0.003)
    relative = best(grid, lambda c: np.mean(((y - c) / y) ** 2))
    assert relative == pytest.approx(np.mean(1 / y) / np.mean(1 / y**2), abs=0.003)
    logarithmic = best(grid, lambda c: np.mean((np.log(y) - np.log(c)) ** 2))
    assert logarithmic == pytest.approx(np.exp(np.log(y).mean()), abs=0.003)
    assert relative < logarithmic < y.mean()
