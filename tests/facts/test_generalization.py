"""What the cards of generalization state, computed: one function per fact, tied to the cards it backs."""

from __future__ import annotations

import math
from itertools import product

import numpy as np
import pytest
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import Lasso, LinearRegression, Ridge
from sklearn.model_selection import cross_val_score
from sklearn.neighbors import KNeighborsClassifier


@pytest.mark.teaches("generalization/rows-for-one-model", "generalization/gap-of-many-models")
def test_hoeffding_rows_for_one_and_for_a_thousand() -> None:
    one, thousand = (math.log(2 * models / 0.05) / (2 * 0.05**2) for models in (1, 1000))
    assert (math.ceil(one), math.ceil(thousand)) == (738, 2120)


@pytest.mark.teaches("generalization/finite-class-bound")
def test_a_million_floats_need_millions_of_rows() -> None:
    assert 32e6 * math.log(2) == pytest.approx(22e6, rel=0.02)


@pytest.mark.teaches("generalization/vc-of-lines")
def test_lines_shatter_three_points_and_not_the_square() -> None:
    def separable(points: np.ndarray, labels: np.ndarray) -> bool:
        A = np.column_stack([points, np.ones(len(points))]) * labels[:, None]
        w = np.zeros(3)
        for _ in range(500):
            wrong = A[A @ w <= 0]
            if len(wrong) == 0:
                return True
            w = w + wrong[0]
        return False

    triangle, square = np.array([[0, 0], [1, 0], [0, 1]]), np.array([[0, 0], [1, 0], [0, 1], [1, 1]])
    line = np.array([[0, 0], [1, 1], [2, 2]])
    counts = [
        sum(separable(points, np.array(labels)) for labels in product([-1, 1], repeat=len(points)))
        for points in (triangle, square, line)
    ]
    assert counts == [8, 14, 6]


@pytest.mark.teaches("generalization/labellings-by-intervals")
def test_intervals_label_points_in_few_ways() -> None:
    for n in (2, 3, 7):
        seen = {tuple(a <= x < b for x in range(n)) for a in range(n + 1) for b in range(n + 1)}
        assert len(seen) == n * (n + 1) // 2 + 1


@pytest.mark.teaches("generalization/interpolation-and-overfitting")
def test_forest_on_coin_flips_fits_all_and_predicts_nothing() -> None:
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(400, 10)), rng.integers(0, 2, 400)
    forest = RandomForestClassifier(100, oob_score=True, random_state=0).fit(X, y)
    assert forest.score(X, y) == pytest.approx(1.0)
    assert forest.oob_score_ == pytest.approx(0.53, abs=0.03)


@pytest.mark.teaches("generalization/fit-to-random-labels")
def test_correlation_is_twice_the_accuracy_less_one() -> None:
    signs, guesses = np.random.default_rng(0).choice([-1, 1], size=(2, 500))
    assert np.mean(signs * guesses) == pytest.approx(2 * np.mean(signs == guesses) - 1)


@pytest.mark.teaches("generalization/early-stopping-as-a-filter", "generalization/direction-after-t-steps")
def test_stopped_descent_is_a_filter_close_to_ridge() -> None:
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(20, 5)), rng.normal(size=20)
    U, s, V = np.linalg.svd(X, full_matrices=False)
    eta, w = 0.5 / s[0] ** 2, np.zeros(5)
    for _ in range(30):
        w += eta * X.T @ (y - X @ w)
    assert w == pytest.approx(V.T @ ((1 - (1 - eta * s**2) ** 30) * (U.T @ y) / s))
    times = np.logspace(-5, 4, 5000)
    assert np.max(np.abs(-np.expm1(-times) - times / (times + 1))) == pytest.approx(0.204, abs=0.001)


@pytest.mark.teaches("generalization/direction-after-t-steps")
def test_best_time_to_stop_along_one_direction() -> None:
    rng = np.random.default_rng(0)
    s, eta, r = 0.5, 0.05, 2.0
    # label coordinate u = s w + noise of deviation 1, so least squares has the standard error 1 / s
    w_true = r / s
    u = s * w_true + rng.normal(size=50_000)
    w, errors = np.zeros_like(u), []
    for _ in range(300):
        errors.append(np.mean((w - w_true) ** 2))
        w += eta * s * (u - s * w)
    best = math.log(1 / (1 + r**2)) / math.log(1 - eta * s**2)
    assert int(np.argmin(errors)) == pytest.approx(best, abs=3)
    assert min(errors) == pytest.approx(w_true**2 / (1 + r**2), rel=0.02)


@pytest.mark.teaches("generalization/interval-of-an-accuracy")
def test_interval_at_a_thousand_rows_and_ninety_per_cent() -> None:
    assert 196 * math.sqrt(0.9 * 0.1 / 1000) == pytest.approx(1.9, abs=0.05)


@pytest.mark.teaches("generalization/no-errors-seen")
def test_rule_of_three_and_its_neighbour() -> None:
    exact = 1 - 0.05 ** (1 / 1000)
    assert exact == pytest.approx(3 / 1000, rel=0.01)
    assert math.exp(-4.744) * (1 + 4.744) == pytest.approx(0.05, abs=1e-4)


