"""What the cards of calibration and thresholds state, computed: one function per fact, tied to the cards it backs."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.isotonic import IsotonicRegression
from sklearn.metrics import brier_score_loss, roc_auc_score

Rows = np.ndarray


def calibration_error(y: Rows, p: Rows, bins: int) -> float:
    which = np.minimum((p * bins).astype(int), bins - 1)
    return float(np.abs(np.bincount(which, p - y)).sum() / len(y))


def honest_scores(rng: np.random.Generator, p: Rows) -> Rows:
    """Draw labels that make the scores calibrated."""
    return (rng.random(len(p)) < p).astype(int)


@pytest.mark.teaches("calibration-thresholds/high-auc-good-probabilities")
def test_the_fourth_power_keeps_the_auc_and_ruins_the_probabilities() -> None:
    rng = np.random.default_rng(0)
    p = rng.beta(1.5, 1.5, 20_000)
    y = honest_scores(rng, p)
    assert roc_auc_score(y, p) == pytest.approx(roc_auc_score(y, p**4))
    assert roc_auc_score(y, p) == pytest.approx(0.79, abs=0.005)
    assert brier_score_loss(y, p) == pytest.approx(0.19, abs=0.005)
    assert brier_score_loss(y, p**4) == pytest.approx(0.32, abs=0.005)
    assert calibration_error(y, p, 10) == pytest.approx(0.01, abs=0.005)
    assert calibration_error(y, p**4, 10) == pytest.approx(0.34, abs=0.005)


@pytest.mark.teaches("calibration-thresholds/ece-zero")
def test_constant_base_rate_has_no_calibration_error_and_full_uncertainty() -> None:
    y = np.repeat([0, 1], [70, 30])
    assert calibration_error(y, np.full(100, 0.3), 10) == pytest.approx(0, abs=1e-12)
    assert brier_score_loss(y, np.full(100, 0.3)) == pytest.approx(0.21)


@pytest.mark.teaches("calibration-thresholds/ece-grows-with-bins")
def test_calibration_error_of_calibrated_scores_grows_with_the_bins() -> None:
    found = {bins: [] for bins in (5, 10, 100, 500)}
    for rng in map(np.random.default_rng, range(60)):
        p = rng.random(1000)
        y = honest_scores(rng, p)
        for bins, errors in found.items():
            errors.append(calibration_error(y, p, bins))
    means = [np.mean(errors) for errors in found.values()]
    assert means == pytest.approx([0.02, 0.03, 0.10, 0.21], abs=0.006)


@pytest.mark.teaches("calibration-thresholds/ece-grows-with-bins")
def test_mean_absolute_gap_is_eight_tenths_of_the_standard_error() -> None:
    rng = np.random.default_rng(0)
    gaps = np.abs(rng.binomial(200, 0.3, size=20_000) / 200 - 0.3)
    assert gaps.mean() == pytest.approx(0.8 * np.sqrt(0.3 * 0.7 / 200), rel=0.02)


@pytest.mark.teaches("calibration-thresholds/derive-brier-parts", "calibration-thresholds/brier-resolution")
def test_brier_score_splits_into_three_parts() -> None:
    rng = np.random.default_rng(0)
    p = rng.integers(0, 6, size=400) / 5
    y = honest_scores(rng, 0.2 + 0.5 * p)
    scores, group, count = np.unique(p, return_inverse=True, return_counts=True)
    share = np.bincount(group, y) / count
    reliability = (count * (scores - share) ** 2).sum() / 400
    resolution = (count * (share - y.mean()) ** 2).sum() / 400
    parts = reliability - resolution + y.mean() * (1 - y.mean())
    assert parts == pytest.approx(brier_score_loss(y, p))


@pytest.mark.teaches(
    "calibration-thresholds/calibration-and-auc", "calibration-thresholds/platt-isotonic-temperature"
)
def test_isotonic_regression_moves_the_auc() -> None:
    rng = np.random.default_rng(0)
    s = rng.normal(size=5400)
    y = honest_scores(rng, 1 / (1 + np.exp(-s)))
    fit = IsotonicRegression(out_of_bounds="clip").fit(s[:400], y[:400])
    before, after = roc_auc_score(y[400:], s[400:]), roc_auc_score(y[400:], fit.predict(s[400:]))
    assert (before, after) == pytest.approx((0.739, 0.731), abs=0.001)
    assert before > after
    assert roc_auc_score(y[:400], fit.predict(s[:400])) > roc_auc_score(y[:400], s[:400])
    assert {0.0, 1.0} <= set(fit.predict(s[:400]).tolist())


@pytest.mark.teaches("calibration-thresholds/calibrator-on-training-rows")
def test_calibrator_on_training_scores_makes_live_scores_extreme() -> None:
    from sklearn.ensemble import RandomForestClassifier

    rng = np.random.default_rng(0)
    X = rng.normal(size=(1200, 4))
    y = honest_scores(rng, 1 / (1 + np.exp(-X[:, 0])))
    forest = RandomForestClassifier(20, random_state=0).fit(X[:400], y[:400])
    train, live = forest.predict_proba(X[:400])[:, 1], forest.predict_proba(X[400:])[:, 1]
    p = IsotonicRegression(out_of_bounds="clip").fit(train, y[:400]).predict(live)
    assert np.mean((p < 0.02) | (p > 0.98)) > 0.6
    assert calibration_error(y[400:], p, 10) > 2 * calibration_error(y[400:], live, 10)


@pytest.mark.teaches("calibration-thresholds/derive-cost-threshold")
def test_cheapest_cut_at_costs_of_one_to_nine_is_a_tenth() -> None:
    rng = np.random.default_rng(0)
    p = rng.beta(1.5, 1.5, 200_000)
    y = honest_scores(rng, p)
    cuts = np.arange(1, 100) / 100
    costs = [np.where(p >= t, 1 - y, 9 * y).mean() for t in cuts]
    assert cuts[np.argmin(costs)] == pytest.approx(0.10, abs=0.02)


@pytest.mark.teaches("calibration-thresholds/f1-cut")
def test_best_cut_for_f1_is_half_of_the_best_f1() -> None:
    rng = np.random.default_rng(0)
    p = rng.beta(0.8, 4, 60_000)
    y = honest_scores(rng, p)
    cuts = np.arange(1, 100) / 100
    f1 = np.array([2 * y[p >= t].sum() / ((p >= t).sum() + y.sum()) for t in cuts])
    assert f1.max() == pytest.approx(0.48, abs=0.005)
    assert cuts[f1.argmax()] == pytest.approx(0.24, abs=0.015)
    assert cuts[f1.argmax()] == pytest.approx(f1.max() / 2, abs=0.015)


@pytest.mark.teaches("calibration-thresholds/temperature-one-row")
def test_temperature_keeps_the_argmax_and_may_reorder_rows() -> None:
    Z = np.array([[3.0, 0.0, 0.0, 0.0], [4.0, 3.0, -9.0, -9.0]])

    def top(t: float) -> Rows:
        e = np.exp(Z / t)
        return e.max(axis=1) / e.sum(axis=1)

    assert (Z / 4).argmax(axis=1).tolist() == Z.argmax(axis=1).tolist()
    assert top(1)[0] > top(1)[1]
    assert top(4)[0] < top(4)[1]


@pytest.mark.teaches("calibration-thresholds/base-rate-drift")
def test_shift_of_the_intercept_and_its_standard_error() -> None:
    shift = np.log(0.020 / 0.980) - np.log(0.014 / 0.986)
    assert shift == pytest.approx(0.36, abs=0.005)
    rows = 150 / 0.02
    assert 1 / np.sqrt(rows * 0.02 * 0.98) == pytest.approx(0.08, abs=0.003)


@pytest.mark.teaches("calibration-thresholds/two-groups-one-cut")
def test_false_positive_rates_differ_by_the_ratio_of_base_odds() -> None:
    rates = []
    for base in (0.1, 0.3):
        tp = 0.6 * base
        fp = tp * (1 - 0.7) / 0.7
        rates.append(fp / (1 - base))
    assert rates[1] / rates[0] == pytest.approx((0.3 / 0.7) / (0.1 / 0.9))
