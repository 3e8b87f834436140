"""What the cards of gradient boosting state, computed: one function per fact, tied to the cards it backs."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.ensemble import GradientBoostingClassifier, GradientBoostingRegressor
from sklearn.metrics import log_loss
from sklearn.tree import DecisionTreeClassifier


@pytest.mark.teaches("gradient-boosting/residual-or-gradient", "gradient-boosting/newton-leaf")
def test_leaves_of_log_loss_are_newton_steps_and_not_mean_residuals() -> None:
    rng = np.random.default_rng(0)
    X = rng.normal(size=(80, 2))
    y = (X[:, 0] + rng.normal(size=80) > 0.8).astype(int)
    model = GradientBoostingClassifier(n_estimators=1, learning_rate=1.0, max_depth=2).fit(X, y)
    tree, p = model.estimators_[0, 0], y.mean()
    leaf = tree.apply(X)
    for name in np.unique(leaf):
        rows = leaf == name
        residuals = y[rows] - p
        value = tree.tree_.value[name].item()
        assert value == pytest.approx(residuals.sum() / (rows.sum() * p * (1 - p)))
        assert abs(value) > 2 * abs(residuals.mean())


@pytest.mark.teaches("gradient-boosting/starting-log-odds")
def test_boosting_starts_from_the_log_odds_of_the_base_rate() -> None:
    X, y = np.arange(40.0)[:, None], np.repeat([0, 1], [30, 10])
    model = GradientBoostingClassifier(n_estimators=1, learning_rate=1e-12).fit(X, y)
    assert model.decision_function(X) == pytest.approx(np.full(40, np.log(10 / 30)))


@pytest.mark.teaches("gradient-boosting/too-many-rounds")
def test_flipped_labels_make_later_rounds_worse() -> None:
    rng = np.random.default_rng(0)
    X = rng.normal(size=(1200, 4))
    clean = (X[:, 0] + X[:, 1] > 0).astype(int)
    y = np.where(rng.random(1200) < 0.25, 1 - clean, clean)
    model = GradientBoostingClassifier(n_estimators=200, learning_rate=0.3, max_depth=2, random_state=0)
    model.fit(X[:200], y[:200])
    stages = np.array([p[:, 1] for p in model.staged_predict_proba(X[200:])])
    losses = np.array([log_loss(y[200:], p) for p in stages[[7, 29, 99, 199]]])
    errors = ((stages[[7, 29, 99, 199]] > 0.5) != y[200:]).mean(axis=1)
    assert losses == pytest.approx([0.637, 0.687, 0.806, 0.992], abs=0.01)
    assert errors == pytest.approx([0.332, 0.359, 0.370, 0.383], abs=0.01)
    assert log_loss(y[:200], model.predict_proba(X[:200])) == pytest.approx(0.047, abs=0.005)


@pytest.mark.teaches("gradient-boosting/last-learner-at-half", "gradient-boosting/reweight-or-resample")
def test_the_last_learner_of_adaboost_ends_at_one_half() -> None:
    rng = np.random.default_rng(1)
    X, w = rng.normal(size=(200, 3)), np.full(200, 1 / 200)
    y = (X[:, 0] + X[:, 1] > 0).astype(int)
    for _ in range(5):
        wrong = DecisionTreeClassifier(max_depth=1, random_state=0).fit(X, y, sample_weight=w).predict(X) != y
        error = w[wrong].sum()
        alpha = 0.5 * np.log((1 - error) / error)
        w = w * np.exp(np.where(wrong, alpha, -alpha))
        assert w.sum() == pytest.approx(2 * np.sqrt(error * (1 - error)))
        w = w / w.sum()
        assert w[wrong].sum() == pytest.approx(0.5)


@pytest.mark.teaches("gradient-boosting/trees-per-round")
def test_each_round_fits_one_regression_tree_per_class() -> None:
    X = np.random.default_rng(0).normal(size=(60, 2))
    model = GradientBoostingClassifier(n_estimators=7).fit(X, np.arange(60) % 3)
    assert model.estimators_.shape == (7, 3)
    assert type(model.estimators_[0, 0]).__name__ == "DecisionTreeRegressor"


@pytest.mark.teaches("gradient-boosting/stumps-and-interactions")
def test_boosted_stumps_miss_a_product() -> None:
    X = np.random.default_rng(2).uniform(-1, 1, size=(2000, 2))
    y = X[:, 0] * X[:, 1]
    score = {}
    for depth in (1, 2):
        model = GradientBoostingRegressor(n_estimators=60, learning_rate=0.3, max_depth=depth)
        score[depth] = model.fit(X[:700], y[:700]).score(X[700:], y[700:])
    assert score[1] < 0.0
    assert score[2] > 0.8


@pytest.mark.teaches("gradient-boosting/outside-the-range")
def test_boosting_does_not_extrapolate() -> None:
    x = np.linspace(0, 1, 200)
    model = GradientBoostingRegressor(n_estimators=200).fit(x[:, None], x)
    assert model.predict([[3.0]]) == pytest.approx(1.0, abs=0.01)


@pytest.mark.teaches("gradient-boosting/one-big-step")
def test_small_steps_end_lower_than_full_ones() -> None:
    rng = np.random.default_rng(0)
    X = rng.uniform(-2, 2, size=(700, 3))
    truth = np.sin(2 * X[:, 0]) + X[:, 1]
    y = truth + rng.normal(size=700)
    best = {}
    for rate in (1.0, 0.1):
        model = GradientBoostingRegressor(n_estimators=40, learning_rate=rate, max_depth=3, random_state=0)
        stages = np.array(list(model.fit(X[:200], y[:200]).staged_predict(X[200:])))
        errors = ((stages - truth[200:]) ** 2).mean(axis=1)
        best[rate] = int(errors.argmin()) + 1, errors.min()
    assert best[1.0] == (1, pytest.approx(0.48, abs=0.005))
    assert best[0.1] == (29, pytest.approx(0.28, abs=0.005))


@pytest.mark.teaches("gradient-boosting/stopped-on-the-test-set")
def test_staged_predictions_begin_after_the_first_tree() -> None:
    X = np.arange(20.0)[:, None]
    model = GradientBoostingRegressor(n_estimators=3).fit(X, X[:, 0])
    first = next(iter(model.staged_predict(X)))
    assert first == pytest.approx(X.mean() + 0.1 * model.estimators_[0, 0].predict(X))
    assert len(list(model.staged_predict(X))) == 3
