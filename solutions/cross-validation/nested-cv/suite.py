"""Nested cross-validation: what the inner search sees, how it chooses, and what the outer fold scores."""

from pathlib import Path

import numpy as np

from drill.suite import assert_close, golden, in_answer, seeds


@in_answer
def ridge_search(X, y, penalties, outer, k_inner):
    """Run with ridge regression without intercept, scored by negative mean squared error; inner folds are blocks."""
    import numpy as np
    from answer import nested

    def inner(n):
        rows = np.arange(n)
        return [(np.setdiff1d(rows, test), test) for test in np.array_split(rows, k_inner)]

    def fit(penalty, X, y):
        return np.linalg.solve(X.T @ X + penalty * np.eye(X.shape[1]), X.T @ y)

    def score(w, X, y):
        return -float(np.mean((X @ w - y) ** 2))

    scores, chosen = nested(X, y, penalties, outer, inner, fit, score)
    return np.asarray(scores), [int(at) for at in chosen]


@in_answer
def table_search(table, outer, n, parts=2, as_iterator=False):
    """Run with scores read from a table, and tell what was called.

    X and y carry the row numbers; the model is its setting, the number of a row of the table. A model scored on
    rows that start with row r gets table[setting][r]. Inner folds test consecutive parts of the rows, the longer ones
    first.
    """
    import numpy as np
    from answer import nested

    X, y = np.arange(n, dtype=float)[:, None], np.arange(n) * 10.0
    log = {"inner": [], "fits": [], "scored": []}

    def inner(size):
        log["inner"].append(int(size))
        rows = np.arange(size)
        return [(np.setdiff1d(rows, test), test) for test in np.array_split(rows, parts)]

    def fit(setting, X, y):
        log["fits"].append([setting, X[:, 0].tolist(), y.tolist()])
        return setting, X[:, 0].tolist()

    def score(model, X, y):
        log["scored"].append([model[0], model[1], X[:, 0].tolist(), y.tolist()])
        return table[model[0]][int(X[0, 0])]

    folds = iter(outer) if as_iterator else outer
    scores, chosen = nested(X, y, list(range(len(table))), folds, inner, fit, score)
    return {"scores": np.asarray(scores), "chosen": [int(at) for at in chosen], **log}


