"""What the cards of XGBoost state, computed from its formulas: one function per fact, tied to the cards it backs."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.ensemble import HistGradientBoostingRegressor


def score(G: float, H: float, lam: float) -> float:
    """Return twice the fall of the objective that a leaf's best weight brings."""
    return G * G / (H + lam)


def logistic_sums(y: np.ndarray, p: float) -> tuple[float, float]:
    """Return the sums of first and second derivatives of log loss at one probability."""
    return float((p - y).sum()), len(y) * p * (1 - p)


@pytest.mark.teaches("xgboost/leaf-weight-derivation", "xgboost/leaf-weight")
def test_the_leaf_weight_minimises_the_penalised_parabola() -> None:
    G, H, lam = -12.0, 4.0, 2.0
    w = np.linspace(-5, 5, 200_001)
    values = G * w + (H + lam) * w**2 / 2
    assert w[values.argmin()] == pytest.approx(-G / (H + lam), abs=1e-4)
    assert values.min() == pytest.approx(-score(G, H, lam) / 2)


@pytest.mark.teaches("xgboost/leaf-weight", "xgboost/compared-with-plain-boosting")
def test_the_weight_is_that_of_another_library_with_the_same_penalty() -> None:
    x, y = np.arange(40.0)[:, None], np.repeat([0.0, 10.0], 20)
    model = HistGradientBoostingRegressor(
        max_iter=1, learning_rate=1.0, max_leaf_nodes=2, min_samples_leaf=1, l2_regularization=5.0
    ).fit(x, y)
    assert model.predict(x)[-1] == pytest.approx(5 + 20 * 5.0 / (20 + 5))


@pytest.mark.teaches("xgboost/split-gain", "xgboost/printed-gains")
def test_lambda_makes_useless_splits_lose() -> None:
    for lam, gain in ((0.0, 0.0), (4.0, -2.4)):
        assert score(3, 1, lam) + score(3, 1, lam) - score(6, 2, lam) == pytest.approx(gain)


@pytest.mark.teaches("xgboost/gamma-in-the-library")
def test_the_sum_of_scores_is_twice_the_fall_of_the_objective() -> None:
    sums, lam, w = (
        {"left": (-9.0, 3.0), "right": (5.0, 2.0), "both": (-4.0, 5.0)},
        1.0,
        np.linspace(-5, 5, 200_001),
    )
    least = {name: (G * w + (H + lam) * w**2 / 2).min() for name, (G, H) in sums.items()}
    fall = least["both"] - least["left"] - least["right"]
    reported = score(*sums["left"], lam) + score(*sums["right"], lam) - score(*sums["both"], lam)
    assert reported == pytest.approx(2 * fall)


@pytest.mark.teaches("xgboost/child-weight", "xgboost/child-weight-as-count")
def test_ten_balanced_rows_weigh_two_and_a_half() -> None:
    _, H = logistic_sums(np.repeat([0, 1], 5), 0.5)
    assert pytest.approx(2.5) == H
    assert 2.4 <= H < 2.6, "2.4 allows a split into two such sides, 2.6 does not"
    p = np.linspace(0.001, 0.999, 999)
    assert 10 / (p * (1 - p)).max() == pytest.approx(40)


@pytest.mark.teaches("xgboost/default-direction")
def test_the_better_direction_depends_on_the_gradients_of_missing_rows() -> None:
    found = {}
    for missing in (-3.0, 3.0):
        left = score(-6 + missing, 6, 1) + score(6, 4, 1)
        right = score(-6, 4, 1) + score(6 + missing, 6, 1)
        found[missing] = "left" if left > right else "right"
    assert found == {-3.0: "left", 3.0: "right"}


@pytest.mark.teaches("xgboost/base-score")
def test_the_best_constant_for_a_quarter_of_positives() -> None:
    y = np.repeat([0, 1], [75, 25])
    F = np.linspace(-3, 3, 60_001)
    loss = np.log1p(np.exp(F)) - y.mean() * F
    assert F[loss.argmin()] == pytest.approx(np.log(1 / 3), abs=1e-3)
    assert np.log(1 / 3) == pytest.approx(-1.10, abs=0.005)
    G, H = logistic_sums(y, 0.5)
    assert 1 / (1 + np.exp(G / H)) == pytest.approx(0.27, abs=0.005), "one Newton step from the score 0"


@pytest.mark.teaches("xgboost/poisson-derivatives")
def test_the_poisson_step_overshoots_with_more_events_than_expected() -> None:
    for ratio in (1.5, 3.0, 8.0):
        assert ratio - 1 > np.log(ratio)


@pytest.mark.teaches("xgboost/histogram-cost")
def test_the_size_of_a_histogram() -> None:
    assert pytest.approx(410e3, rel=0.01) == 100 * 256 * 2 * 8


@pytest.mark.teaches("xgboost/wrong-sibling")
def test_histograms_of_siblings_add_up_to_the_parent() -> None:
    rng = np.random.default_rng(0)
    bins, g = rng.integers(0, 8, size=500), rng.normal(size=500)
    left = rng.random(500) < 0.3
    parent, part, rest = (np.bincount(bins[rows], g[rows], 8) for rows in (left | True, left, ~left))
    assert parent - part == pytest.approx(rest)


@pytest.mark.teaches("xgboost/undo-the-weight")
def test_weighting_derivatives_of_positives_multiplies_the_odds() -> None:
    y, w, F = np.repeat([1, 0], [3, 97]), 20.0, 0.0
    weights = np.where(y == 1, w, 1.0)
    for _ in range(30):
        p = 1 / (1 + np.exp(-F))
        F -= (weights * (p - y)).sum() / (weights * p * (1 - p)).sum()
    assert np.exp(F) == pytest.approx(w * 3 / 97)


@pytest.mark.teaches("xgboost/hessian-weighted-quantiles")
def test_a_round_is_weighted_least_squares() -> None:
    rng = np.random.default_rng(1)
    g, h, f = rng.normal(size=9), rng.uniform(0.1, 1, size=9), rng.normal(size=9)
    squares = h / 2 * (f + g / h) ** 2 - g**2 / (2 * h)
    assert g * f + h / 2 * f**2 == pytest.approx(squares)


@pytest.mark.teaches("xgboost/two-feature-shapley")
def test_shapley_values_of_two_features_add_up() -> None:
    v0, v1, v2, both = 1.0, 5.0, 4.0, 17.0
    first = ((v1 - v0) + (both - v2)) / 2
    second = ((v2 - v0) + (both - v1)) / 2
    assert first + second == pytest.approx(both - v0)
