"""What the cards of decision trees state, computed: one function per fact, tied to the cards it backs."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest
from sklearn.ensemble import (
    GradientBoostingClassifier,
    HistGradientBoostingClassifier,
    RandomForestClassifier,
)
from sklearn.inspection import permutation_importance
from sklearn.linear_model import LinearRegression
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

Array = np.ndarray[Any, Any]


def gini(counts: Any) -> float:
    shares = np.array(counts, dtype=float) / np.sum(counts)
    return float(1 - shares @ shares)


def error(counts: Any) -> float:
    return float(1 - np.max(counts) / np.sum(counts))


def gain(measure: Any, left: Any, right: Any) -> float:
    both = np.add(left, right)
    share = np.sum(left) / np.sum(both)
    return float(measure(both) - share * measure(left) - (1 - share) * measure(right))


@pytest.mark.teaches("decision-trees/impurity-maxima")
def test_maxima_of_gini_and_entropy_depend_on_the_classes() -> None:
    assert [gini(np.ones(k)) for k in (2, 3, 10)] == pytest.approx([0.5, 0.667, 0.9], abs=5e-4)
    assert [np.log2(k) for k in (2, 3, 10)] == pytest.approx([1, 1.58, 3.32], abs=5e-3)


@pytest.mark.teaches("decision-trees/error-rate-as-score")
def test_error_rate_calls_two_cuts_equal_that_gini_tells_apart() -> None:
    a, b = ([300, 100], [100, 300]), ([200, 400], [200, 0])
    assert gain(error, *a) == pytest.approx(0.25)
    assert gain(error, *b) == pytest.approx(0.25)
    assert gain(gini, *a) == pytest.approx(0.125)
    assert gain(gini, *b) == pytest.approx(0.167, abs=5e-4)


@pytest.mark.teaches("decision-trees/gini-gain-of-a-cut", "decision-trees/information-gain-meaning")
def test_weighted_gain_is_never_negative_but_the_plain_mean_may_be() -> None:
    for rng in map(np.random.default_rng, range(200)):
        assert gain(gini, *rng.integers(1, 30, size=(2, 3))) >= -1e-12
    assert gain(gini, [30, 0], [3, 3]) > 0
    assert gini([33, 3]) < (gini([30, 0]) + gini([3, 3])) / 2


@pytest.mark.teaches("decision-trees/gap-of-means", "decision-trees/squared-error-gain")
def test_gain_is_the_squared_gap_of_the_means() -> None:
    rng = np.random.default_rng(0)
    left, right = rng.normal(size=7), rng.normal(2, 1, size=11)
    both = np.r_[left, right]
    drop = both.var() * 18 - left.var() * 7 - right.var() * 11
    assert drop == pytest.approx(7 * 11 / 18 * (left.mean() - right.mean()) ** 2)
    assert drop == pytest.approx(left.sum() ** 2 / 7 + right.sum() ** 2 / 11 - both.sum() ** 2 / 18)


@pytest.mark.teaches("decision-trees/cut-inside-a-tie")
def test_sweep_inside_a_tie_claims_a_perfect_cut_that_cannot_be_made() -> None:
    x, y = np.full(10, 40.0), np.tile([0, 1], 5)
    order = np.lexsort((y, x))
    ys = y[order]
    best = max(
        gain(gini, np.bincount(ys[:i], minlength=2), np.bincount(ys[i:], minlength=2)) for i in range(1, 10)
    )
    assert best == pytest.approx(0.5)
    assert DecisionTreeClassifier().fit(x[:, None], y).get_depth() == 0


@pytest.mark.teaches("decision-trees/zero-gain-root")
def test_exclusive_or_needs_a_cut_without_gain() -> None:
    X, y = np.array(list(itertools.product([0, 1], repeat=2))), np.array([0, 1, 1, 0])
    stopped = DecisionTreeClassifier(min_impurity_decrease=0.01).fit(X, y)
    grown = DecisionTreeClassifier(max_depth=2).fit(X, y)
    assert (stopped.get_depth(), stopped.score(X, y)) == (0, pytest.approx(0.5))
    assert (grown.get_depth(), grown.score(X, y)) == (2, pytest.approx(1.0))
    for other in (X.max(axis=1), X[:, 0], X.min(axis=1)):
        assert DecisionTreeClassifier(min_impurity_decrease=0.01).fit(X, other).get_depth() > 0


@pytest.mark.teaches("decision-trees/monotone-maps")
def test_logarithm_keeps_training_rows_and_moves_the_midpoint() -> None:
    x, y = np.array([[1.0], [2.0], [10.0], [20.0]]), [0, 0, 1, 1]
    raw, logs = DecisionTreeClassifier().fit(x, y), DecisionTreeClassifier().fit(np.log(x), y)
    assert raw.predict(x).tolist() == logs.predict(np.log(x)).tolist()
    assert raw.tree_.threshold[0] == pytest.approx(6)
    assert np.exp(logs.tree_.threshold[0]) == pytest.approx(4.47, abs=0.005)
    assert (raw.predict([[5.0]])[0], logs.predict(np.log([[5.0]]))[0]) == (0, 1)


@pytest.mark.teaches("decision-trees/beyond-the-data")
def test_trees_are_constant_beyond_the_data() -> None:
    x = np.linspace(0, 1, 11)[:, None]
    tree, line = DecisionTreeRegressor().fit(x, x[:, 0]), LinearRegression().fit(x, x[:, 0])
    assert tree.predict([[3.0], [-5.0]]) == pytest.approx([1.0, 0.0])
    assert line.predict([[3.0], [-5.0]]) == pytest.approx([3.0, -5.0])


@pytest.mark.teaches("decision-trees/subsets-of-a-category")
def test_best_subset_of_levels_is_a_prefix_by_mean_target() -> None:
    for rng in map(np.random.default_rng, range(10)):
        level, y = rng.integers(0, 6, size=60), rng.normal(size=60)
        means = np.array([y[level == k].mean() for k in range(6)])

        def drop(levels: Any, level: Array = level, y: Array = y) -> float:
            left = np.isin(level, levels)
            return float(left.mean() * (~left).mean() * (y[left].mean() - y[~left].mean()) ** 2)

        groups = {tuple(c) for size in range(1, 6) for c in itertools.combinations(range(6), size)}
        assert len(groups) // 2 == 2**5 - 1
        prefixes = [np.argsort(means)[:size] for size in range(1, 6)]
        assert max(map(drop, prefixes)) == pytest.approx(max(map(drop, groups)))


@pytest.mark.teaches("decision-trees/which-take-nan")
def test_which_estimators_take_missing_values_and_strings() -> None:
    X, y = np.array([[0.0], [np.nan], [1.0], [2.0]] * 10), [0, 1, 0, 1] * 10
    for accepts in (
        DecisionTreeClassifier(),
        RandomForestClassifier(n_estimators=2),
        HistGradientBoostingClassifier(max_iter=2),
    ):
        accepts.fit(X, y)
    with pytest.raises(ValueError, match="NaN"):
        GradientBoostingClassifier(n_estimators=2).fit(X, y)
    with pytest.raises(ValueError, match="string"):
        DecisionTreeClassifier().fit(np.array([["a"], ["b"]]), [0, 1])


def flipped(rng: np.random.Generator, n: int) -> tuple[Array, Array]:
    """Return a binary column with a noise column, and labels that agree with the former in 70 % of rows."""
    signal = rng.integers(0, 2, size=n)
    y = np.where(rng.random(n) < 0.7, signal, 1 - signal)
    return np.c_[signal, rng.normal(size=n)], y


@pytest.mark.teaches("decision-trees/noise-beats-signal")
def test_impurity_importance_prefers_noise_with_many_values() -> None:
    for rng in map(np.random.default_rng, range(3)):
        (X, y), (X_new, y_new) = flipped(rng, 400), flipped(rng, 2000)
        tree = DecisionTreeClassifier(random_state=0).fit(X, y)
        assert tree.feature_importances_[1] == pytest.approx(0.84, abs=0.03)
        held_out = permutation_importance(tree, X_new, y_new, random_state=0).importances_mean
        training = permutation_importance(tree, X, y, random_state=0).importances_mean
        assert 0.06 < held_out[0] < 0.12
        assert abs(held_out[1]) < 0.03
        assert training[1] > training[0]


@pytest.mark.teaches("decision-trees/two-different-roots")
def test_leaving_out_a_tenth_of_the_rows_changes_a_tenth_of_the_predictions() -> None:
    def rows(rng: np.random.Generator, n: int) -> tuple[Array, Array]:
        z = rng.normal(size=n)
        return z[:, None] + 0.5 * rng.normal(size=(n, 3)), (z + 0.5 * rng.normal(size=n) > 0).astype(int)

    roots, changed = [], []
    for rng in map(np.random.default_rng, range(8)):
        (X, y), (X_new, _) = rows(rng, 200), rows(rng, 1000)
        kept = [rng.choice(200, 180, replace=False) for _ in range(10)]
        trees = [DecisionTreeClassifier(max_depth=4, random_state=0).fit(X[k], y[k]) for k in kept]
        roots.append(len({tree.tree_.feature[0] for tree in trees}))
        said = [tree.predict(X_new) for tree in trees]
        changed.append(np.mean([(a != b).mean() for a, b in itertools.combinations(said, 2)]))
    assert max(roots) > 1
    assert np.mean(changed) == pytest.approx(0.1, abs=0.03)


@pytest.mark.teaches("decision-trees/tree-or-logistic")
def test_a_diagonal_becomes_a_staircase() -> None:
    rng = np.random.default_rng(0)
    X, X_new = rng.normal(size=(400, 2)), rng.normal(size=(4000, 2))
    upright = DecisionTreeClassifier(random_state=0).fit(X, X[:, 0] > 0)
    diagonal = DecisionTreeClassifier(random_state=0).fit(X, X[:, 0] > X[:, 1])
    assert upright.get_n_leaves() == 2
    assert upright.score(X_new, X_new[:, 0] > 0) == pytest.approx(0.998, abs=0.002)
    assert diagonal.get_n_leaves() == 19
    assert diagonal.score(X_new, X_new[:, 0] > X_new[:, 1]) == pytest.approx(0.956, abs=0.005)


@pytest.mark.teaches("decision-trees/weighted-gini")
def test_integer_weights_act_like_repeated_rows() -> None:
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(80, 3)), rng.integers(0, 2, size=80)
    times = rng.integers(1, 4, size=80)
    weighted = DecisionTreeClassifier(max_depth=3, random_state=0).fit(X, y, sample_weight=times)
    repeated = DecisionTreeClassifier(max_depth=3, random_state=0).fit(
        np.repeat(X, times, axis=0), np.repeat(y, times)
    )
    assert weighted.tree_.impurity == pytest.approx(repeated.tree_.impurity)
