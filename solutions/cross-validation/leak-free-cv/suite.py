"""Cross-validation without leaks: who was fitted on which rows, told by rows that carry their own number."""

from pathlib import Path

import numpy as np

from drill.suite import assert_close, golden, in_answer, seeds

FITTED, APPLIED = 1, 2  # how a row reached the model: by fit_transform, by transform (0: as it was)


@in_answer
def provenance(n, folds, as_iterator=False):
    """Run on rows that carry their number and how they were transformed; tell for each score what went into it.

    Labels are the row numbers times ten. Returns one record per score, in the order of the scores returned.
    """
    import numpy as np
    from answer import cv_score

    X = np.column_stack([np.arange(n), np.zeros(n), np.full(n, -1)])  # number of the row, how, by which state
    y = np.arange(n) * 10
    states, records, models = [], [], []

    def fit_transform(X, y):
        states.append({"rows": X[:, 0].tolist(), "y": np.asarray(y).tolist()})
        return len(states) - 1, np.column_stack(
            [X[:, 0], np.full(len(X), 1), np.full(len(X), len(states) - 1)]
        )

    def transform(state, X):
        return np.column_stack([X[:, 0], np.full(len(X), 2), np.full(len(X), state)])

    def fit(Z, y):
        models.append(np.sort(Z[:, 0]).tolist())
        return Z, y

    def score(model, Z, y):
        Z_train, y_train = model
        by = int(Z[0, 2])
        records.append(
            {
                "transformer": states[by] if by >= 0 else {"rows": [], "y": []},
                "model_rows": Z_train[:, 0].tolist(),
                "model_y": np.asarray(y_train).tolist(),
                "model_how": sorted(set(Z_train[:, 1].tolist())),
                "model_by": sorted(set(Z_train[:, 2].tolist())),
                "rows": Z[:, 0].tolist(),
                "y": np.asarray(y).tolist(),
                "how": sorted(set(Z[:, 1].tolist())),
                "by": sorted(set(Z[:, 2].tolist())),
            }
        )
        return float(len(records) - 1)

    scores = cv_score(fit_transform, transform, fit, score, X, y, iter(folds) if as_iterator else folds)
    return {
        "scored": [records[int(at)] for at in np.ravel(scores) if at < len(records)],
        "fits": len(states),
        "models": models,
        "scores": np.asarray(scores),
    }


@in_answer
def screened_ridge(X, y, folds, keep, alpha):
    """Score by negative squared error: standardise, keep the columns most correlated with y, ridge."""
    import numpy as np
    from answer import cv_score

    def prepare(state, X):
        mean, sd, columns = state
        return ((X - mean) / sd)[:, columns]

    def fit_transform(X, y):
        mean, sd = X.mean(axis=0), X.std(axis=0)
        strength = np.abs((X - mean).T @ (y - y.mean())) / sd
        state = mean, sd, np.sort(np.argsort(-strength)[:keep])
        return state, prepare(state, X)

    def fit(Z, y):
        centre = Z.mean(axis=0)
        gram = (Z - centre).T @ (Z - centre) + alpha * np.eye(Z.shape[1])
        w = np.linalg.solve(gram, (Z - centre).T @ (y - y.mean()))
        return w, y.mean() - centre @ w

    def score(model, Z, y):
        w, b = model
        return -np.mean((Z @ w + b - y) ** 2)

    return cv_score(fit_transform, prepare, fit, score, X, y, folds)


@in_answer
def in_place(X, y, folds):
    """Score with a transformer that centres the very array it is handed; give the scores and X, y as they are left."""
    from answer import cv_score

    def centre(mean, X):
        X -= mean
        return X

    def fit_transform(X, y):
        mean = X.mean(axis=0)
        return mean, centre(mean, X)

    scores = cv_score(fit_transform, centre, lambda Z, y: y.mean(), lambda m, Z, y: Z.sum() + m, X, y, folds)
    return scores, X, y