@in_answer
def dictionary_search(values, n):
    """Run with settings that are dictionaries, whose score is their value; give scores, choices and any complaint."""
    import numpy as np
    from answer import nested

    rows = np.arange(n)
    folds = [(rows[n // 2 :], rows[: n // 2])]
    grid = [{"value": value} for value in values]
    try:
        scores, chosen = nested(
            np.zeros((n, 1)),
            np.zeros(n),
            grid,
            folds,
            lambda m: [(np.arange(1, m), np.arange(1))],
            lambda setting, X, y: setting["value"],
            lambda model, X, y: model,
        )
    except TypeError as problem:
        return [], [], str(problem)
    return np.asarray(scores), [int(at) for at in chosen], ""


@in_answer
def noise_search(X, y, outer):
    """Run with one setting per column: predict the sign of that column, or the opposite, whichever fits; accuracy."""
    import numpy as np
    from answer import nested

    def inner(n):
        rows = np.arange(n)
        return [(np.setdiff1d(rows, test), test) for test in np.array_split(rows, 4)]

    def fit(column, X, y):
        return column, 1.0 if np.sum(X[:, column] * y) >= 0 else -1.0

    def score(model, X, y):
        column, sign = model
        return float(np.mean(sign * X[:, column] * y > 0))

    scores, chosen = nested(X, y, list(range(X.shape[1])), outer, inner, fit, score)
    return np.asarray(scores), [int(at) for at in chosen]


def blocks(n, k):
    """Give k folds of consecutive rows."""
    rows = np.arange(n)
    return [(np.setdiff1d(rows, test), test) for test in np.array_split(rows, k)]


def shuffled(rng, n, k):
    """Give k folds of shuffled rows, in the order of the shuffle."""
    rows = rng.permutation(n)
    return [(np.setdiff1d(rows, test), test) for test in np.array_split(rows, k)]


def by_hand(X, y, penalties, outer, k_inner):
    """Work out the nested scores and choices for ridge_search."""

    def error(penalty, train, test):
        w = np.linalg.solve(X[train].T @ X[train] + penalty * np.eye(X.shape[1]), X[train].T @ y[train])
        return np.mean((X[test] @ w - y[test]) ** 2)

    scores, chosen = [], []
    for train, test in outer:
        parts = np.array_split(np.asarray(train), k_inner)
        errors = [sum(error(p, np.setdiff1d(train, part), part) for part in parts) for p in penalties]
        chosen.append(int(np.argmin(errors)))
        scores.append(-error(penalties[chosen[-1]], train, test))
    return scores, chosen


def test_worked_example():
    """Four rows, two outer folds, two settings: each fold's search picks the setting that the statement says."""
    #        row scored first:  0    1    2    3
    table = [[0.5, 0.25, 0.75, 0.25], [0.25, 0.5, 0.5, 1.0]]
    ran = table_search(table, [(np.array([2, 3]), np.array([0, 1])), (np.array([0, 1]), np.array([2, 3]))], 4)
    assert_close(ran["chosen"], [1, 0])
    assert_close(ran["scores"], [0.25, 0.75])


def test_search_never_sees_outer_test_rows():
    """No model of a fold's search is fitted or scored on a row that the fold tests."""
    for rng in seeds(5):
        (train, test), *_ = folds = shuffled(rng, 13, 3)
        ran = table_search(rng.random((3, 13)).tolist(), folds[:1], 13)
        for _, rows, _ in ran["fits"]:
            assert set(rows) <= set(train.tolist()), (
                "a model was fitted on rows outside the outer training set"
            )
        within = [rows for _, _, rows, _ in ran["scored"] if set(rows) != set(test.tolist())]
        for rows in within:
            assert set(rows) <= set(train.tolist()), "the search scored rows outside the outer training set"
        assert len(ran["scored"]) - len(within) == 1, (
            "the outer test rows are to be scored once, by the refitted model"
        )


def test_chosen_setting_is_refitted_on_the_outer_training_set():
    """The outer score is that of the chosen setting fitted on all outer training rows and no other."""
    for rng in seeds(5):
        folds = shuffled(rng, 13, 3)
        ran = table_search(rng.random((3, 13)).tolist(), folds, 13)
        for (train, test), chosen in zip(folds, ran["chosen"], strict=True):
            final = [
                (setting, rows)
                for setting, rows, on, _ in ran["scored"]
                if sorted(on) == np.sort(test).tolist()
            ]
            assert len(final) == 1
            assert_close(final[0][0], chosen)
            assert_close(np.sort(final[0][1]), train)


def test_labels_go_with_their_rows():
    """Every model is fitted and scored with the labels of its own rows."""
    for rng in seeds(3):
        ran = table_search(rng.random((2, 13)).tolist(), shuffled(rng, 13, 3), 13)
        for *_, rows, labels in ran["fits"] + ran["scored"]:
            assert_close(labels, np.array(rows) * 10)


def test_inner_folds_are_drawn_once_per_outer_fold():
    """The inner split is asked for once in each outer fold, for the number of its training rows."""
    ran = table_search([[0.5] * 13] * 3, blocks(13, 3), 13)
    assert_close(ran["inner"], [8, 9, 9])


def test_search_fits_and_scores_the_inner_sets():
    """In the search each setting is fitted on each inner fold's first set and scored on its second, rows counted in train."""
    for rng in seeds(5):
        (train, test), *_ = shuffled(rng, 13, 3)
        train = rng.permutation(train)
        ran = table_search(rng.random((3, 13)).tolist(), [(train, test)], 13, parts=3)
        parts = np.array_split(train, 3)
        wanted = sorted(
            (sorted(set(train.tolist()) - set(part)), sorted(part)) for part in map(np.ndarray.tolist, parts)
        )
        for setting in range(3):
            pairs = {
                (tuple(sorted(fitted)), tuple(sorted(on)))
                for at, fitted, on, _ in ran["scored"]
                if at == setting and set(on) != set(test.tolist())
            }
            assert sorted((list(fitted), list(on)) for fitted, on in pairs) == wanted


def test_settings_are_compared_by_the_mean():
    """A setting that is best on average beats one that is best on a single inner fold."""
    #  the search scores rows 4 and 5, row 6, and row 7, the outer test row 0
    table = np.zeros((5, 8))
    table[0, [4, 6, 7]] = 1.0, 0.0, 0.0  # best in one fold
    table[1, [4, 6, 7]] = 0.625, 0.5, 0.75  # best mean
    table[2, [4, 6, 7]] = 0.0, 0.75, 0.75  # best median
    table[3, [4, 6, 7]] = 0.875, 0.4375, 0.4375  # best if the larger fold weighs more
    table[4, [4, 6, 7]] = 0.5625, 0.5625, 0.5625  # best in its worst fold
    ran = table_search(table.tolist(), [(np.arange(4, 8), np.arange(4))], 8, parts=3)
    assert_close(ran["chosen"], [1])


def test_first_of_equals_is_chosen():
    """Of several settings with the best mean, the first in the grid is chosen."""
    table = [[0.25] * 6, [0.5] * 6, [0.5] * 6, [0.125] * 6, [0.5] * 6]
    assert_close(table_search(table, blocks(6, 3), 6)["chosen"], [1, 1, 1])


def test_settings_may_be_dictionaries():
    """Settings may be dictionaries of parameters."""
    scores, chosen, complaint = dictionary_search([0.25, 0.75, 0.5], 6)
    assert not complaint, complaint
    assert_close(scores, [0.75])
    assert_close(chosen, [1])


def test_negative_scores():
    """The greatest score wins also where all scores are far below zero."""
    table = [[-500.0] * 6, [-1e9] * 6, [-100.0] * 6, [-300.0] * 6]
    ran = table_search(table, blocks(6, 3), 6)
    assert_close(ran["chosen"], [2, 2, 2])
    assert_close(ran["scores"], [-100.0] * 3)


def test_outer_folds_may_be_an_iterator():
    """Outer folds that can be walked only once give one score each, in their order."""
    table = [[0.5, 0.125, 0.25, 0.75, 0.375, 0.625]]
    ran = table_search(table, blocks(6, 3)[::-1], 6, as_iterator=True)
    assert_close(ran["scores"], [0.375, 0.25, 0.5])
    assert_close(ran["chosen"], [0, 0, 0])


def test_scikit_learn_grid_search():
    """Scores and choices equal those of a grid search under cross-validation in scikit-learn."""
    frozen = golden("goldens.npz", Path(__file__).parent)
    scores, chosen = ridge_search(frozen["X"], frozen["y"], frozen["grid"].tolist(), blocks(37, 5), 3)
    assert_close(chosen, frozen["chosen"])
    assert_close(scores, frozen["scores"], rtol=1e-6)


def test_random_data_against_a_plain_loop():
    """On random data with shuffled outer folds, scores and choices equal those worked out by hand."""
    for rng in seeds():
        X = rng.normal(size=(29, 7))
        y = X[:, 0] + 2 * rng.normal(size=29)
        outer = shuffled(rng, 29, 3)
        wanted_scores, wanted = by_hand(X, y, [1.0, 30.0, 5.0], outer, 3)
        scores, chosen = ridge_search(X, y, [1.0, 30.0, 5.0], outer, 3)
        assert_close(chosen, wanted)
        assert_close(scores, wanted_scores, rtol=1e-8)


def test_noise_scores_at_chance():
    """On pure noise with many settings, the outer scores are at chance, not at the search's best."""
    scores = []
    for rng in seeds(12):
        X, y = rng.normal(size=(40, 12)), rng.choice([-1.0, 1.0], size=40)
        outer_scores, _ = noise_search(X, y, shuffled(rng, 40, 4))
        scores.append(np.mean(outer_scores))
    # Twelve times forty coin tosses have a standard error of 0.023; equal choices in all folds make it larger.
    assert_close(np.mean(scores), 0.5, rtol=0, atol=0.1)
