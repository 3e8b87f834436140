from pathlib import Path

import numpy as np

from drill.suite import assert_close, golden, in_answer, seeds


@in_answer
def traced(n, sizes, folds, as_iterator=False):
    """Run on rows that carry their number, labels ten times it; tell for each entry what was fitted and scored."""
    import numpy as np
    from answer import learning_curve

    X, y = np.column_stack([np.arange(n), np.arange(n) ** 2]), np.arange(n) * 10
    fits, scores = [], []

    def fit(X, y):
        fits.append(X[:, 0].tolist())
        return X[:, 0].tolist(), np.asarray(y).tolist()

    def score(model, X, y):
        scores.append({"model": model[0], "labels": model[1], "rows": X[:, 0].tolist(), "y": np.asarray(y).tolist()})
        return float(len(scores) - 1)

    got = learning_curve(fit, score, X, y, sizes, iter(folds) if as_iterator else folds)
    tables = [np.asarray(part, dtype=float) for part in got]
    entries = [
        [[None if np.isnan(e) else scores[int(e)] for e in row] for row in part] if part.ndim == 2 else []
        for part in tables
    ]
    return {
        "shapes": [list(part.shape) for part in tables],
        "train": entries[0],
        "val": entries[1],
        "fits": fits,
        "scored": len(scores),
    }


@in_answer
def ridge_curve(X, y, sizes, folds):
    """Learning curves of ridge with intercept and penalty 1, scored by negative mean squared error."""
    import numpy as np
    from answer import learning_curve

    def fit(X, y):
        A = np.column_stack([np.ones(len(X)), X])
        return np.linalg.solve(A.T @ A + np.diag([0.0] + [1.0] * X.shape[1]), A.T @ y)

    def score(w, X, y):
        return -np.mean((np.column_stack([np.ones(len(X)), X]) @ w - y) ** 2)

    return [np.asarray(part) for part in learning_curve(fit, score, X, y, sizes, folds)]


@in_answer
def sum_of_labels(y, sizes, folds, as_iterator=False):
    """Learning curves of the sum of the labels, scored by the last label seen; gives the arguments as they are left."""
    import numpy as np
    from answer import learning_curve

    X = np.arange(len(y))[:, None] * 1.0
    got = learning_curve(
        lambda X, y: float(np.sum(y)),
        lambda model, X, y: model + 1000 * y[-1],
        X,
        y,
        sizes,
        iter(folds) if as_iterator else folds,
    )
    return [np.asarray(part) for part in got], X, y, list(sizes), [[list(part) for part in fold] for fold in folds]


def sum_by_hand(y, sizes, folds):
    """Work out both tables of the sum of the labels."""
    totals = [[(y[rows[:m]].sum(), y[rows[m - 1]], y[val_rows[-1]]) for rows, val_rows in folds] for m in sizes]
    train = [[total + 1000 * last for total, last, _ in row] for row in totals]
    return train, [[total + 1000 * last for total, _, last in row] for row in totals]


def shuffled(rng, n=23, k=3):
    """Give k folds of shuffled rows, in the order of the shuffle."""
    order = rng.permutation(n)
    parts = np.array_split(order, k)
    return [(np.concatenate(parts[:j] + parts[j + 1 :]), parts[j]) for j in range(k)]


def test_three_rows_by_hand():
    """Sums of the first labels of the fold, plus a thousand times the last label scored: the values by hand."""
    y, folds = np.array([1.0, 3.0, 8.0]), [(np.array([1, 0]), np.array([2]))]
    (train, val), *_ = sum_of_labels(y, [1, 2], folds)
    assert_close(train, [[3003.0], [1004.0]])
    assert_close(val, [[8003.0], [8004.0]])


def test_fitted_on_the_first_rows_of_the_fold():
    """A size of m fits the first m training rows of the fold, in the order of the fold, with their labels."""
    for rng in seeds():
        folds, sizes = shuffled(rng), [2, 7, 13]
        ran = traced(23, sizes, folds)
        for m, entries in zip(sizes, ran["val"], strict=True):
            for entry, (rows, _) in zip(entries, folds, strict=True):
                assert_close(entry["model"], rows[:m])
                assert_close(entry["labels"], rows[:m] * 10)


def test_training_score_on_the_fitted_rows():
    """The training score is taken on the very rows that were fitted, with their labels."""
    for rng in seeds(5):
        folds, sizes = shuffled(rng), [2, 7, 13]
        ran = traced(23, sizes, folds)
        for m, entries in zip(sizes, ran["train"], strict=True):
            for entry, (rows, _) in zip(entries, folds, strict=True):
                assert_close(entry["model"], rows[:m])
                assert_close(entry["rows"], rows[:m])
                assert_close(entry["y"], rows[:m] * 10)