@pytest.mark.teaches("generalization/paired-standard-error", "generalization/rows-to-see-one-point")
def test_pairing_takes_the_shared_errors_out() -> None:
    rng = np.random.default_rng(0)
    counts = rng.multinomial(2000, [0.77, 0.028, 0.02, 0.182], size=20_000)
    differences = (counts[:, 1] - counts[:, 2]) / 2000
    assert differences.std() == pytest.approx(math.sqrt(0.048 - 0.008**2) / math.sqrt(2000), rel=0.05)
    assert differences.std() == pytest.approx(0.0049, abs=0.0002)
    assert math.sqrt(2 * 0.8 * 0.2 / 2000) == pytest.approx(0.0126, abs=0.0001)


@pytest.mark.teaches("generalization/every-row-twice")
def test_every_row_twice() -> None:
    rng = np.random.default_rng(0)
    X = rng.normal(size=(50, 4))
    y = X @ [1, 2, 0, 0.5] + rng.normal(size=50)
    twice, labels = np.vstack([X, X]), np.concatenate([y, y])
    assert Ridge(2).fit(twice, labels).coef_ == pytest.approx(Ridge(1).fit(X, y).coef_)
    assert Ridge(1).fit(twice, labels).coef_ != pytest.approx(Ridge(1).fit(X, y).coef_)
    assert Lasso(0.1).fit(twice, labels).coef_ == pytest.approx(Lasso(0.1).fit(X, y).coef_)
    assert LinearRegression().fit(twice, labels).coef_ == pytest.approx(LinearRegression().fit(X, y).coef_)


@pytest.mark.teaches("generalization/every-row-twice")
def test_twins_fool_standard_errors_and_nearest_neighbours() -> None:
    rng = np.random.default_rng(0)
    X, noise = rng.normal(size=(300, 2)), rng.integers(0, 2, 300)
    y = X @ [1, 2] + rng.normal(size=300)

    def standard_errors(X: np.ndarray, y: np.ndarray) -> np.ndarray:
        inverse = np.linalg.inv(X.T @ X)
        residuals = y - X @ inverse @ X.T @ y
        return np.sqrt(np.diag(inverse) * (residuals @ residuals) / (len(y) - 2))

    twice, order = np.vstack([X, X]), rng.permutation(600)
    labels = np.concatenate([noise, noise])
    ratio = standard_errors(X, y) / standard_errors(twice, np.concatenate([y, y]))
    assert ratio == pytest.approx([math.sqrt(2)] * 2, rel=0.01)
    nearest = KNeighborsClassifier(1)
    assert cross_val_score(nearest, X, noise, cv=10).mean() == pytest.approx(0.5, abs=0.1)
    assert cross_val_score(nearest, twice[order], labels[order], cv=10).mean() > 0.9


@pytest.mark.teaches("generalization/best-seed-on-test")
def test_best_of_fifty_lies_two_and_a_quarter_deviations_up() -> None:
    draws = np.random.default_rng(0).normal(size=(20_000, 50))
    assert draws.max(axis=1).mean() == pytest.approx(2.25, abs=0.01)
    assert math.log2(50) < 6


@pytest.mark.teaches("generalization/loss-up-accuracy-up")
def test_temperature_repairs_overconfident_probabilities() -> None:
    rng = np.random.default_rng(0)
    logits = rng.normal(size=(4000, 10)) * 2
    cumulated = np.cumsum(np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True), axis=1)
    y = np.argmax(rng.random((4000, 1)) < cumulated, axis=1)

    def loss(z: np.ndarray) -> float:
        return float(np.mean(np.log(np.exp(z).sum(axis=1)) - z[np.arange(4000), y]))

    assert loss(4 * logits) > 1.5 * loss(logits)
    assert np.array_equal((4 * logits).argmax(axis=1), logits.argmax(axis=1))


@pytest.mark.teaches("generalization/ceiling-of-noisy-labels", "generalization/when-fitting-noise-hurts")
def test_flipped_labels_shrink_accuracy_towards_one_half() -> None:
    rng = np.random.default_rng(0)
    right, flipped = rng.random(200_000) < 0.9, rng.random(200_000) < 0.1
    assert np.mean(right != flipped) == pytest.approx(0.9 * 0.9 + 0.1 * 0.1, abs=0.004)
    better = rng.random(200_000) < 0.95
    assert np.mean(better != flipped) - np.mean(right != flipped) == pytest.approx(
        (1 - 2 * 0.1) * 0.05, abs=0.006
    )


@pytest.mark.teaches(
    "generalization/when-fitting-noise-hurts", "generalization/interpolation-and-overfitting"
)
def test_one_neighbour_pays_the_noise_rate_and_a_forest_hardly() -> None:
    rng = np.random.default_rng(0)
    X, fresh = rng.uniform(-1, 1, size=(1000, 2)), rng.uniform(-1, 1, size=(2000, 2))
    truth, want = X[:, 0] > 0, fresh[:, 0] > 0
    noisy = truth ^ (rng.random(1000) < 0.05)
    nearest, forest = KNeighborsClassifier(1), RandomForestClassifier(50, random_state=0)
    clean = np.mean(nearest.fit(X, truth).predict(fresh) != want)
    assert np.mean(nearest.fit(X, noisy).predict(fresh) != want) - clean == pytest.approx(0.05, abs=0.02)
    assert forest.fit(X, noisy).score(X, noisy) > 0.99
    assert np.mean(forest.predict(fresh) != want) < 0.03
