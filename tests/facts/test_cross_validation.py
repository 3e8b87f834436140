"""What the cards of cross-validation state, computed: one function per fact, tied to the cards it backs."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from sklearn.base import ClassifierMixin
from sklearn.feature_selection import SelectKBest
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import (
    KFold,
    StratifiedGroupKFold,
    StratifiedKFold,
    TimeSeriesSplit,
    cross_val_score,
)
from sklearn.neighbors import KNeighborsClassifier, KNeighborsRegressor, NearestCentroid
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

Array = np.ndarray


def least_squares(X: Array, y: Array) -> Array:
    """Return the coefficients of each sample of X f[samples, n, p] and y f[samples, n], without intercept."""
    moments = np.einsum("snp,sn->sp", X, y)
    found: Array = np.linalg.solve(np.einsum("snp,snq->spq", X, X), moments[..., None])[..., 0]
    return found


def cross_validated(X: Array, y: Array, k: int, order: Array | None = None) -> Array:
    """Return the mean squared error of k-fold cross-validated least squares for each sample."""
    rows = np.arange(y.shape[1]) if order is None else order
    errors = np.empty_like(y)
    for test in np.array_split(rows, k):
        train = np.setdiff1d(rows, test)
        w = least_squares(X[:, train], y[:, train])
        errors[:, test] = y[:, test] - np.einsum("snp,sp->sn", X[:, test], w)
    squares: Array = (errors**2).mean(axis=1)
    return squares


def noise_samples(samples: int, n: int, p: int) -> tuple[Array, Array]:
    rng = np.random.default_rng(0)
    return rng.normal(size=(samples, n, p)), rng.normal(size=(samples, n))


@pytest.mark.teaches("cross-validation/loo-variance", "cross-validation/how-many-folds")
def test_leave_one_out_of_a_stable_fit_varies_no_more_than_ten_folds() -> None:
    X, y = noise_samples(4000, 40, 5)
    two, ten, all_rows = (cross_validated(X, y, k).std() for k in (2, 10, 40))
    assert all_rows == pytest.approx(0.28, abs=0.01)
    assert ten == pytest.approx(0.29, abs=0.01)
    assert two == pytest.approx(0.44, abs=0.015)
    assert all_rows < ten < two


@pytest.mark.teaches("cross-validation/pessimism-of-k-folds", "cross-validation/how-many-folds")
def test_folds_give_the_error_at_their_training_size() -> None:
    X, y = noise_samples(2000, 40, 5)
    for k in (2, 5, 10):
        m = 40 - 40 // k
        assert cross_validated(X, y, k).mean() == pytest.approx(1 + 5 / (m - 5 - 1), rel=0.02)


@pytest.mark.teaches("cross-validation/what-it-estimates")
def test_estimate_hardly_correlates_with_the_error_of_the_fit_in_hand() -> None:
    X, y = noise_samples(2000, 40, 5)
    w = least_squares(X, y)
    error_of_this_fit = 1 + (w**2).sum(axis=1)  # true coefficients 0, features and noise of variance 1
    estimate = cross_validated(X, y, 10)
    assert abs(np.corrcoef(estimate, error_of_this_fit)[0, 1]) < 0.1


def rule_scores(X: Array, y: Array, train: Array, test: Array) -> Array:
    """Return the test accuracy of each column's rule: predict the sign of the column, or its opposite."""
    sign = np.sign(X[train].T @ y[train])
    hits: Array = (sign * X[test] * y[test, None] > 0).mean(axis=0)
    return hits


def folds_of(rows: Array, k: int) -> list[tuple[Array, Array]]:
    return [(np.setdiff1d(rows, test), test) for test in np.array_split(rows, k)]


def mean_rule_scores(X: Array, y: Array, rows: Array) -> Array:
    means: Array = np.mean([rule_scores(X, y, train, test) for train, test in folds_of(rows, 5)], axis=0)
    return means