def test_validation_score_on_all_validation_rows():
    """The validation score is taken on all validation rows of the fold, whatever the size, and on no other row."""
    for rng in seeds(5):
        folds, sizes = shuffled(rng), [1, 7, 13]
        for entries in traced(23, sizes, folds)["val"]:
            for entry, (_, val_rows) in zip(entries, folds, strict=True):
                assert_close(np.sort(entry["rows"]), np.sort(val_rows))
                assert_close(np.sort(entry["y"]), np.sort(val_rows) * 10)


def test_one_row_per_size_one_column_per_fold():
    """Both results have a row for each size and a column for each fold, also for a single one of either."""
    for sizes, k in (([2, 3, 5, 7, 9], 2), ([4], 3), ([3, 5], 1)):
        folds = shuffled(np.random.default_rng(1))[:k]
        assert_close(traced(23, sizes, folds)["shapes"], [[len(sizes), k]] * 2)


def test_sizes_in_any_order():
    """Rows of the results follow the sizes as they are given, unsorted and repeated ones too."""
    y, folds = np.arange(1.0, 12.0), [(np.arange(8), np.array([9, 10])), (np.arange(10, 2, -1), np.array([0, 1]))]
    for sizes in ([7, 2, 5], [3, 3, 1], np.array([6, 1, 4])):
        got = sum_of_labels(y, sizes, folds)[0]
        for part, want in zip(got, sum_by_hand(y, sizes, folds), strict=True):
            assert_close(part, want)


def test_size_of_all_rows():
    """A size equal to the number of training rows uses them all."""
    folds = shuffled(np.random.default_rng(2), n=9)
    entries = traced(9, [6], folds)["val"][0]
    for entry, (rows, _) in zip(entries, folds, strict=True):
        assert_close(entry["model"], rows)


def test_too_large_a_size_is_nan():
    """Where a fold has fewer rows than the size, both scores are NaN; other folds are scored as usual."""
    y, folds = np.arange(1.0, 10.0), [(np.array([4, 2, 0]), np.array([1])), (np.array([8, 7, 6, 5, 3]), np.array([0]))]
    (train, val), *_ = sum_of_labels(y, [4, 2, 6], folds)
    assert_close(train, [[np.nan, 6030.0], [3008.0, 8017.0], [np.nan, np.nan]])
    assert_close(val, [[np.nan, 1030.0], [2008.0, 1017.0], [np.nan, np.nan]])


def test_one_model_for_each_entry():
    """One model is fitted for each size and fold, none where the size is too large, and each is scored twice."""
    folds = shuffled(np.random.default_rng(3), n=11)
    ran = traced(11, [2, 5, 9], folds)
    assert len(ran["fits"]) == 6, f"{len(ran['fits'])} models were fitted for six entries"
    assert ran["scored"] == 12, f"{ran['scored']} scores were taken for six entries"


def test_folds_that_leave_rows_out():
    """Rows that are in neither part of a fold are neither fitted nor scored."""
    folds = [(np.array([6, 1, 3]), np.array([8, 10])), (np.array([9, 2, 0, 4]), np.array([5]))]
    ran = traced(11, [2, 3], folds)
    for table in ("train", "val"):
        for m, entries in zip([2, 3], ran[table], strict=True):
            for entry, (rows, val_rows) in zip(entries, folds, strict=True):
                assert_close(entry["model"], rows[:m])
                assert_close(np.sort(entry["rows"]), np.sort(rows[:m] if table == "train" else val_rows))


def test_folds_may_be_an_iterator():
    """Folds that can be walked only once give the same table."""
    for rng in seeds(3):
        y, folds = rng.normal(size=23), shuffled(rng)
        got = sum_of_labels(y, [2, 5, 3], folds, as_iterator=True)[0]
        for part, want in zip(got, sum_by_hand(y, [2, 5, 3], folds), strict=True):
            assert_close(part, want, rtol=1e-9)


def test_scikit_learn_values():
    """For ridge regression both tables equal those of scikit-learn's learning_curve on the same folds."""
    frozen = golden("goldens.npz", Path(__file__).parent)
    rows = np.arange(31)
    parts = np.array_split(rows, 5)
    folds = [(np.setdiff1d(rows, part), part) for part in parts]
    train, val = ridge_curve(frozen["X"], frozen["y"], [3, 11, 24], folds)
    assert_close(train, frozen["train"], rtol=1e-6)
    assert_close(val, frozen["val"], rtol=1e-6)


def test_arguments_stay_as_they_were():
    """Rows, labels, sizes and folds are not changed."""
    y, folds = np.arange(1.0, 8.0), [(np.array([5, 3, 1]), np.array([6, 0]))]
    _, X_after, y_after, sizes, folds_after = sum_of_labels(y.copy(), [3, 1], folds)
    assert_close(X_after, np.arange(7.0)[:, None])
    assert_close(y_after, y)
    assert_close(sizes, [3, 1])
    assert_close(folds_after[0][0], [5, 3, 1])
    assert_close(folds_after[0][1], [6, 0])
