"""What the cards of monitoring and drift state, computed: one function per fact, tied to the cards it backs."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.stats import chi2, ks_2samp, norm


def psi(e: np.ndarray, a: np.ndarray, eps: float = 1e-4) -> np.ndarray:
    """Return the index of shares along the last axis."""
    e, a = np.maximum(e, eps), np.maximum(a, eps)
    return np.asarray(((a - e) * np.log(a / e)).sum(axis=-1))


def quiet_runs(n: int, runs: int = 4000, bins: int = 10) -> np.ndarray:
    """Return the index of many pairs of samples of n rows without any drift."""
    rng = np.random.default_rng(0)
    e, a = rng.multinomial(n, [1 / bins] * bins, size=(2, runs)) / n
    return psi(e, a)


@pytest.mark.teaches("monitoring-drift/psi-cut-of-two-tenths", "monitoring-drift/rows-for-quiet-psi")
def test_without_drift_psi_is_noise_that_falls_with_the_rows() -> None:
    small, large = quiet_runs(100), quiet_runs(1000)
    assert small.mean() == pytest.approx(0.18, abs=0.015)
    assert np.mean(small > 0.1) == pytest.approx(0.85, abs=0.02)
    assert np.mean(small > 0.2) == pytest.approx(0.39, abs=0.02)
    assert large.mean() == pytest.approx(0.018, abs=0.001)
    assert large.max() < 0.1


@pytest.mark.teaches("monitoring-drift/derive-psi-as-kl", "monitoring-drift/rows-for-quiet-psi")
def test_psi_is_both_divergences_and_nearly_chi_square() -> None:
    e, a = np.random.default_rng(1).dirichlet(np.ones(7), size=2)
    assert psi(e, a, 0) == pytest.approx(np.sum(a * np.log(a / e)) + np.sum(e * np.log(e / a)))
    near = e * (1 + 0.01 * np.array([1, -1, 1, -1, 1, -1, 1]))
    near /= near.sum()
    assert psi(e, near, 0) == pytest.approx(np.sum((near - e) ** 2 / e), rel=0.02)
    scaled = quiet_runs(2000) / (2 / 2000)
    assert np.quantile(scaled, 0.95) == pytest.approx(chi2(9).ppf(0.95), rel=0.06)
    assert chi2(9).ppf(0.95) == pytest.approx(16.9, abs=0.05)
    assert scaled.std() / scaled.mean() == pytest.approx(math.sqrt(2 / 9), rel=0.06)


@pytest.mark.teaches("monitoring-drift/psi-with-closed-edges")
def test_closed_edges_hide_the_half_that_left() -> None:
    ref = np.linspace(0, 1, 1000)
    cur = np.concatenate([ref, np.full(1000, 5.0)])
    edges = np.quantile(ref, np.linspace(0, 1, 11))
    e, inside = (np.histogram(x, edges)[0] for x in (ref, cur))
    opened = np.histogram(cur, [-np.inf, *edges[1:-1], np.inf])[0]
    assert psi(e / 1000, inside / inside.sum()) == pytest.approx(0.0, abs=1e-12)
    assert psi(e / 1000, inside / 2000) == pytest.approx(0.35, abs=0.005)
    assert psi(e / 1000, opened / 2000) == pytest.approx(1.08, abs=0.005)


@pytest.mark.teaches("monitoring-drift/psi-with-closed-edges", "monitoring-drift/price-of-an-empty-bin")
def test_the_constant_decides_what_an_empty_bin_costs() -> None:
    e, a = np.full(10, 0.1), np.append(np.full(9, 1 / 9), 0)
    assert [psi(e, a, eps) for eps in (1e-10, 1e-4)] == pytest.approx([2.08, 0.70], abs=0.005)


@pytest.mark.teaches("monitoring-drift/psi-with-closed-edges", "monitoring-drift/range-check-and-nan")
def test_histograms_drop_missing_values() -> None:
    x = np.array([0.5, 1.5, np.nan, np.nan])
    assert np.histogram(x, [0, 1, 2])[0].tolist() == [1, 1]


@pytest.mark.teaches("monitoring-drift/tiny-shift-ks", "monitoring-drift/act-on-small-p")
def test_a_hundredth_of_a_deviation_is_significant_in_a_million_rows() -> None:
    places = norm.ppf((np.arange(10**5) + 0.5) / 10**5)
    d = 2 * norm.cdf(0.005) - 1
    assert d == pytest.approx(0.01 * norm.pdf(0), rel=1e-4)
    p = 2 * math.exp(-(10**6) * d**2)
    assert p < 1e-6
    below = np.searchsorted(places, places - 0.01, side="right")
    assert np.abs(np.arange(1, 10**5 + 1) - below).max() / 10**5 == pytest.approx(d, abs=2e-5)
    x = np.random.default_rng(0).normal(size=(2, 3000))
    found = ks_2samp(x[0], x[1] + 0.1, method="asymp")
    assert found.pvalue == pytest.approx(2 * math.exp(-3000 * found.statistic**2), rel=0.1)


@pytest.mark.teaches("monitoring-drift/act-on-small-p", "monitoring-drift/days-to-a-false-alarm")
def test_two_hundred_tests_give_ten_alarms_and_few_quiet_days() -> None:
    p = np.random.default_rng(0).random((3000, 200))
    assert np.mean((p < 0.05).sum(axis=1)) == pytest.approx(10, abs=0.2)
    alarms = (p[:, :50] < 0.001).any(axis=1)
    assert 1 / alarms.mean() == pytest.approx(1 / (1 - 0.999**50), rel=0.2)


@pytest.mark.teaches("monitoring-drift/since-the-release")
def test_ten_separate_days_alarm_more_often_than_ten_collected_ones() -> None:
    days = np.random.default_rng(0).normal(size=(40_000, 10))
    collected = days.cumsum(axis=1) / np.sqrt(np.arange(1, 11))
    assert np.mean((np.abs(days) > 1.96).any(axis=1)) == pytest.approx(0.40, abs=0.01)
    assert np.mean((np.abs(collected) > 1.96).any(axis=1)) == pytest.approx(0.193, abs=0.01)
    assert np.mean((np.abs(collected) > 2.555).any(axis=1)) == pytest.approx(0.05, abs=0.006)
    assert math.sqrt(10) == pytest.approx(3.2, abs=0.05)


@pytest.mark.teaches("monitoring-drift/cusum-by-hand")
def test_run_lengths_of_a_cusum() -> None:
    middles = (np.arange(200) + 0.5) * 5 / 200
    for shift, want, within in ((0.0, 930, 0.02), (1.0, 10.4, 0.02)):
        ends = np.arange(201) * 5 / 200
        steps = norm.cdf(ends[None, :] - middles[:, None] + 0.5 - shift)
        moves = np.diff(steps, axis=1)
        moves[:, 0] += steps[:, 0]
        lengths = np.linalg.solve(np.eye(200) - moves, np.ones(200))
        assert lengths[0] == pytest.approx(want, rel=within)


@pytest.mark.teaches("monitoring-drift/prior-from-predictions", "monitoring-drift/accuracy-from-confidence")
def test_estimates_without_labels_hold_under_label_shift_and_calibration() -> None:
    rng = np.random.default_rng(0)
    y = rng.random(100_000) < 0.3
    predicted = rng.random(100_000) < np.where(y, 0.8, 0.1)
    assert (predicted.mean() - 0.1) / 0.7 == pytest.approx(0.3, abs=0.01)
    assert predicted.mean() == pytest.approx(0.31, abs=0.01)
    shares = rng.binomial(500, 0.8 * 0.3 + 0.1 * 0.7, size=20_000) / 500
    assert ((shares - 0.1) / 0.7).std() == pytest.approx(math.sqrt(0.31 * 0.69 / 500) / 0.7, rel=0.03)
    score = rng.beta(0.7, 0.9, size=100_000)
    label = rng.random(100_000) < score
    confidence = np.maximum(score, 1 - score).mean()
    assert np.mean((score > 0.5) == label) == pytest.approx(confidence, abs=0.005)
    moved = np.where(rng.random(100_000) < 0.3, ~label, label)  # concept drift: the scores don't notice
    assert np.mean((score > 0.5) == moved) < confidence - 0.1


@pytest.mark.teaches("monitoring-drift/every-segment-as-before")
def test_a_whole_falls_while_its_parts_stay() -> None:
    accuracy = np.array([0.95, 0.95, 0.94, 0.94, 0.70])
    before, after = np.array([0.25, 0.25, 0.22, 0.19, 0.09]), np.array([0.21, 0.21, 0.18, 0.15, 0.25])
    assert before @ accuracy == pytest.approx(0.923, abs=0.001)
    assert after @ accuracy == pytest.approx(0.884, abs=0.001)


@pytest.mark.teaches("monitoring-drift/blocked-and-unseen")
def test_blocking_takes_the_caught_frauds_out_of_the_recall() -> None:
    rng = np.random.default_rng(0)
    fraud = rng.random(200_000) < 0.05
    score = rng.choice([0.9, 0.6, 0.3], size=200_000, p=[0.69, 0.11, 0.2])
    score[~fraud] = rng.choice([0.9, 0.6, 0.3], size=np.sum(~fraud), p=[0.01, 0.02, 0.97])
    flagged, blocked = score > 0.5, score > 0.8
    assert flagged[fraud].mean() == pytest.approx(0.8, abs=0.01)
    assert flagged[fraud & ~blocked].mean() == pytest.approx(0.35, abs=0.015)
    seen = ~blocked | (rng.random(200_000) < 0.05)
    weight = np.where(blocked, 20.0, 1.0)[seen & fraud]
    assert np.average(flagged[seen & fraud], weights=weight) == pytest.approx(0.8, abs=0.02)