@pytest.mark.teaches("cross-validation/prevents-overfitting", "cross-validation/nested-many-winners")
def test_best_of_many_rules_looks_good_on_noise_and_nesting_shows_chance() -> None:
    best, outer = [], []
    for seed in range(60):
        rng = np.random.default_rng(seed)
        X, y, rows = rng.normal(size=(60, 40)), rng.choice([-1.0, 1.0], size=60), rng.permutation(60)
        best.append(mean_rule_scores(X, y, rows).max())
        for train, test in folds_of(rows, 5):
            chosen = mean_rule_scores(X, y, train).argmax()
            outer.append(rule_scores(X, y, train, test)[chosen])
    assert np.mean(best) == pytest.approx(0.66, abs=0.02)
    assert np.mean(outer) == pytest.approx(0.5, abs=0.04)


@pytest.mark.teaches("cross-validation/best-of-useless")
def test_best_of_m_useless_classifiers() -> None:
    rng = np.random.default_rng(0)
    # The card's formula, for n = 100: 0.5 + 0.05 z with Blom's z for the greatest of m normal draws.
    for m, expected in [(10, 0.5773), (30, 0.6021), (100, 0.6249)]:
        accuracies = rng.binomial(100, 0.5, size=(2000, m)) / 100
        assert accuracies.max(axis=1).mean() == pytest.approx(expected, abs=0.01)


@pytest.mark.teaches("cross-validation/no-honest-standard-error")
def test_two_training_sets_of_ten_folds_share_eight_ninths() -> None:
    sets = [set(train.tolist()) for train, _ in KFold(10).split(np.zeros(90))]
    for one, other in itertools.combinations(sets, 2):
        assert len(one & other) * 9 == len(one) * 8


def correlated(rng: np.random.Generator, samples: int, r: int, rho: float) -> Array:
    shared, own = rng.normal(size=(samples, 1)), rng.normal(size=(samples, r))
    draws: Array = np.sqrt(rho) * shared + np.sqrt(1 - rho) * own
    return draws


@pytest.mark.teaches("cross-validation/derive-corrected-variance", "cross-validation/corrected-t-value")
def test_corrected_variance_holds_under_equal_correlation() -> None:
    r, n_train, n_test = 25, 800, 200
    rho = n_test / (n_train + n_test)
    d = correlated(np.random.default_rng(0), 40_000, r, rho)
    assert d.mean(axis=1).var() == pytest.approx(rho + (1 - rho) / r, rel=0.03)
    assert d.var(axis=1, ddof=1).mean() == pytest.approx(1 - rho, rel=0.03)
    t = d.mean(axis=1) / np.sqrt((1 / r + n_test / n_train) * d.var(axis=1, ddof=1))
    naive = d.mean(axis=1) / np.sqrt(d.var(axis=1, ddof=1) / r)
    critical = 2.0639  # of t with 24 degrees of freedom, two-sided 5 %
    assert np.mean(np.abs(t) > critical) == pytest.approx(0.05, abs=0.005)
    assert np.mean(np.abs(naive) > critical) > 0.4


@pytest.mark.teaches("cross-validation/fold-without-positives")
def test_odds_of_a_fold_without_positives() -> None:
    rng = np.random.default_rng(0)
    y = np.arange(100) < 6
    empty = [not rng.permutation(y)[:20].any() for _ in range(20_000)]
    assert np.mean(empty) == pytest.approx(0.2519, abs=0.01)  # comb(94, 20) / comb(100, 20)
    assert pytest.approx(0.2519, abs=0.015) == 0.8**6  # the quick estimate


@pytest.mark.teaches("cross-validation/what-stratifying-buys")
def test_stratified_folds_warn_of_a_small_class_and_refuse_if_all_are_small() -> None:
    y = np.array([0] * 20 + [1] * 3)
    with pytest.warns(UserWarning, match="least populated class"):
        folds = list(StratifiedKFold(5).split(y, y))
    assert sorted(int(y[test].sum()) for _, test in folds) == [0, 0, 1, 1, 1]
    with pytest.raises(ValueError, match="n_splits=5"):
        list(StratifiedKFold(5).split(y[-6:], np.array([0, 0, 0, 1, 1, 1])))


