"""One classifier per class against the rest: who is fitted on what, and how the answers become probabilities."""

from pathlib import Path

import numpy as np

from drill.suite import assert_close, golden, in_answer, seeds


@in_answer
def run(X, y, X_new, scores):
    """Run with classifiers that answer from a table, and tell what they were asked.

    X has the number of the row in its only column. The classifier whose positive rows are all of class c answers
    scores[c] for the new rows: `scores` maps the class as text to a list. Returns classes, probabilities, each fit's
    rows, targets and kind of targets, and each prediction's rows.
    """
    import numpy as np
    from answer import ovr_fit_proba

    labels = np.array(y)
    fits, rows = [], []

    def fit_binary(A, t):
        A, t = np.asarray(A), np.asarray(t)
        fits.append([A.tolist(), t.astype(float).tolist(), t.dtype.kind])
        positive = sorted({str(label) for label in labels[A[t.astype(float) > 0.5, 0].astype(int)].tolist()})

        def predict(B):
            rows.append(np.asarray(B).tolist())
            return np.array(scores.get(positive[0], [0.5] * len(B)) if len(positive) == 1 else [0.5] * len(B))

        return predict

    classes, P = ovr_fit_proba(X, y, X_new, fit_binary)
    return {"classes": np.asarray(classes), "P": np.asarray(P), "fits": fits, "rows": rows}


@in_answer
def run_logistic(X, y, X_new, weights):
    """Run with logistic models whose weights are given by the class of the positive rows."""
    import numpy as np
    from answer import ovr_fit_proba

    def fit_binary(A, t):
        first = np.asarray(A)[np.asarray(t) == 1][0]
        w = weights[int(y[np.flatnonzero((X == first).all(axis=1))[0]])]
        return lambda B: 1 / (1 + np.exp(-(B @ w[:-1] + w[-1])))

    classes, P = ovr_fit_proba(X, y, X_new, fit_binary)
    return np.asarray(classes), np.asarray(P)


@in_answer
def run_lazy(X, y, X_new):
    """Run with classifiers that keep rows and targets until they are asked, and weigh the ones by their nearness."""
    import numpy as np
    from answer import ovr_fit_proba

    def fit_binary(A, t):
        def predict(B):
            near = np.exp(-np.abs(A[:, 0] - B))  # one row for each row of B
            return near @ t / near.sum(axis=1)

        return predict

    return np.asarray(ovr_fit_proba(X, y, X_new, fit_binary)[1])


@in_answer
def raised_for_one_class():
    """Tell the name of what is raised for a single class; empty if nothing is."""
    import numpy as np
    from answer import ovr_fit_proba

    try:
        ovr_fit_proba(
            np.zeros((3, 1)), np.array([4, 4, 4]), np.zeros((1, 1)), lambda X, t: lambda B: np.ones(len(B))
        )
    except Exception as error:
        return type(error).__name__
    return ""


def rows_of(n):
    """Give n rows of one feature that carries the number of the row."""
    return np.arange(n, dtype=float)[:, None]


def test_worked_example():
    """Answers .6, .3 and .3 become .5, .25 and .25."""
    ran = run(rows_of(3), np.array([0, 1, 2]), rows_of(1), {"0": [0.6], "1": [0.3], "2": [0.3]})
    assert_close(ran["classes"], [0, 1, 2])
    assert_close(ran["P"], np.array([[0.5, 0.25, 0.25]]), rtol=1e-12)


def test_random_answers_are_divided_by_their_sum():
    """Each row of answers is divided by its sum, so that rows sum to one and ratios stay."""
    for rng in seeds():
        answers = rng.uniform(0.01, 0.99, size=(3, 5))
        scores = {str(c): answers[:, c].tolist() for c in range(5)}
        ran = run(rows_of(11), np.arange(11) % 5, rows_of(3), scores)
        assert_close(ran["P"], answers / answers.sum(axis=1, keepdims=True), rtol=1e-10)


def test_each_class_against_all_the_rest():
    """Every class has one classifier, fitted on all rows with 1 for the class and 0 for all others."""
    y = np.array([2, 0, 1, 1, 0, 2, 2])
    ran = run(rows_of(7), y, rows_of(2), {})
    assert len(ran["fits"]) == 3, f"{len(ran['fits'])} classifiers were fitted for three classes"
    targets = sorted(target for _, target, _ in ran["fits"])
    assert_close(targets, sorted((y == c).astype(float).tolist() for c in range(3)))
    for features, _, kind in ran["fits"]:
        assert_close(features, rows_of(7))
        assert kind in "iuf", "targets are to be numbers, which a classifier may subtract and multiply"


def test_predictions_are_asked_for_the_new_rows():
    """Each classifier is asked about the new rows, all of them and in their order."""
    ran = run(rows_of(6), np.array([0, 1, 2, 0, 1, 2]), np.array([[9.0], [-4.0]]), {})
    assert len(ran["rows"]) == 3
    for asked in ran["rows"]:
        assert_close(asked, [[9.0], [-4.0]])