@in_answer
def scores_as_given(values, n):
    """Cross-validate, leaving one row out at a time, a model whose score is the value that belongs to the test row."""
    import numpy as np
    from answer import cv_score

    folds = [(np.delete(np.arange(n), row), np.array([row])) for row in range(n)]
    X, y = np.arange(n)[:, None], np.zeros(n)
    return np.asarray(
        cv_score(
            lambda X, y: (None, X),
            lambda state, X: X,
            lambda Z, y: None,
            lambda model, Z, y: values[int(Z[0, 0])],
            X,
            y,
            folds,
        )
    )


def blocks(n, k):
    """Give k folds of consecutive rows."""
    rows = np.arange(n)
    return [(np.setdiff1d(rows, test), test) for test in np.array_split(rows, k)]


def shuffled(rng, n=17, k=3):
    """Give k folds of shuffled rows, in the order of the shuffle."""
    rows = rng.permutation(n)
    return [(np.setdiff1d(rows, test), test) for test in np.array_split(rows, k)]


def test_worked_example():
    """Centred by the training mean, two test rows in one fold and one in the other give the scores of the statement."""
    X, y = np.array([[1.0], [2.0], [6.0]]), np.array([1.0, 2.0, 4.0])
    folds = [(np.array([2]), np.array([0, 1])), (np.array([0, 1]), np.array([2]))]
    scores, _, _ = in_place(X, y, folds)
    assert_close(scores, [-9.0 + 4.0, 4.5 + 1.5])


def test_transformer_learns_from_training_rows_only():
    """The transformer is fitted on the training rows of the fold, with their labels, and on no other row."""
    for rng in seeds():
        folds = shuffled(rng)
        for record, (train, _) in zip(provenance(17, folds)["scored"], folds, strict=True):
            assert_close(np.sort(record["transformer"]["rows"]), np.sort(train))
            assert_close(record["transformer"]["y"], np.array(record["transformer"]["rows"]) * 10)


def test_one_transformer_per_fold():
    """Each fold fits one transformer of its own, which serves both its training and its test rows."""
    for rng in seeds(5):
        ran = provenance(17, shuffled(rng))
        assert ran["fits"] == 3, f"{ran['fits']} transformers were fitted for three folds"
        by = [(record["model_by"], record["by"]) for record in ran["scored"]]
        assert all(model == test and len(test) == 1 for model, test in by), (
            "model and test rows differ in transformer"
        )
        assert len({test[0] for _, test in by}) == 3


def test_one_model_per_fold():
    """Each fold fits one model, on its training rows; no other model is fitted, not even on trial."""
    for rng in seeds(5):
        folds = shuffled(rng)
        models = provenance(17, folds)["models"]
        assert len(models) == 3, f"{len(models)} models were fitted for three folds"
        for rows, (train, _) in zip(models, folds, strict=True):
            assert_close(rows, np.sort(train))


def test_model_learns_from_what_fit_transform_returned():
    """The model is fitted on the rows that fit_transform returned, not on raw rows or a second transformation."""
    for rng in seeds(5):
        folds = shuffled(rng)
        for record, (train, _) in zip(provenance(17, folds)["scored"], folds, strict=True):
            assert_close(record["model_how"], [FITTED])
            assert_close(np.sort(record["model_rows"]), np.sort(train))
            assert_close(record["model_y"], np.array(record["model_rows"]) * 10)


def test_scored_on_transformed_test_rows():
    """Each model is scored on the test rows of its fold, after transform, with their own labels."""
    for rng in seeds(5):
        folds = shuffled(rng)
        for record, (_, test) in zip(provenance(17, folds)["scored"], folds, strict=True):
            assert_close(record["how"], [APPLIED])
            assert_close(np.sort(record["rows"]), np.sort(test))
            assert_close(record["y"], np.array(record["rows"]) * 10)