@pytest.mark.teaches("cross-validation/sorted-labels")
def test_unshuffled_folds_of_sorted_labels_score_zero() -> None:
    rng = np.random.default_rng(0)
    y = np.repeat([0, 1, 2], 30)
    X = rng.normal(size=(90, 2)) + np.array([[0, 0], [8, 8], [0, 8]])[y]
    assert cross_val_score(LogisticRegression(), X, y, cv=KFold(3)).tolist() == [0, 0, 0]
    assert cross_val_score(LogisticRegression(), X, y, cv=3).tolist() == [1, 1, 1]


@pytest.mark.teaches("cross-validation/group-leak", "cross-validation/scaler-before")
def test_rows_of_one_group_on_both_sides_make_a_lookup() -> None:
    by_row, by_group = [], []
    for seed in range(5):
        rng = np.random.default_rng(seed)
        group = np.repeat(np.arange(40), 10)
        X = rng.normal(size=(40, 8))[group] + 0.3 * rng.normal(size=(400, 8))
        y = rng.permutation(np.repeat([0, 1], 20))[group]
        nearest = KNeighborsClassifier(1)
        by_row.append(cross_val_score(nearest, X, y, cv=KFold(5, shuffle=True, random_state=seed)).mean())
        whole = StratifiedGroupKFold(5, shuffle=True, random_state=seed)
        by_group.append(cross_val_score(nearest, X, y, cv=whole, groups=group).mean())
    assert np.mean(by_row) == pytest.approx(0.99, abs=0.01)
    assert np.mean(by_group) == pytest.approx(0.5, abs=0.07)


@pytest.mark.teaches("cross-validation/groups-and-classes")
def test_seven_positive_groups_leave_test_folds_without_positives() -> None:
    group = np.repeat(np.arange(60), 5)
    y = (group < 7).astype(int)
    folds = list(StratifiedGroupKFold(10).split(y, y, group))
    assert sum(y[test].sum() == 0 for _, test in folds) >= 3
    assert all(not set(group[train]) & set(group[test]) for train, test in folds)


@pytest.mark.teaches("cross-validation/last-safe-row")
def test_purge_counts_days_by_when_labels_are_settled() -> None:
    horizon, gap, begin = 5, 2, 50
    day = np.arange(100)
    safe = day[day + horizon + gap < begin]
    assert safe.max() == begin - horizon - gap - 1
    folds = TimeSeriesSplit(n_splits=3, gap=horizon + gap).split(day)
    assert all(train.max() == test.min() - horizon - gap - 1 for train, test in folds)


@pytest.mark.teaches("cross-validation/expanding-or-rolling")
def test_shuffled_folds_interpolate_a_random_walk() -> None:
    shuffled, forward = [], []
    for seed in range(5):
        time = np.arange(300)[:, None]
        walk = np.cumsum(np.random.default_rng(seed).normal(size=300))
        model, loss = KNeighborsRegressor(3), "neg_mean_squared_error"
        mixed = KFold(5, shuffle=True, random_state=0)
        shuffled.append(-cross_val_score(model, time, walk, cv=mixed, scoring=loss).mean())
        forward.append(-cross_val_score(model, time, walk, cv=TimeSeriesSplit(5), scoring=loss).mean())
    assert np.mean(shuffled) == pytest.approx(0.7, abs=0.05)
    assert np.mean(forward) == pytest.approx(28, abs=1)


@pytest.mark.teaches("cross-validation/screening-before", "cross-validation/scaler-before")
def test_screening_before_the_split_finds_signal_in_noise() -> None:
    leaky, honest = [], []
    for seed in range(6):
        X, y = np.random.default_rng(seed).normal(size=(60, 2000)), np.repeat([0, 1], 30)
        folds = StratifiedKFold(5, shuffle=True, random_state=seed)
        screened = SelectKBest(k=20).fit_transform(X, y)
        leaky.append(cross_val_score(NearestCentroid(), screened, y, cv=folds).mean())
        pipeline = make_pipeline(SelectKBest(k=20), NearestCentroid())
        honest.append(cross_val_score(pipeline, X, y, cv=folds).mean())
    assert np.mean(leaky) == pytest.approx(0.93, abs=0.02)
    assert np.mean(honest) == pytest.approx(0.5, abs=0.06)


