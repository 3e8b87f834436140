"""What the cards of regularization state, computed: one function per fact, tied to the cards it backs."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from sklearn.linear_model import ElasticNet, HuberRegressor, Lasso, LinearRegression, Ridge

Array = NDArray[np.float64]


def standardised(rng: np.random.Generator, n: int, d: int) -> Array:
    X = rng.normal(size=(n, d))
    return (X - X.mean(axis=0)) / X.std(axis=0)


def ridge_of_all(A: Array, y: Array, lam: float) -> Array:
    return np.linalg.solve(A.T @ A + lam * np.eye(A.shape[1]), A.T @ y)


@pytest.mark.teaches("regularization/penalised-intercept")
def test_a_penalised_intercept_loses_a_ninth_of_a_shift() -> None:
    rng = np.random.default_rng(0)
    X = standardised(rng, 80, 3)
    y = X @ [1.0, 2.0, 3.0] + rng.normal(size=80)
    A = np.column_stack([np.ones(80), X])
    moved = A @ (ridge_of_all(A, y + 273.15, 10) - ridge_of_all(A, y, 10))
    assert moved == pytest.approx(np.full(80, 273.15 * 8 / 9))
    assert 273.15 - moved.mean() == pytest.approx(30, abs=0.5)
    free = Ridge(alpha=10).fit(X, y + 273.15).predict(X) - Ridge(alpha=10).fit(X, y).predict(X)
    assert free == pytest.approx(np.full(80, 273.15))


@pytest.mark.teaches("regularization/ridge-closed-form", "regularization/shrink-factor")
def test_ridge_shrinks_each_singular_direction() -> None:
    rng = np.random.default_rng(1)
    X, y = rng.normal(size=(17, 5)), rng.normal(size=17)
    U, s, Vt = np.linalg.svd(X, full_matrices=False)
    w = ridge_of_all(X, y, 3.0)
    assert pytest.approx(w) == Ridge(alpha=3.0, fit_intercept=False).fit(X, y).coef_
    assert Vt @ w == pytest.approx(s**2 / (s**2 + 3.0) * (U.T @ y / s))
    assert w == pytest.approx(X.T @ np.linalg.solve(X @ X.T + 3.0 * np.eye(17), y))


@pytest.mark.teaches("regularization/effective-parameters")
def test_degrees_of_freedom_are_one_plus_the_shrink_factors() -> None:
    X = np.random.default_rng(2).normal(size=(13, 3))
    hat = np.column_stack([Ridge(alpha=4.0).fit(X, e).predict(X) for e in np.eye(13)])
    s2 = np.linalg.svd(X - X.mean(axis=0), compute_uv=False) ** 2
    assert np.trace(hat) == pytest.approx(1 + (s2 / (s2 + 4.0)).sum())


@pytest.mark.teaches("regularization/always-solvable")
def test_small_penalties_lead_to_the_minimum_norm_fit() -> None:
    rng = np.random.default_rng(3)
    X, y = rng.normal(size=(5, 11)), rng.normal(size=5)
    assert ridge_of_all(X, y, 1e-8) == pytest.approx(np.linalg.pinv(X) @ y, abs=1e-6)


@pytest.mark.teaches("regularization/metres-or-kilometres")
def test_a_smaller_unit_range_is_shrunk_more() -> None:
    rng = np.random.default_rng(4)
    X = rng.normal(size=(50, 2)) * [1000.0, 1.0]
    y = X @ [0.002, 1.0] + rng.normal(size=50)
    km = X / [1000.0, 1.0]

    def effect(model: Ridge | Lasso | LinearRegression, inputs: Array) -> float:
        return abs(float(model.fit(inputs, y).coef_[0])) * inputs[:, 0].std()

    assert effect(Ridge(alpha=50), km) < 0.7 * effect(Ridge(alpha=50), X)
    assert effect(Lasso(alpha=0.5), km) < 0.9 * effect(Lasso(alpha=0.5), X)
    assert effect(LinearRegression(), km) == pytest.approx(effect(LinearRegression(), X))


@pytest.mark.teaches("regularization/soft-threshold-value")
def test_lasso_on_orthogonal_columns_is_a_soft_threshold() -> None:
    rng = np.random.default_rng(5)
    centred = np.linalg.qr(np.column_stack([np.ones(40), rng.normal(size=(40, 3))]))[0][:, 1:]
    X = centred * np.sqrt(40)
    b = np.array([3.0, -1.5, 0.2])
    w = Lasso(alpha=0.7, tol=1e-12).fit(X, X @ b).coef_
    assert w == pytest.approx([2.3, -0.8, 0.0], abs=1e-9)
    assert w[2] == 0


@pytest.mark.teaches("regularization/lambda-that-empties")
def test_the_model_empties_at_the_largest_covariance() -> None:
    rng = np.random.default_rng(6)
    X, y = standardised(rng, 60, 5), rng.normal(size=60)
    y -= y.mean()
    largest = np.abs(X.T @ y).max() / 60
    assert np.count_nonzero(Lasso(alpha=largest * 1.000001, tol=1e-12).fit(X, y).coef_) == 0
    assert np.count_nonzero(Lasso(alpha=largest * 0.999, tol=1e-12).fit(X, y).coef_) == 1
    mixed = ElasticNet(alpha=largest / 0.5 * 0.999, l1_ratio=0.5, tol=1e-12).fit(X, y).coef_
    assert np.count_nonzero(mixed) == 1


@pytest.mark.teaches("regularization/sign-descent")
def test_descent_with_signs_hovers_near_zero() -> None:
    rng = np.random.default_rng(1)
    X = standardised(rng, 200, 3)
    y = X @ [2.0, 0.0, -1.0] + 0.5 * rng.normal(size=200)
    y -= y.mean()
    w = np.zeros(3)
    for _ in range(5000):
        w -= 0.01 * (X.T @ (X @ w - y) / 200 + 0.1 * np.sign(w))
    assert w == pytest.approx([1.91889, 0.00030, -0.94870], abs=5e-5)
    exact = Lasso(alpha=0.1, tol=1e-12).fit(X, y).coef_
    assert exact[1] == 0
    assert w == pytest.approx(exact, abs=0.002)


@pytest.mark.teaches("regularization/twin-columns")
def test_twins_share_under_ridge_and_fall_to_the_first_under_lasso() -> None:
    rng = np.random.default_rng(0)
    x = rng.normal(size=100)
    twins, y = np.column_stack([x, x]), 2 * x + 0.1 * rng.normal(size=100)
    assert Ridge(alpha=1).fit(twins, y).coef_ == pytest.approx([0.99, 0.99], abs=0.01)
    assert Lasso(alpha=0.1).fit(twins, y).coef_ == pytest.approx([1.9, 0], abs=0.05)
    assert np.ptp(ElasticNet(alpha=0.1, l1_ratio=0.5, tol=1e-12).fit(twins, y).coef_) < 1e-5


@pytest.mark.teaches("regularization/sklearn-scales")
def test_elastic_net_without_l1_is_ridge_with_n_times_alpha() -> None:
    rng = np.random.default_rng(7)
    X, y = rng.normal(size=(50, 4)), rng.normal(size=50)
    net = ElasticNet(alpha=0.3, l1_ratio=0.0, tol=1e-12, max_iter=5000).fit(X, y)
    assert net.coef_ == pytest.approx(Ridge(alpha=50 * 0.3).fit(X, y).coef_)


@pytest.mark.teaches("regularization/at-most-n")
def test_lasso_keeps_fewer_columns_than_rows() -> None:
    rng = np.random.default_rng(8)
    X, y = rng.normal(size=(20, 200)), rng.normal(size=20)

    def kept(model: Lasso | ElasticNet) -> int:
        return int(np.count_nonzero(model.set_params(tol=1e-8, max_iter=50_000).fit(X, y).coef_))

    assert [kept(Lasso(alpha=alpha)) for alpha in (0.5, 0.1, 0.01)] == [1, 13, 19]
    assert kept(ElasticNet(alpha=0.01, l1_ratio=0.5)) == 26


@pytest.mark.teaches("regularization/prior-variance")
def test_the_ridge_fit_is_the_mean_of_a_normal_posterior() -> None:
    rng = np.random.default_rng(9)
    X, y = rng.normal(size=(13, 3)), rng.normal(size=13)
    cross = 4.0 * X.T  # weights with variance 4, noise with variance 9
    mean = cross @ np.linalg.solve(4.0 * X @ X.T + 9.0 * np.eye(13), y)
    assert mean == pytest.approx(ridge_of_all(X, y, 9.0 / 4.0))


@pytest.mark.teaches("regularization/laplace-prior")
def test_mode_and_mean_under_a_laplace_prior() -> None:
    w = np.linspace(-20, 20, 40_001)
    logs = -0.5 * (0.5 - w) ** 2 - np.abs(w)
    density = np.exp(logs)
    assert w[logs.argmax()] == pytest.approx(0, abs=1e-9)
    assert (w * density).sum() / density.sum() == pytest.approx(0.24, abs=0.005)


@pytest.mark.teaches("regularization/outliers-and-l1")
def test_a_penalty_does_not_make_the_fit_robust() -> None:
    rng = np.random.default_rng(0)
    x = rng.normal(size=(100, 1))
    y = 3 * x[:, 0] + rng.normal(size=100)
    y[np.argsort(x[:, 0])[-8:]] -= 30
    models = LinearRegression(), Lasso(alpha=0.05), Ridge(alpha=1), HuberRegressor()
    slopes = [float(model.fit(x, y).coef_[0]) for model in models]
    assert slopes == pytest.approx([-1.33, -1.27, -1.31, 2.81], abs=0.005)


@pytest.mark.teaches("regularization/training-loss-along-path")
def test_training_loss_never_falls_along_the_path() -> None:
    for rng in map(np.random.default_rng, range(20)):
        X, y = rng.normal(size=(15, 6)), rng.normal(size=15)
        fits = [ridge_of_all(X, y, lam) for lam in np.geomspace(0.01, 1000, 30)]
        assert (np.diff([((y - X @ w) ** 2).sum() for w in fits]) > -1e-12).all()
        assert (np.diff([np.linalg.norm(w) for w in fits]) < 1e-12).all()


@pytest.mark.teaches("regularization/noise-as-ridge")
def test_noise_on_inputs_is_ridge_on_average() -> None:
    rng = np.random.default_rng(10)
    X, y = rng.normal(size=(30, 2)), rng.normal(size=30)
    copies = 10_000
    noisy = np.tile(X, (copies, 1)) + 0.5 * rng.normal(size=(30 * copies, 2))
    w = np.linalg.solve(noisy.T @ noisy, noisy.T @ np.tile(y, copies))
    assert w == pytest.approx(ridge_of_all(X, y, 30 * 0.25), abs=0.005)


@pytest.mark.teaches("regularization/early-stopping-as-ridge")
def test_shares_covered_by_descent_and_ridge() -> None:
    eta, t = 0.01, 500
    lam = h = 1 / (eta * t)
    assert h / (h + lam) == pytest.approx(0.50)
    assert 1 - (1 - eta * h) ** t == pytest.approx(0.63, abs=0.005)
    tiny = 1e-3 * lam
    assert 1 - (1 - eta * tiny) ** t == pytest.approx(tiny / (tiny + lam), rel=0.01)


@pytest.mark.teaches("regularization/p-values-after-lasso")
def test_the_strongest_of_twenty_noise_columns_looks_significant() -> None:
    rejected = 0
    for rng in map(np.random.default_rng, range(300)):
        X, y = standardised(rng, 100, 20), rng.normal(size=100)
        y -= y.mean()
        r = np.abs(X.T @ y / 100).max() / y.std()
        rejected += r * np.sqrt(98 / (1 - r**2)) > 1.9845  # the 97.5 % point of t with 98 degrees
    assert rejected / 300 == pytest.approx(0.6, abs=0.06)
    assert pytest.approx(0.64, abs=0.005) == 1 - 0.95**20


@pytest.mark.teaches("regularization/l2-and-weight-decay")
def test_adam_divides_the_penalty_by_the_gradient_scale() -> None:
    lam, w, g = 0.1, 1.0, np.array([0.1, 10.0])
    # The step of Adam at a steady gradient is m / sqrt(v), here with and without the penalty in the gradient.
    alternating = np.array([1.0, -1.0])[:, None] * g  # mean zero, so only the penalty makes the weights drift
    drift = (alternating + lam * w).mean(axis=0) / np.sqrt(((alternating + lam * w) ** 2).mean(axis=0))
    assert drift[0] > 50 * drift[1]


@pytest.mark.teaches("regularization/why-exact-zeros")
def test_zero_is_optimal_for_a_range_of_gradients_under_l1_only() -> None:
    w = np.linspace(-1, 1, 2001)
    for g in (0.0, 0.05, 0.09):
        assert w[(0.5 * w**2 - g * w + 0.1 * np.abs(w)).argmin()] == pytest.approx(0, abs=1e-9)
    assert w[(0.5 * w**2 - 0.05 * w + 0.1 * w**2).argmin()] > 0.03