def test_one_score_per_fold_in_order():
    """What comes back is one score for each fold, in the order of the folds, however many there are."""
    for k in (1, 2, 7):
        folds = blocks(14, 7)[:k]
        ran = provenance(14, folds)
        assert_close(np.shape(ran["scores"]), [k])
        assert_close([record["rows"][0] for record in ran["scored"]], [2.0 * fold for fold in range(k)])


def test_undefined_score_keeps_its_place():
    """A fold whose score is NaN or infinite has that score in its place."""
    for values in ([0.5, np.nan, 0.25], [np.nan, -np.inf, 1.0, np.nan]):
        assert_close(scores_as_given(values, len(values)), values)


def test_folds_that_leave_rows_out():
    """Rows that are in neither set of a fold, as in a split by time, are used for nothing in it."""
    folds = [(np.array([0, 1, 2]), np.array([5, 6])), (np.array([0, 1, 2, 3, 4]), np.array([7]))]
    scored = provenance(11, folds)["scored"]
    assert len(scored) == 2
    for record, (train, test) in zip(scored, folds, strict=True):
        assert_close(np.sort(record["transformer"]["rows"]), train)
        assert_close(np.sort(record["model_rows"]), train)
        assert_close(np.sort(record["rows"]), test)


def test_folds_may_be_an_iterator():
    """Folds that can be walked only once give the same scores as a list of them."""
    for rng in seeds(3):
        folds = shuffled(rng)
        scored = provenance(17, folds, as_iterator=True)["scored"]
        assert len(scored) == 3, f"{len(scored)} of three folds were scored"
        for record, (_, test) in zip(scored, folds, strict=True):
            assert_close(np.sort(record["rows"]), np.sort(test))


def test_scikit_learn_pipeline():
    """Scores equal those of a pipeline of scaler, column selection and ridge under five-fold cross-validation."""
    frozen = golden("goldens.npz", Path(__file__).parent)
    got = screened_ridge(frozen["X"], frozen["y"], blocks(31, 5), 3, 2.0)
    assert_close(got, frozen["scores"], rtol=1e-6)


def test_screened_noise_predicts_nothing():
    """On pure noise, choosing the best of many columns does not make the squared error smaller than the variance."""
    for rng in seeds(3):
        X, y = rng.normal(size=(30, 300)), rng.normal(size=30)
        got = np.asarray(screened_ridge(X, y, shuffled(rng, 30, 5), 10, 1.0))
        assert got.shape == (5,)
        assert -got.mean() > 0.9 * y.var(), f"error {-got.mean():.2f} for labels of variance {y.var():.2f}"


def test_random_data_against_a_plain_loop():
    """On random data and shuffled folds, each score equals that of a model worked out by hand for the fold."""
    for rng in seeds():
        X, y = rng.normal(3, 4, size=(23, 3)), rng.normal(size=23)
        folds = shuffled(rng, 23, 4)
        wanted = []
        for train, test in folds:
            mean, sd = X[train].mean(axis=0), X[train].std(axis=0)
            A = np.column_stack([np.ones(len(train)), (X[train] - mean) / sd])
            w = np.linalg.solve(A.T @ A + np.diag([0, 0.5, 0.5, 0.5]), A.T @ y[train])
            B = np.column_stack([np.ones(len(test)), (X[test] - mean) / sd])
            wanted.append(-np.mean((B @ w - y[test]) ** 2))
        assert_close(screened_ridge(X, y, folds, 3, 0.5), wanted, rtol=1e-8)


def test_data_are_left_alone():
    """X and y are as they were after the call, even when the transformer works in place on what it is handed."""
    for rng in seeds(3):
        X, y = rng.normal(size=(8, 2)), rng.normal(size=8)
        folds = blocks(8, 4)
        scores, X_after, y_after = in_place(X.copy(), y.copy(), folds)
        assert_close(X_after, X)
        assert_close(y_after, y)
        wanted = [(X[test] - X[train].mean(axis=0)).sum() + y[train].mean() for train, test in folds]
        assert_close(scores, wanted, rtol=1e-9, atol=1e-12)
