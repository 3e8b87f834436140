"""What the cards of linear regression state, computed: one function per fact, tied to the cards it backs."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.linear_model import HuberRegressor, LinearRegression
from sklearn.metrics import r2_score

Array = np.ndarray


def least_squares(X: Array, y: Array) -> Array:
    """Return coefficients f[d + 1] with the intercept first."""
    coef: Array = np.linalg.lstsq(with_ones(X), y, rcond=None)[0]
    return coef


def with_ones(X: Array) -> Array:
    return np.column_stack([np.ones(len(X)), X])


def slopes(x: Array, y: Array) -> Array:
    """Return the slope of each row of `y` on the same row of `x`, both f[samples, n]."""
    centred = x - x.mean(axis=1, keepdims=True)
    found: Array = (centred * y).sum(axis=1) / (centred**2).sum(axis=1)
    return found


def autoregressive(rng: np.random.Generator, samples: int, n: int, rho: float) -> Array:
    """Return stationary series f[samples, n] of which neighbours correlate at `rho`."""
    shocks = rng.normal(size=(samples, n))
    series = np.empty_like(shocks)
    series[:, 0] = shocks[:, 0] / np.sqrt(1 - rho**2)
    for t in range(1, n):
        series[:, t] = rho * series[:, t - 1] + shocks[:, t]
    return series


@pytest.mark.teaches("linear-regression/unit-change")
def test_shift_of_the_target_moves_only_the_intercept() -> None:
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(30, 1)), rng.normal(size=30)
    before, after = LinearRegression().fit(x, y), LinearRegression().fit(x / 1000, y + 7)
    assert after.intercept_ - before.intercept_ == pytest.approx(7)
    assert after.coef_ == pytest.approx(1000 * before.coef_)
    assert after.score(x / 1000, y + 7) == pytest.approx(before.score(x, y))


@pytest.mark.teaches("linear-regression/residual-orthogonality")
def test_residuals_correlate_with_the_target_and_with_nothing_in_the_model() -> None:
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(40, 3)), rng.normal(size=40)
    fitted = with_ones(X) @ least_squares(X, y)
    residual = y - fitted
    assert with_ones(X).T @ residual == pytest.approx(np.zeros(4), abs=1e-10)
    assert fitted @ residual == pytest.approx(0, abs=1e-10)
    assert y @ residual == pytest.approx(residual @ residual)


@pytest.mark.teaches("linear-regression/collinear-columns-fit", "linear-regression/dummy-trap")
def test_dependent_columns_have_unique_fitted_values() -> None:
    rng = np.random.default_rng(0)
    pair, y = rng.normal(size=(20, 2)), rng.normal(size=20)
    X = np.column_stack([pair, pair.sum(axis=1)])
    shortest = least_squares(X, y)
    other = shortest + 5 * np.array([0.0, 1.0, 1.0, -1.0])
    assert np.linalg.matrix_rank(with_ones(X)) == 3
    assert with_ones(X) @ shortest == pytest.approx(with_ones(pair) @ least_squares(pair, y))
    assert with_ones(X) @ other == pytest.approx(with_ones(X) @ shortest)


@pytest.mark.teaches("linear-regression/twins-minimum-norm")
def test_gradient_descent_from_zero_shares_between_twins_and_stays_where_the_fit_is_perfect() -> None:
    x = np.array([1.0, 2.0, 3.0])
    X, y = np.column_stack([x, x]), 4 * x
    starts = np.array([[0.0, 0.0], [4.0, 0.0]])
    ends = starts
    for _ in range(500):
        ends = ends - 0.05 * (ends @ X.T - y) @ X / 3
    assert ends[0] == pytest.approx([2, 2])
    assert ends[1] == pytest.approx(starts[1])


@pytest.mark.teaches("linear-regression/gaussian-likelihood", "linear-regression/residual-standard-error")
def test_variance_with_divisor_n_is_biased_low_by_the_share_of_coefficients() -> None:
    rng = np.random.default_rng(0)
    A = with_ones(rng.normal(size=(20, 4)))
    errors = rng.normal(size=(20_000, 20))
    rss = ((errors - errors @ A @ np.linalg.pinv(A)) ** 2).sum(axis=1)
    assert (rss / 20).mean() == pytest.approx(15 / 20, rel=0.02)
    assert (rss / 15).mean() == pytest.approx(1, rel=0.02)


@pytest.mark.teaches("linear-regression/what-must-be-normal")
def test_exponential_errors_leave_the_slope_unbiased() -> None:
    rng = np.random.default_rng(0)
    x, errors = rng.normal(size=(4000, 50)), rng.exponential(size=(4000, 50)) - 1
    assert slopes(x, 2 * x + errors).mean() == pytest.approx(2, abs=0.01)


@pytest.mark.teaches("linear-regression/what-must-be-normal")
def test_cutting_off_high_targets_flattens_the_slope() -> None:
    rng = np.random.default_rng(0)
    x = rng.normal(size=(1, 100_000))
    y = 2 * x + rng.normal(size=x.shape)
    kept = y < np.quantile(y, 0.9)
    assert slopes(x, y)[0] == pytest.approx(2.00, abs=0.01)
    assert slopes(x[kept][None], y[kept][None])[0] == pytest.approx(1.85, abs=0.01)


@pytest.mark.teaches("linear-regression/gauss-markov-counterexample")
def test_median_halves_the_variance_under_laplace_errors() -> None:
    errors = np.random.default_rng(0).laplace(size=(4000, 1001))
    ratio = np.median(errors, axis=1).var() / errors.mean(axis=1).var()
    assert ratio == pytest.approx(0.5, abs=0.05)


@pytest.mark.teaches("linear-regression/gauss-markov-counterexample")
def test_a_small_ridge_penalty_lowers_the_mean_squared_error() -> None:
    rng = np.random.default_rng(0)
    X, w = rng.normal(size=(30, 5)), np.full(5, 0.5)
    Y = (X @ w)[:, None] + rng.normal(size=(30, 4000))
    errors = [
        ((np.linalg.solve(X.T @ X + penalty * np.eye(5), X.T @ Y) - w[:, None]) ** 2).mean()
        for penalty in (0.0, 1.0)
    ]
    assert errors[1] < errors[0]


@pytest.mark.teaches("linear-regression/qr-or-normal-equations", "linear-regression/digits-lost")
def test_normal_equations_lose_the_digits_that_qr_keeps() -> None:
    V, true = np.linspace(0, 1, 50)[:, None] ** np.arange(12), np.ones(12)
    y = V @ true
    Q, R = np.linalg.qr(V)
    assert np.linalg.cond(V) == pytest.approx(1.2e8, rel=0.1)
    assert np.abs(np.linalg.solve(V.T @ V, V.T @ y) - true).max() > 1e-2
    assert np.abs(np.linalg.solve(R, Q.T @ y) - true).max() < 1e-6
    assert np.abs(np.linalg.lstsq(V, y, rcond=None)[0] - true).max() < 1e-6


@pytest.mark.teaches("linear-regression/average-leverage", "linear-regression/leverage-outlier-influence")
def test_leverages_sum_to_the_coefficients_and_shrink_residuals() -> None:
    rng = np.random.default_rng(0)
    A = with_ones(rng.normal(size=(50, 4)))
    hat = A @ np.linalg.pinv(A)
    spread = ((np.eye(50) - hat) @ rng.normal(size=(50, 20_000))).var(axis=1)
    assert np.trace(hat) == pytest.approx(5)
    assert np.diag(hat).min() >= 1 / 50
    assert spread == pytest.approx(1 - np.diag(hat), rel=0.06)


@pytest.mark.teaches("linear-regression/leverage-outlier-influence")
def test_huber_resists_an_odd_target_and_not_an_odd_target_far_out() -> None:
    rng = np.random.default_rng(0)
    x = rng.normal(size=100)
    y = 3 * x + 0.5 * rng.normal(size=100)
    found = {}
    for place in (0.5, 100.0):
        rows, targets = np.append(x, place)[:, None], np.append(y, -50.0)
        found[place] = HuberRegressor(alpha=0.0, max_iter=1000).fit(rows, targets).coef_[0]
    assert found[0.5] == pytest.approx(3, abs=0.1)
    assert found[100.0] < 0.5


@pytest.mark.teaches("linear-regression/loo-shortcut", "linear-regression/cooks-distance")
def test_one_fit_gives_leave_one_out_residual_and_cooks_distance() -> None:
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(15, 2)), rng.normal(size=15)
    A = with_ones(X)
    h, fitted = np.diag(A @ np.linalg.pinv(A))[4], A @ least_squares(X, y)
    residual, s2 = (y - fitted)[4], ((y - fitted) ** 2).sum() / 12
    without = A @ least_squares(np.delete(X, 4, axis=0), np.delete(y, 4))
    assert y[4] - without[4] == pytest.approx(residual / (1 - h))
    cook = residual**2 / (3 * s2) * h / (1 - h) ** 2
    assert cook == pytest.approx(((fitted - without) ** 2).sum() / (3 * s2))


@pytest.mark.teaches("linear-regression/press-of-three-points")
def test_three_points_have_leverages_of_five_sixths_and_a_third() -> None:
    A = with_ones(np.arange(3.0)[:, None])
    hat = A @ np.linalg.pinv(A)
    assert np.diag(hat) == pytest.approx([5 / 6, 1 / 3, 5 / 6])
    assert (np.eye(3) - hat) @ [7.0, 1.0, 5.0] == pytest.approx(np.array([1, -2, 1]) * (7 - 2 + 5) / 6)


@pytest.mark.teaches("linear-regression/r2-of-shifted-predictions", "linear-regression/r2-as-correlation")
def test_r2_can_be_far_below_zero_at_correlation_one() -> None:
    y = np.array([1.0, 2.0, 3.0])
    assert r2_score(y, y + 9) == pytest.approx(-120.5)
    assert r2_score(y, 10 * y) < -100
    assert np.corrcoef(y, 10 * y)[0, 1] == pytest.approx(1)


@pytest.mark.teaches("linear-regression/r2-as-correlation")
def test_r2_is_squared_correlation_in_sample_and_never_more_elsewhere() -> None:
    rng = np.random.default_rng(0)
    gaps = []
    for _ in range(50):
        X, y = rng.normal(size=(60, 3)), rng.normal(size=60)
        model = LinearRegression().fit(X[:30], y[:30])
        halves = [(y[rows], model.predict(X[rows])) for rows in (slice(30), slice(30, 60))]
        gaps.append([np.corrcoef(*half)[0, 1] ** 2 - r2_score(*half) for half in halves])
    in_sample, elsewhere = np.transpose(gaps)
    assert in_sample == pytest.approx(np.zeros(50), abs=1e-10)
    assert elsewhere.min() >= 0
    assert elsewhere.mean() > 0.05


@pytest.mark.teaches("linear-regression/noise-columns-r2")
def test_forty_noise_columns_explain_two_thirds_of_sixty_rows() -> None:
    rng = np.random.default_rng(0)
    scores = []
    for _ in range(300):
        X, y = rng.normal(size=(60, 40)), rng.normal(size=60)
        scores.append(r2_score(y, with_ones(X) @ least_squares(X, y)))
    assert np.mean(scores) == pytest.approx(40 / 59, abs=0.02)
    assert np.mean(1 - (1 - np.array(scores)) * 59 / 19) == pytest.approx(0, abs=0.06)


@pytest.mark.teaches("linear-regression/noise-columns-r2")
def test_adjusted_r2_rises_when_the_new_column_has_t_above_one() -> None:
    rng = np.random.default_rng(0)
    for _ in range(20):
        X, y = rng.normal(size=(25, 3)), rng.normal(size=25)
        A = with_ones(X)
        rss = ((y - A @ least_squares(X, y)) ** 2).sum()
        rss_without = ((y - A[:, :3] @ least_squares(X[:, :2], y)) ** 2).sum()
        t = least_squares(X, y)[3] / np.sqrt(rss / 21 * np.linalg.inv(A.T @ A)[3, 3])
        assert (rss / 21 < rss_without / 22) == (abs(t) > 1)


@pytest.mark.teaches("linear-regression/two-slopes", "linear-regression/regression-to-the-mean")
def test_slopes_multiply_to_r_squared_and_extremes_return_by_r() -> None:
    rng = np.random.default_rng(0)
    first = rng.normal(size=400_000)
    second = 0.6 * first + 0.8 * rng.normal(size=400_000)
    (a, cross), (_, b) = np.cov(first, second)
    assert (cross / a) * (cross / b) == pytest.approx(np.corrcoef(first, second)[0, 1] ** 2)
    low = first < np.quantile(first, 0.1)
    assert first[low].mean() == pytest.approx(-1.75, abs=0.02)
    assert second[low].mean() == pytest.approx(-1.05, abs=0.02)


@pytest.mark.teaches("linear-regression/omitted-variable-bias", "linear-regression/held-fixed")
def test_a_left_out_variable_adds_its_effect_times_its_link() -> None:
    rng = np.random.default_rng(0)
    x = rng.normal(size=(1, 200_000))
    z = 0.7 * x + rng.normal(size=x.shape)
    y = 3 * x - 4 * z + rng.normal(size=x.shape)
    assert slopes(x, y)[0] == pytest.approx(3 - 4 * 0.7, abs=0.05)


@pytest.mark.teaches("linear-regression/measurement-error")
def test_noise_in_the_input_shrinks_the_slope_by_the_reliability() -> None:
    rng = np.random.default_rng(0)
    x = 2 * rng.normal(size=(1, 200_000))
    y = 3 * x + rng.normal(size=x.shape)
    assert slopes(x + rng.normal(size=x.shape), y)[0] == pytest.approx(3 * 4 / 5, abs=0.02)
    assert slopes(x, y + 5 * rng.normal(size=x.shape))[0] == pytest.approx(3, abs=0.02)


@pytest.mark.teaches("linear-regression/vif-standard-error")
def test_variance_inflation_factor_is_the_diagonal_of_the_inverse_correlation() -> None:
    rng = np.random.default_rng(0)
    X = rng.normal(size=(50, 3))
    X[:, 2] += X[:, 0]
    score = LinearRegression().fit(X[:, 1:], X[:, 0]).score(X[:, 1:], X[:, 0])
    assert 1 / (1 - score) == pytest.approx(np.linalg.inv(np.corrcoef(X.T))[0, 0])


@pytest.mark.teaches("linear-regression/collinearity-and-predictions")
def test_near_twins_have_wild_unbiased_slopes_and_ordinary_predictions() -> None:
    rng = np.random.default_rng(0)
    found, excess = [], []
    for _ in range(3000):
        first = rng.normal(size=300)
        X = np.column_stack([first, first + 0.05 * rng.normal(size=300)])
        w = np.linalg.lstsq(X[:100], X[:100].sum(axis=1) + rng.normal(size=100), rcond=None)[0]
        found.append(w)
        excess.append(((X[100:] @ (w - 1)) ** 2).mean())
    assert np.mean(found, axis=0) == pytest.approx([1, 1], abs=0.15)
    assert np.std(found, axis=0) == pytest.approx([2.0, 2.0], abs=0.1)
    assert np.mean(excess) == pytest.approx(0.021, abs=0.002)


@pytest.mark.teaches("linear-regression/funnel-residuals")
def test_unequal_noise_spoils_standard_errors_and_not_the_slope() -> None:
    rng = np.random.default_rng(0)
    found, usual, robust = [], [], []
    for _ in range(3000):
        x = rng.normal(size=60)
        A = with_ones(x[:, None])
        P = np.linalg.pinv(A)
        y = x + rng.normal(size=60) * (0.5 + np.abs(x) ** 1.5)
        coef = P @ y
        residual = y - A @ coef
        left_out = residual / (1 - (A * P.T).sum(axis=1))
        found.append(coef[1])
        usual.append(np.sqrt(residual @ residual / 58 * (P[1] @ P[1])))
        robust.append(np.sqrt(P[1] ** 2 @ left_out**2))
    assert np.mean(found) == pytest.approx(1, abs=0.02)
    assert np.std(found) == pytest.approx(0.38, abs=0.02)
    assert np.mean(usual) == pytest.approx(0.21, abs=0.01)
    assert np.mean(robust) == pytest.approx(0.37, abs=0.02)


@pytest.mark.teaches("linear-regression/clustered-rows")
def test_design_effect_of_rows_in_clusters() -> None:
    rng = np.random.default_rng(0)
    samples, clusters, size, rho = 3000, 40, 20, 0.1
    x = np.repeat(rng.normal(size=(samples, clusters)), size, axis=1)
    shared = np.repeat(rng.normal(size=(samples, clusters)), size, axis=1)
    errors = np.sqrt(rho) * shared + np.sqrt(1 - rho) * rng.normal(size=shared.shape)
    true = slopes(x, errors).std()
    usual = np.sqrt(errors.var(axis=1) / (x.var(axis=1) * clusters * size)).mean()
    assert true / usual == pytest.approx(np.sqrt(1 + (size - 1) * rho), rel=0.04)


@pytest.mark.teaches("linear-regression/autocorrelated-errors")
def test_slow_errors_double_the_true_standard_error() -> None:
    rng = np.random.default_rng(0)
    x, errors = autoregressive(rng, 1500, 730, 0.8), autoregressive(rng, 1500, 730, 0.8)
    found = slopes(x, errors)
    usual = np.sqrt(errors.var(axis=1) / (x.var(axis=1) * 730))
    assert found.std() / usual.mean() == pytest.approx(2.1, abs=0.1)
    assert np.mean(np.abs(found) > 1.96 * usual) == pytest.approx(1 / 3, abs=0.04)


@pytest.mark.teaches("linear-regression/exp-of-log-prediction", "linear-regression/log-target-percent")
def test_exp_of_the_mean_log_is_the_median() -> None:
    logs = 1.125 + 0.8 * np.random.default_rng(0).normal(size=400_000)
    y = np.exp(logs)
    assert np.exp(logs.mean()) == pytest.approx(3.08, abs=0.01)
    assert np.median(y) == pytest.approx(3.08, abs=0.02)
    assert y.mean() == pytest.approx(4.24, abs=0.02)
    assert 1 - np.exp(logs.mean()) / y.mean() == pytest.approx(0.27, abs=0.01)


@pytest.mark.teaches("linear-regression/zero-slope-perfect-relation")
def test_a_parabola_has_no_slope_around_its_valley() -> None:
    x = np.arange(-2.0, 3.0)[:, None]
    for y, slope in ((x**2, 0.0), (abs(x), 0.0), (x**3, 3.4)):
        assert least_squares(x, y.ravel())[1] == pytest.approx(slope, abs=1e-12)
    one_side = x + 3
    fit = LinearRegression().fit(one_side, one_side**2)
    assert fit.score(one_side, one_side**2) == pytest.approx(0.96, abs=0.005)


@pytest.mark.teaches("linear-regression/gd-step-bound")
def test_descent_turns_into_ascent_at_two_over_the_curvature() -> None:
    x, y = np.array([3.0, 2.0, 4.0]), np.array([1.0, 5.0, 2.0])
    ends = {}
    for share in (0.99, 1.01):
        w = 0.0
        for _ in range(3000):
            w -= share * 2 / np.mean(x**2) * np.mean((w * x - y) * x)
        ends[share] = abs(w - (x @ y) / (x @ x))
    assert ends[0.99] < 1e-6
    assert ends[1.01] > 1e6


@pytest.mark.teaches("linear-regression/scaling-and-ols")
def test_scaling_leaves_predictions_and_t_statistics_of_least_squares() -> None:
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(40, 3)) * [1.0, 100.0, 0.01] + 5, rng.normal(size=40)
    Z = (X - X.mean(axis=0)) / X.std(axis=0)
    fits = [least_squares(columns, y) for columns in (X, Z)]
    spreads = [np.sqrt(np.diag(np.linalg.inv(with_ones(c).T @ with_ones(c)))) for c in (X, Z)]
    assert with_ones(Z) @ fits[1] == pytest.approx(with_ones(X) @ fits[0])
    assert (fits[1] / spreads[1])[1:] == pytest.approx((fits[0] / spreads[0])[1:])


@pytest.mark.teaches("linear-regression/reading-a-coefficient")
def test_percentages_of_the_pay_model() -> None:
    changes = 100 * np.expm1([0.08, 0.30, 0.30 - 10 * 0.01])
    assert changes == pytest.approx([8.3, 35, 22], abs=0.2)


@pytest.mark.teaches("linear-regression/slope-interval")
def test_quantiles_of_student() -> None:
    stats = pytest.importorskip("scipy.stats")
    assert stats.t.ppf(0.975, [5, 6, 7, 1000]) == pytest.approx([2.571, 2.447, 2.365, 1.962], abs=5e-4)