def test_two_classes_need_one_classifier():
    """With two classes one classifier is fitted, for the second class, and the first gets the complement."""
    ran = run(rows_of(4), np.array([7, 3, 3, 7]), rows_of(2), {"7": [0.9, 0.25], "3": [0.4, 0.4]})
    assert len(ran["fits"]) == 1, f"{len(ran['fits'])} classifiers were fitted for two classes"
    assert ran["fits"][0][2] in "iuf", "targets are to be numbers"
    assert_close(ran["fits"][0][1], [1.0, 0.0, 0.0, 1.0])
    assert_close(ran["classes"], [3, 7])
    assert_close(ran["P"], np.array([[0.1, 0.9], [0.75, 0.25]]), rtol=1e-12)


def test_all_classifiers_say_never():
    """Where every classifier answers 0, all classes get 1/K, and other rows are as usual."""
    ran = run(
        rows_of(4),
        np.array([0, 1, 2, 3]),
        rows_of(2),
        {"0": [0.0, 0.5], "1": [0.0, 0.0], "2": [0.0, 0.0], "3": [0.0, 0.5]},
    )
    assert_close(ran["P"], np.array([[0.25, 0.25, 0.25, 0.25], [0.5, 0.0, 0.0, 0.5]]), rtol=1e-12)


def test_tiny_answers_keep_their_ratios():
    """Answers of 1e-30 are no zeros: their ratios still decide."""
    ran = run(rows_of(3), np.array([0, 1, 2]), rows_of(1), {"0": [3e-30], "1": [1e-30], "2": [0.0]})
    assert_close(ran["P"], np.array([[0.75, 0.25, 0.0]]), rtol=1e-9)


def test_classifiers_may_keep_their_targets():
    """A classifier that looks at its targets only when it predicts, as nearest neighbours do, still finds its own."""
    y = np.array([0, 0, 1, 2, 2, 2])
    near = np.exp(-np.abs(rows_of(6)[:, 0] - np.array([[1.0], [4.0]])))
    wanted = near @ np.eye(3)[y] / near.sum(axis=1, keepdims=True)
    assert_close(run_lazy(rows_of(6), y, np.array([[1.0], [4.0]])), wanted, rtol=1e-10)


def test_several_classifiers_are_certain():
    """Two classifiers that both answer 1 share: half each."""
    ran = run(rows_of(3), np.array([0, 1, 2]), rows_of(1), {"0": [1.0], "1": [1.0], "2": [0.0]})
    assert_close(ran["P"], np.array([[0.5, 0.5, 0.0]]), rtol=1e-12)


def test_text_labels_in_ascending_order():
    """Classes come in ascending order, whatever order they appear in, and columns go with them."""
    y = np.array(["plum", "apple", "fig", "apple"])
    ran = run(rows_of(4), y, rows_of(1), {"plum": [0.1], "apple": [0.3], "fig": [0.6]})
    assert [str(name) for name in ran["classes"]] == ["apple", "fig", "plum"]
    assert_close(ran["P"], np.array([[0.3, 0.6, 0.1]]), rtol=1e-12)


def test_gaps_between_labels():
    """Labels −5, 2 and 10 are three classes, in the order of numbers."""
    ran = run(rows_of(3), np.array([10, -5, 2]), rows_of(1), {"10": [0.2], "-5": [0.2], "2": [0.4]})
    assert_close(ran["classes"], [-5, 2, 10])
    assert_close(ran["P"], np.array([[0.25, 0.5, 0.25]]), rtol=1e-12)


def test_one_class_raises():
    """A single class leaves nothing to tell apart: a ValueError."""
    name = raised_for_one_class()
    assert name == "ValueError", f"raised {name or 'nothing'}"


def test_scikit_learn_values():
    """With logistic classifiers the probabilities equal those of scikit-learn's one-versus-rest."""
    frozen = golden("goldens.npz", Path(__file__).parent)
    classes, P = run_logistic(frozen["X"], frozen["y"], frozen["X_new"], frozen["weights"])
    assert_close(classes, [0, 1, 2])
    assert_close(P, frozen["probabilities"], rtol=1e-6)


def test_inputs_are_left_alone():
    """Features, labels and new rows are as they were after the call."""
    X, y, X_new = rows_of(6), np.array([5, 3, 4, 5, 3, 4]), rows_of(2)
    ran = run(X, y, X_new, {"3": [0.2, 0.2], "4": [0.2, 0.1], "5": [0.4, 0.1]})
    assert_close(ran["P"], np.array([[0.25, 0.25, 0.5], [0.5, 0.25, 0.25]]), rtol=1e-12)
    assert_close(X, rows_of(6))
    assert_close(y, [5, 3, 4, 5, 3, 4])
    assert_close(X_new, rows_of(2))