def balanced(X: Array, y: Array, rng: np.random.Generator) -> tuple[Array, Array]:
    """Return the rows with positives repeated at random until both classes are equally large."""
    positives = np.flatnonzero(y == 1)
    extra = rng.choice(positives, size=int((y == 0).sum()) - len(positives))
    rows = np.concatenate([np.arange(len(y)), extra])
    return X[rows], y[rows]


def auc_when_balanced_first(model: ClassifierMixin, seed: int) -> float:
    rng = np.random.default_rng(seed)
    X, y = balanced(rng.normal(size=(300, 5)), (np.arange(300) < 30).astype(int), rng)
    folds = StratifiedKFold(5, shuffle=True, random_state=seed)
    return float(cross_val_score(model, X, y, cv=folds, scoring="roc_auc").mean())


def auc_when_balanced_inside(seed: int) -> float:
    rng = np.random.default_rng(seed)
    X, y = rng.normal(size=(300, 5)), (np.arange(300) < 30).astype(int)
    scores = []
    for train, test in StratifiedKFold(5, shuffle=True, random_state=seed).split(X, y):
        model = KNeighborsClassifier(1).fit(*balanced(X[train], y[train], rng))
        scores.append(roc_auc_score(y[test], model.predict_proba(X[test])[:, 1]))
    return float(np.mean(scores))


@pytest.mark.teaches("cross-validation/oversample-before", "cross-validation/scaler-before")
def test_oversampling_before_the_split_puts_twins_on_both_sides() -> None:
    assert np.mean([auc_when_balanced_first(KNeighborsClassifier(1), s) for s in range(5)]) == pytest.approx(
        0.94, abs=0.02
    )
    assert np.mean([auc_when_balanced_inside(s) for s in range(10)]) == pytest.approx(0.5, abs=0.05)
    assert np.mean([auc_when_balanced_first(LogisticRegression(), s) for s in range(5)]) < 0.65


@pytest.mark.teaches("cross-validation/scaler-before")
def test_scaling_before_the_split_changes_less_than_a_point() -> None:
    changes = []
    for seed in range(10):
        rng = np.random.default_rng(seed)
        X = rng.normal(size=(200, 10)) * rng.uniform(0.1, 30, size=10)
        y = (X[:, 0] / X[:, 0].std() + rng.normal(size=200) > 0).astype(int)
        folds = StratifiedKFold(5, shuffle=True, random_state=seed)
        outside = cross_val_score(KNeighborsClassifier(), StandardScaler().fit_transform(X), y, cv=folds)
        pipeline = make_pipeline(StandardScaler(), KNeighborsClassifier())
        changes.append(outside.mean() - cross_val_score(pipeline, X, y, cv=folds).mean())
    assert abs(np.mean(changes)) < 0.01
    assert min(changes) < 0 < max(changes)


@pytest.mark.teaches("cross-validation/pooled-auc")
def test_shifts_between_folds_lower_the_pooled_auc_only() -> None:
    y, fold = np.tile(np.repeat([0, 1], 10), 10), np.repeat(np.arange(10), 20)
    by_fold, pooled = [], []
    for seed in range(20):
        rng = np.random.default_rng(seed)
        score = 1.2 * y + rng.normal(size=200) + 1.5 * rng.normal(size=10)[fold]
        by_fold.append(np.mean([roc_auc_score(y[fold == i], score[fold == i]) for i in range(10)]))
        pooled.append(roc_auc_score(y, score))
    assert np.mean(by_fold) == pytest.approx(0.81, abs=0.01)
    assert np.mean(pooled) == pytest.approx(0.69, abs=0.01)


@pytest.mark.teaches("cross-validation/loo-auc-of-zero")
def test_mean_of_the_other_labels_has_a_pooled_auc_of_zero() -> None:
    y = np.repeat([0, 1], 20)
    predicted = (y.sum() - y) / (len(y) - 1)
    assert roc_auc_score(y, predicted) == 0
    assert sorted(set((predicted * 39).round().astype(int).tolist())) == [19, 20]


