"""What the cards of bias and variance state, computed: one function per fact, tied to the cards it backs."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.linear_model import LinearRegression


@pytest.mark.teaches("bias-variance/three-terms")
def test_noise_bias_and_variance_add_up() -> None:
    rng = np.random.default_rng(0)
    x, x0 = np.linspace(-1, 1, 15), 0.7
    y = np.sin(3 * x) + rng.normal(0, 0.5, size=(20_000, 15))
    A = np.column_stack([np.ones(15), x])
    fits = y @ np.linalg.pinv(A).T @ [1, x0]
    fresh = np.sin(3 * x0) + rng.normal(0, 0.5, size=20_000)
    parts = 0.25 + (fits.mean() - np.sin(3 * x0)) ** 2 + fits.var()
    assert np.mean((fresh - fits) ** 2) == pytest.approx(parts, rel=0.02)


@pytest.mark.teaches("bias-variance/bias-of-what")
def test_seven_more_moves_the_intercept_alone() -> None:
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(30, 3)), rng.normal(size=30)
    before, after = LinearRegression().fit(X, y), LinearRegression().fit(X, y + 7)
    assert after.intercept_ - before.intercept_ == pytest.approx(7)
    assert after.coef_ == pytest.approx(before.coef_)


@pytest.mark.teaches("bias-variance/more-data-on-a-line")
def test_more_rows_do_not_cure_a_line_on_a_parabola() -> None:
    rng = np.random.default_rng(0)
    grid = np.linspace(-2, 2, 401)

    def error(degree: int, n: int, samples: int) -> float:
        errors = []
        for _ in range(samples):
            x = rng.uniform(-2, 2, n)
            fit = np.polynomial.Polynomial.fit(x, x**2 + rng.normal(0, 0.3, n), degree)
            errors.append(np.mean((fit(grid) - grid**2) ** 2))
        return float(np.mean(errors)) + 0.09

    assert error(1, 20, 800) == pytest.approx(1.76, abs=0.04)
    assert error(1, 200, 100) == pytest.approx(1.53, abs=0.02)
    assert error(1, 2000, 20) == pytest.approx(1.52, abs=0.015)
    assert error(2, 20, 400) == pytest.approx(0.105, abs=0.003)
    assert np.var(grid**2) == pytest.approx(1.42, abs=0.02)


@pytest.mark.teaches("bias-variance/majority-of-three")
def test_voting_hurts_where_members_are_mostly_wrong() -> None:
    wrong = np.random.default_rng(0).random((200_000, 3)) < 0.6
    assert np.mean(wrong.sum(axis=1) >= 2) == pytest.approx(0.648, abs=0.004)


@pytest.mark.teaches("bias-variance/majority-of-three")
def test_hard_inputs_make_errors_dependent() -> None:
    rng = np.random.default_rng(0)
    chance = np.where(rng.random((200_000, 1)) < 0.3, 0.6, 0.1)
    voted = np.mean((rng.random((200_000, 3)) < chance).sum(axis=1) >= 2)
    p = 0.3 * 0.6 + 0.7 * 0.1
    assert voted == pytest.approx(0.3 * 0.648 + 0.7 * 0.028, abs=0.004)
    assert voted > 3 * p**2 * (1 - p) + p**3 + 0.03


@pytest.mark.teaches("bias-variance/trees-to-the-floor")
def test_noisier_but_less_alike_members_win_in_numbers() -> None:
    rng = np.random.default_rng(0)

    def spread(members: int, rho: float, variance: float) -> float:
        own, shared = rng.normal(size=(60_000, members)), rng.normal(size=60_000)
        means = np.sqrt(rho) * shared + np.sqrt(1 - rho) * own.mean(axis=1)
        return float(variance * means.var())

    crossing = (0.9 * 2 - 0.5) / (0.5 - 0.1 * 2)
    assert 4 < crossing < 5
    assert spread(3, 0.1, 2) > spread(3, 0.5, 1)
    assert spread(6, 0.1, 2) < spread(6, 0.5, 1)


@pytest.mark.teaches("bias-variance/peak-at-n")
def test_risk_of_minimum_norm_fits_peaks_at_n() -> None:
    rng = np.random.default_rng(0)
    n, D, sizes = 40, 400, (10, 20, 30, 40, 60, 100, 200, 400)
    risks = np.empty((100, len(sizes)))
    for sample in risks:
        w = rng.normal(size=D)
        w /= np.linalg.norm(w)
        X = rng.normal(size=(n, D))
        y = X @ w + 0.3 * rng.normal(size=n)
        for column, p in enumerate(sizes):
            kept = np.linalg.pinv(X[:, :p]) @ y
            sample[column] = np.sum((kept - w[:p]) ** 2) + np.sum(w[p:] ** 2)
    typical = np.median(risks, axis=0)
    assert typical[[0, 1, 2, 4, 5, 6, 7]] == pytest.approx([1.3, 1.9, 3.9, 2.7, 1.5, 1.0, 0.9], rel=0.08)
    assert 40 < typical[3] < 200


@pytest.mark.teaches("bias-variance/biased-beats-unbiased", "bias-variance/ridge-split")
def test_ridge_beats_least_squares_along_a_weak_direction() -> None:
    rng = np.random.default_rng(0)
    X = np.diag(np.sqrt([100, 0.05]))
    y = X @ [1, 0.5] + rng.normal(size=(100_000, 2))
    plain = y @ np.linalg.inv(X).T
    ridge = y @ X @ np.linalg.inv(X.T @ X + np.eye(2))
    bias2, variance = (0.5 / 1.05) ** 2, 0.05 / 1.05**2
    assert np.mean((plain[:, 1] - 0.5) ** 2) == pytest.approx(20, rel=0.02)
    assert np.mean((ridge[:, 1] - 0.5) ** 2) == pytest.approx(bias2 + variance, rel=0.02)


@pytest.mark.teaches("bias-variance/fresh-ols-error")
def test_new_rows_cost_p_over_n_minus_p_minus_1() -> None:
    rng = np.random.default_rng(0)
    n, p = 40, 20
    X = rng.normal(size=(2000, n, p))
    spread = np.trace(np.linalg.inv(np.swapaxes(X, 1, 2) @ X), axis1=1, axis2=2)
    assert spread.mean() == pytest.approx(p / (n - p - 1), rel=0.02)


@pytest.mark.teaches("bias-variance/averaging-floor", "bias-variance/trees-to-the-floor")
def test_average_of_correlated_members_has_a_floor() -> None:
    rng = np.random.default_rng(0)
    shared, own = rng.normal(size=(100_000, 1)), rng.normal(size=(100_000, 10))
    members = 2 * (np.sqrt(0.3) * shared + np.sqrt(0.7) * own)
    assert members.mean(axis=1).var() == pytest.approx(0.3 * 4 + 0.7 * 4 / 10, rel=0.02)


@pytest.mark.teaches("bias-variance/variance-divisor")
def test_best_divisor_of_a_variance_is_n_plus_1() -> None:
    draws = np.random.default_rng(0).normal(size=(200_000, 6))
    squares = 6 * draws.var(axis=1)
    errors = [np.mean((squares / c - 1) ** 2) for c in (5, 6, 7, 8)]
    assert int(np.argmin(errors)) == 2
    assert errors[0] / errors[2] == pytest.approx(7 / 5, rel=0.03)


@pytest.mark.teaches("bias-variance/knn-best-k")
def test_bias_and_variance_of_neighbours_on_a_grid() -> None:
    rng = np.random.default_rng(0)
    h, m = 0.2, 4
    offsets = h * np.arange(-m, m + 1)
    fits = np.mean((1 + offsets) ** 2 + rng.normal(size=(50_000, 2 * m + 1)), axis=1)
    assert fits.mean() - 1 == pytest.approx(h * h * m * (m + 1) / 3, abs=0.01)
    assert fits.var() == pytest.approx(1 / (2 * m + 1), rel=0.03)


@pytest.mark.teaches("bias-variance/one-split-tells")
def test_two_halves_tell_the_variance() -> None:
    rng = np.random.default_rng(0)
    fits = rng.normal(3, 1, size=(50_000, 2, 10)).mean(axis=2)
    assert np.mean((fits[:, 0] - fits[:, 1]) ** 2) / 2 == pytest.approx(0.1, rel=0.03)
