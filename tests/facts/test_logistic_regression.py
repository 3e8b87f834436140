"""What the cards of logistic regression state, computed: one function per fact, tied to the cards it backs."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import approx_fprime
from scipy.special import expit, logit
from scipy.stats import chi2, norm
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

Array = np.ndarray


def log_loss(w: Array, X: Array, y: Array) -> float:
    return float(np.sum(np.logaddexp(0, X @ w) - y * (X @ w)))


def drawn(seed: int, n: int, d: int) -> tuple[Array, Array]:
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n, d))
    return X, (rng.uniform(size=n) < expit(X[:, 0] - 0.5)).astype(float)


@pytest.mark.teaches(
    "logistic-regression/gradient-of-the-log-loss", "logistic-regression/hessian-and-convexity"
)
def test_gradient_and_hessian() -> None:
    X, y = drawn(0, 50, 3)
    w = np.array([0.3, -0.2, 0.5])
    p = expit(X @ w)
    assert approx_fprime(w, log_loss, 1e-7, X, y) == pytest.approx(X.T @ (p - y), abs=1e-4)
    slopes = approx_fprime(w, lambda v: X.T @ (expit(X @ v) - y), 1e-7)
    assert slopes == pytest.approx((X.T * (p * (1 - p))) @ X, abs=1e-4)


@pytest.mark.teaches("logistic-regression/where-the-boundary-lies")
def test_boundaries_are_parallel_hyperplanes() -> None:
    X, y = drawn(2, 300, 2)
    model = LogisticRegression(C=10).fit(X, y)
    w, b = model.coef_[0], model.intercept_[0]
    along = np.array([-w[1], w[0]])
    for cut in (0.1, 0.5, 0.9):
        point = w * (logit(cut) - b) / (w @ w)
        line = point + np.outer(np.linspace(-5, 5, 11), along)
        assert model.predict_proba(line)[:, 1] == pytest.approx(cut)


@pytest.mark.teaches("logistic-regression/separable-data")
def test_weights_grow_on_separable_data_as_the_penalty_weakens() -> None:
    X, y = np.array([[-2.0], [-1.0], [1.0], [2.0]]), np.array([0, 0, 1, 1])
    weights = [LogisticRegression(C=C, tol=1e-8).fit(X, y).coef_[0, 0] for C in (1, 1e2, 1e4)]
    assert weights[1] > weights[0] + 1.5
    assert weights[2] > weights[1] + 1.5


@pytest.mark.teaches("logistic-regression/twice-as-likely")
def test_odds_ratio_two_is_a_risk_ratio_of_two_only_for_rare_events() -> None:
    assert expit(logit(0.01) + np.log(2)) == pytest.approx(0.0198, abs=5e-5)
    assert expit(logit(0.5) + np.log(2)) / 0.5 == pytest.approx(1.333, abs=5e-4)


@pytest.mark.teaches("logistic-regression/mean-prediction-and-base-rate")
def test_mean_prediction_is_the_base_rate_also_under_a_penalty_on_the_slopes() -> None:
    X, y = drawn(1, 200, 3)
    for C in (np.inf, 0.05):
        model = LogisticRegression(C=C, tol=1e-8).fit(X, y)
        assert model.predict_proba(X)[:, 1].mean() == pytest.approx(y.mean(), abs=1e-4)


@pytest.mark.teaches("logistic-regression/library-default-penalty")
def test_default_fit_is_penalised_and_depends_on_units() -> None:
    X, y = drawn(2, 300, 2)
    plain = LogisticRegression(C=np.inf, tol=1e-8).fit(X, y).coef_[0]
    per_unit = LogisticRegression().fit(X, y).coef_[0]
    in_larger_units = LogisticRegression().fit(X * 0.01, y).coef_[0] * 0.01
    assert abs(per_unit[0]) < abs(plain[0])
    assert abs(in_larger_units[0]) < 0.1 * abs(plain[0])


@pytest.mark.teaches("logistic-regression/labels-of-shape-n-by-one")
def test_labels_as_a_column_give_each_row_the_mean_probability() -> None:
    X, y = drawn(3, 20, 2)
    p = expit(X @ np.array([1.0, -1.0]))
    error = p - y[:, None]
    assert error.shape == (20, 20)
    assert (X.T @ error).mean(axis=1) == pytest.approx(X.T @ (p.mean() - y))


@pytest.mark.teaches("logistic-regression/left-out-independent-input")
def test_leaving_out_an_independent_trait_shrinks_the_coefficient() -> None:
    p = expit(2 * np.array([[0], [1]]) + 4 * np.array([0, 1]) - 3)
    assert p[1] - p[0] == pytest.approx([0.222, 0.222], abs=5e-4)
    marginal = logit(p.mean(axis=1))
    assert p.mean(axis=1) == pytest.approx([0.389, 0.611], abs=5e-4)
    assert marginal[1] - marginal[0] == pytest.approx(0.90, abs=5e-3)


@pytest.mark.teaches("logistic-regression/balanced-class-weights")
def test_balanced_weights_keep_the_ranking_and_inflate_the_probabilities() -> None:
    rng = np.random.default_rng(4)
    X = rng.normal(size=(4000, 2))
    y = rng.uniform(size=4000) < expit(X[:, 0] - 3.8)
    plain, balanced = (
        LogisticRegression(class_weight=weight).fit(X, y).predict_proba(X)[:, 1]
        for weight in (None, "balanced")
    )
    assert roc_auc_score(y, plain) == pytest.approx(roc_auc_score(y, balanced), abs=0.01)
    assert plain.mean() == pytest.approx(y.mean(), abs=1e-3)
    assert balanced.mean() > 5 * y.mean()
    assert np.mean(logit(balanced) - logit(plain)) == pytest.approx(-logit(y.mean()), abs=0.4)


@pytest.mark.teaches("logistic-regression/steps-of-irls")
def test_weighted_least_squares_is_the_newton_step() -> None:
    X, y = drawn(5, 60, 3)
    w = np.array([0.2, 0.1, -0.3])
    p = expit(X @ w)
    s = p * (1 - p)
    newton = w + np.linalg.solve((X.T * s) @ X, X.T @ (y - p))
    response = X @ w + (y - p) / s
    root = np.sqrt(s)
    assert np.linalg.lstsq(X * root[:, None], response * root)[0] == pytest.approx(newton)


@pytest.mark.teaches("logistic-regression/steps-of-irls")
def test_a_newton_step_from_saturated_probabilities_overshoots() -> None:
    X, y = np.array([[1.0], [1.0]]), np.array([0.0, 1.0])
    w = np.array([3.0])
    p = expit(X @ w)
    step = np.linalg.solve((X.T * (p * (1 - p))) @ X, X.T @ (y - p))
    assert log_loss(w + step, X, y) > log_loss(w, X, y)
    assert log_loss(w + step / 4, X, y) < log_loss(w, X, y)


@pytest.mark.teaches("logistic-regression/likelihood-ratio-statistic")
def test_tail_of_chi_squared_is_twice_that_of_the_normal_at_its_root() -> None:
    for gap in (1.1, 1.5, 2.1, 2.8):
        assert chi2.sf(2 * gap, 1) == pytest.approx(2 * norm.sf(np.sqrt(2 * gap)))


@pytest.mark.teaches("logistic-regression/likelihood-ratio-statistic")
def test_wald_statistic_falls_back_for_large_effects_and_the_likelihood_ratio_does_not() -> None:
    wald, ratio = [], []
    for ones in (60, 90, 99):  # of 100 rows with x = 1; of 100 rows with x = 0 it is 25
        counts = np.array([25.0, 75.0, ones, 100.0 - ones])
        error = np.sqrt(np.sum(1 / counts))  # of the log odds ratio of a table
        wald.append((logit(ones / 100) - logit(0.25)) / error)
        pooled = (25 + ones) / 200
        expected = np.array([pooled, 1 - pooled, pooled, 1 - pooled]) * 100
        ratio.append(2 * np.sum(counts * np.log(counts / expected)))
    assert wald[1] > wald[0]
    assert wald[2] < wald[1]
    assert ratio == sorted(ratio)


@pytest.mark.teaches("logistic-regression/odds-after-undersampling")
def test_thinning_one_class_multiplies_the_odds_at_every_input() -> None:
    rng = np.random.default_rng(6)
    x = rng.integers(0, 3, size=400_000)
    y = rng.uniform(size=len(x)) < expit(x - 3.0)
    kept = y | (rng.uniform(size=len(x)) < 0.1)
    for value in (0, 1, 2):
        full, thinned = y[x == value].mean(), y[kept & (x == value)].mean()
        assert logit(thinned) - logit(full) == pytest.approx(np.log(10), abs=0.05)


@pytest.mark.teaches("logistic-regression/probit-and-linear-probability")
def test_probit_is_a_scaled_logit_to_a_hundredth() -> None:
    z = np.linspace(-8, 8, 3201)
    assert np.abs(norm.cdf(z) - expit(1.7 * z)).max() < 0.01
    assert np.abs(norm.cdf(z) - expit(z)).max() > 0.1


@pytest.mark.teaches(
    "logistic-regression/probit-and-linear-probability", "logistic-regression/logistic-or-lda"
)
def test_least_squares_on_labels_has_the_direction_of_the_discriminant() -> None:
    X, y = drawn(7, 200, 3)
    X = X @ np.array([[1.0, 0.5, 0.0], [0.0, 1.0, -0.7], [0.0, 0.0, 2.0]])
    slopes = np.linalg.lstsq(np.column_stack([X, np.ones(200)]), y)[0][:3]
    within = sum(np.cov(X[y == k].T, bias=True) * np.mean(y == k) for k in (0, 1))
    direction = np.linalg.solve(within, X[y == 1].mean(axis=0) - X[y == 0].mean(axis=0))
    assert slopes / slopes[0] == pytest.approx(direction / direction[0])
