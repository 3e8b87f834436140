"""What the cards of random forests state, computed: one function per fact, tied to the cards it backs."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from sklearn.datasets import make_classification, make_friedman1
from sklearn.ensemble import (
    BaggingRegressor,
    ExtraTreesClassifier,
    RandomForestClassifier,
    RandomForestRegressor,
)
from sklearn.inspection import permutation_importance
from sklearn.model_selection import GroupKFold, cross_val_score
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

Array = np.ndarray[Any, Any]


@pytest.mark.teaches("random-forests/variance-floor", "random-forests/variance-of-a-mean")
def test_variance_of_a_mean_of_correlated_members() -> None:
    rng = np.random.default_rng(0)
    shared, own = rng.normal(size=(20_000, 1)), rng.normal(size=(20_000, 50))
    members = np.sqrt(0.3) * shared + np.sqrt(0.7) * own
    predicted = 0.3 + (1 - 0.3) / 50
    assert predicted == pytest.approx(0.314)
    assert members.mean(axis=1).var() == pytest.approx(0.314, abs=0.01)


@pytest.mark.teaches("random-forests/what-to-bag")
def test_bagging_helps_deep_trees_and_hardly_stumps() -> None:
    X, y = make_friedman1(300, noise=1, random_state=0)
    X_new, y_new = make_friedman1(1000, noise=1, random_state=1)

    def error(model: Any) -> float:
        return float(np.mean((model.fit(X, y).predict(X_new) - y_new) ** 2))

    found = {}
    for depth in (1, None):
        tree = DecisionTreeRegressor(max_depth=depth, random_state=0)
        found[depth] = error(tree), error(BaggingRegressor(tree, 50, random_state=0))
    assert found[1] == pytest.approx((17.4, 15.7), abs=0.3)
    assert found[None] == pytest.approx((12.3, 4.7), abs=0.3)


@pytest.mark.teaches("random-forests/features-once-per-tree")
def test_trees_of_a_forest_use_nearly_all_features() -> None:
    rng = np.random.default_rng(0)
    X = rng.normal(size=(500, 16))
    y = (X[:, :4].sum(axis=1) + rng.normal(size=500) > 0).astype(int)
    forest = RandomForestClassifier(30, max_features=4, random_state=0).fit(X, y)
    used = [len(set(tree.tree_.feature[tree.tree_.feature >= 0])) for tree in forest.estimators_]
    assert np.mean(used) > 15


@pytest.mark.teaches("random-forests/features-once-per-tree")
def test_features_drawn_once_per_tree_cost_several_points() -> None:
    rng = np.random.default_rng(0)
    X = rng.normal(size=(1500, 16))
    y = (X[:, :4].sum(axis=1) + 0.5 * rng.normal(size=1500) > 0).astype(int)
    total = np.zeros(1000)
    for seed in range(50):
        rows, cols = rng.integers(500, size=500), rng.integers(16, size=4)
        tree = DecisionTreeClassifier(random_state=seed).fit(X[rows][:, cols], y[rows])
        total += tree.predict_proba(X[500:][:, cols])[:, 1]
    forest = RandomForestClassifier(50, random_state=0).fit(X[:500], y[:500])
    assert forest.score(X[500:], y[500:]) - np.mean((total > 25) == y[500:]) > 0.04


@pytest.mark.teaches("random-forests/forest-or-boosting")
def test_wrong_labels_multiply_the_leaves() -> None:
    rng = np.random.default_rng(0)
    X = rng.normal(size=(8000, 8))
    clean = X[:, 0] + X[:, 1] > 0
    rows = rng.integers(8000, size=8000)

    def leaves(y: Array) -> float:
        tree = DecisionTreeClassifier(max_features="sqrt", random_state=0)
        return float(tree.fit(X[rows], y[rows]).get_n_leaves() / 8000)

    share = leaves(clean ^ (rng.random(8000) < 0.1))
    assert share == pytest.approx(0.12, abs=0.02)
    assert share > 2 * leaves(clean)
    megabytes_of_a_tree = 2 * 0.12 * 300_000 * 70 / 1e6
    assert megabytes_of_a_tree == pytest.approx(5, abs=0.1)


@pytest.mark.teaches("random-forests/distinct-rows")
def test_share_of_distinct_rows_in_a_bootstrap() -> None:
    inside = [1 - (1 - 1 / n) ** n for n in (10, 100, 100_000)]
    assert inside == pytest.approx([0.6513, 0.634, 0.6321], abs=5e-5)
    drawn = np.random.default_rng(0).integers(100_000, size=100_000)
    assert len(np.unique(drawn)) / 100_000 == pytest.approx(0.632, abs=0.005)


@pytest.mark.teaches("random-forests/rows-without-oob")
def test_with_few_trees_some_rows_are_in_every_bag() -> None:
    rng = np.random.default_rng(0)
    inside = np.ones(20_000, dtype=bool)
    for _ in range(8):
        inside &= np.bincount(rng.integers(20_000, size=20_000), minlength=20_000) > 0
    assert inside.sum() == pytest.approx(20_000 * 0.632**8, rel=0.12)
    in_all_of_fifty = (1 - np.exp(-1)) ** 50
    assert in_all_of_fifty == pytest.approx(1e-10, rel=0.2)


@pytest.mark.teaches("random-forests/oob-against-groups")
def test_out_of_bag_accuracy_is_fooled_by_groups() -> None:
    rng = np.random.default_rng(0)
    group = np.repeat(np.arange(60), 10)
    X = rng.normal(size=(60, 5))[group] + 0.1 * rng.normal(size=(600, 5))
    y = rng.integers(0, 2, 60)[group]
    forest = RandomForestClassifier(50, oob_score=True, random_state=0).fit(X, y)
    fresh = RandomForestClassifier(20, random_state=0)
    by_group = cross_val_score(fresh, X, y, groups=group, cv=GroupKFold(5)).mean()
    assert forest.oob_score_ > 0.98
    assert by_group == pytest.approx(0.55, abs=0.09)


@pytest.mark.teaches("random-forests/more-trees")
def test_error_settles_as_trees_are_added() -> None:
    X, y = make_classification(600, 20, n_informative=6, n_redundant=0, flip_y=0.1, random_state=1)
    forest = RandomForestClassifier(300, random_state=0).fit(X[:300], y[:300])
    total = np.cumsum([tree.predict_proba(X[300:])[:, 1] for tree in forest.estimators_], axis=0)
    errors = [np.mean((total[b - 1] / b > 0.5) != y[300:]) for b in (1, 5, 25, 100, 300)]
    assert errors == pytest.approx([0.26, 0.20, 0.15, 0.133, 0.137], abs=0.006)
    assert forest.score(X[:300], y[:300]) == pytest.approx(1.0)


@pytest.mark.teaches("random-forests/vote-or-average")
def test_average_and_vote_may_disagree() -> None:
    for stated, disagree in (
        ((0.9, 0.4, 0.4), True),
        ((0.9, 0.6, 0.1), False),
        ((0.7, 0.7, 0.2), False),
        ((0.6, 0.3, 0.1), False),
    ):
        votes = sum(p > 0.5 for p in stated) > 1.5
        assert ((np.mean(stated) > 0.5) != votes) == disagree


@pytest.mark.teaches("random-forests/importance-of-twins")
def test_copies_hide_each_other() -> None:
    importance = {}
    for copies in (0, 1, 4):
        rng = np.random.default_rng(0)

        def rows(n: int, rng: Any = rng, copies: int = copies) -> tuple[Array, Array]:
            signal = rng.normal(size=(n, 1))
            X = np.c_[np.tile(signal, (1, 1 + copies)), rng.normal(size=(n, 2))]
            return X, (signal[:, 0] > 0).astype(int)

        (X, y), (X_new, y_new) = rows(300), rows(1000)
        forest = RandomForestClassifier(100, random_state=0).fit(X, y)
        shuffled = permutation_importance(forest, X_new, y_new, n_repeats=2, random_state=0)
        importance[copies] = sorted(shuffled.importances_mean[: 1 + copies])
        assert forest.score(X_new, y_new) > 0.99
    assert importance[0] == pytest.approx([0.49], abs=0.03)
    assert importance[1] == pytest.approx([0.03, 0.46], abs=0.04)
    assert importance[4] == pytest.approx([0.0] * 5, abs=0.01)


@pytest.mark.teaches("random-forests/default-features", "random-forests/extra-trees")
def test_defaults_of_scikit_learn() -> None:
    classifier, regressor = RandomForestClassifier(), RandomForestRegressor()
    assert (classifier.max_features, regressor.max_features) == ("sqrt", 1.0)
    assert (classifier.bootstrap, ExtraTreesClassifier().bootstrap) == (True, False)
    assert (classifier.max_depth, classifier.min_samples_leaf, classifier.max_samples) == (None, 1, None)


@pytest.mark.teaches("random-forests/forest-as-weights")
def test_forest_is_a_weighted_mean_of_training_targets() -> None:
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(60, 3)), rng.normal(size=60)
    forest = RandomForestRegressor(
        5, min_samples_leaf=4, bootstrap=False, max_features=1, random_state=0
    ).fit(X, y)
    same = forest.apply(X)[None, :, :] == forest.apply(X[:7] + 0.1)[:, None, :]
    weights = (same / same.sum(axis=1, keepdims=True)).mean(axis=2)
    assert weights.sum(axis=1) == pytest.approx(np.ones(7))
    assert weights @ y == pytest.approx(forest.predict(X[:7] + 0.1))


@pytest.mark.teaches("random-forests/oob-after-oversampling")
def test_oversampling_makes_out_of_bag_recall_a_training_figure() -> None:
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(1500, 5)), np.arange(1500) % 100 == 0
    rows = np.r_[np.arange(1500), rng.choice(np.flatnonzero(y), 98 * 15)]
    forest = RandomForestClassifier(50, oob_score=True, random_state=0).fit(X[rows], y[rows])
    recall = (forest.oob_decision_function_[y[rows], 1] > 0.5).mean()
    assert recall > 0.99
    X_new = rng.normal(size=(300, 5))
    assert (forest.predict_proba(X_new)[:, 1] > 0.5).mean() < 0.1


@pytest.mark.teaches("random-forests/forest-memory")
def test_leaves_of_a_full_tree() -> None:
    rng = np.random.default_rng(0)
    forest = RandomForestRegressor(3, random_state=0).fit(rng.normal(size=(2000, 3)), rng.normal(size=2000))
    leaves = np.mean([tree.get_n_leaves() for tree in forest.estimators_])
    assert leaves / 2000 == pytest.approx(0.632, abs=0.02)