@pytest.mark.teaches("cross-validation/loo-majority")
def test_majority_of_the_others_is_always_wrong_on_equal_classes() -> None:
    y = np.repeat([0, 1], 10)
    majority = (y.sum() - y > (len(y) - 1) / 2).astype(int)
    assert not np.any(majority == y)


@pytest.mark.teaches("cross-validation/mean-of-fold-rmse")
def test_mean_of_roots_never_exceeds_the_root_of_the_mean() -> None:
    squares = np.random.default_rng(0).exponential(size=(1000, 3))
    assert np.all(np.sqrt(squares).mean(axis=1) <= np.sqrt(squares.mean(axis=1)))


@pytest.mark.teaches("cross-validation/press-residual")
def test_residual_over_one_less_leverage_is_the_refitted_one() -> None:
    X, y = (sample[0] for sample in noise_samples(1, 30, 4))
    for penalty in (0.0, 2.5):
        hat = X @ np.linalg.solve(X.T @ X + penalty * np.eye(4), X.T)
        refitted = []
        for row in range(30):
            A, b = np.delete(X, row, axis=0), np.delete(y, row)
            refitted.append(y[row] - X[row] @ np.linalg.solve(A.T @ A + penalty * np.eye(4), A.T @ b))
        assert (y - hat @ y) / (1 - np.diag(hat)) == pytest.approx(refitted)


@pytest.mark.teaches("cross-validation/paired-folds")
def test_shared_splits_cancel_the_common_part_of_the_scores() -> None:
    pairs = 1.5 * correlated(np.random.default_rng(0), 50_000, 2, 0.8)
    assert (pairs[:, 0] - pairs[:, 1]).std() == pytest.approx(1.5 * np.sqrt(2 * (1 - 0.8)), rel=0.02)


@pytest.mark.teaches("cross-validation/repeat-without-end")
def test_repeats_remove_the_luck_of_the_partition_and_no_other() -> None:
    rng = np.random.default_rng(0)
    X = rng.normal(size=(1500, 40, 3))
    y = X.sum(axis=2) + rng.normal(size=(1500, 40))
    runs = np.array([cross_validated(X, y, 5, rng.permutation(40)) for _ in range(20)])
    assert runs.std(axis=0).mean() == pytest.approx(0.07, abs=0.005)
    assert runs[0].std() == pytest.approx(0.27, abs=0.02)
    assert runs.mean(axis=0).std() == pytest.approx(0.26, abs=0.02)
    assert runs.mean(axis=0).std() < runs[0].std()


@pytest.mark.teaches("cross-validation/err632-value")
def test_a_bootstrap_sample_holds_632_of_a_thousand_rows() -> None:
    rng = np.random.default_rng(0)
    share = np.mean([len(set(rng.integers(1000, size=1000).tolist())) / 1000 for _ in range(200)])
    assert share == pytest.approx(0.632, abs=0.002)
    assert pytest.approx(np.exp(-1), abs=2e-4) == (1 - 1 / 1000) ** 1000


@pytest.mark.teaches("cross-validation/err632-fails")
def test_632_is_optimistic_for_one_nearest_neighbour_on_noise() -> None:
    training, left_out = [], []
    for seed in range(4):
        rng = np.random.default_rng(seed)
        X, y = rng.normal(size=(80, 5)), rng.integers(0, 2, size=80)
        training.append(1 - KNeighborsClassifier(1).fit(X, y).score(X, y))
        for _ in range(50):
            drawn = rng.integers(80, size=80)
            out = np.setdiff1d(np.arange(80), drawn)
            left_out.append(1 - KNeighborsClassifier(1).fit(X[drawn], y[drawn]).score(X[out], y[out]))
    assert max(training) == 0
    assert np.mean(left_out) == pytest.approx(0.5, abs=0.05)
    assert 0.368 * np.mean(training) + 0.632 * np.mean(left_out) == pytest.approx(0.316, abs=0.03)


@pytest.mark.teaches("cross-validation/deep-learning-holdout")
def test_standard_error_of_an_accuracy_on_fifty_thousand_rows() -> None:
    hits = np.random.default_rng(0).binomial(50_000, 0.9, size=5000) / 50_000
    assert 100 * hits.std() == pytest.approx(1 / 7, abs=0.015)
