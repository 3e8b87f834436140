import numpy as np
from answer import oob_accuracy, oob_proba

from drill.suite import assert_close, in_answer, seeds


def row_by_row(P, samples):
    """For each row, average the trees whose sample lacks it."""
    B, n, K = P.shape
    result = np.full((n, K), np.nan)
    for i in range(n):
        trees = [b for b in range(B) if i not in samples[b].tolist()]
        if trees:
            result[i] = sum(P[b, i].astype(float) for b in trees) / len(trees)
    return result


def draw(rng, B=5, n=11, K=3, m=11):
    P = rng.integers(1, 9, size=(B, n, K)).astype(float)
    return P / P.sum(axis=2, keepdims=True), rng.integers(n, size=(B, m))


@in_answer
def quietly(P, samples, y):
    """Call both functions with every warning made an error."""
    import warnings

    import numpy as np
    from answer import oob_accuracy, oob_proba

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            return [np.asarray(oob_proba(P, samples)), float(oob_accuracy(P, samples, y))]
        except Warning as warning:
            return f"warning: {warning}"


HAND = np.array([[[0.2, 0.8], [0.4, 0.6], [1.0, 0.0]], [[0.5, 0.5], [0.1, 0.9], [0.0, 1.0]]])


def test_two_trees_by_hand():
    """A row in one sample takes the other tree, a row in none the mean of both."""
    got = oob_proba(HAND, np.array([[0, 0], [1, 0]]))
    assert_close(got, np.array([[np.nan, np.nan], [0.4, 0.6], [0.5, 0.5]]), rtol=1e-12)


def test_only_unseen_trees_count():
    """On random forests each row is the mean over exactly the trees that did not see it."""
    for rng in seeds():
        P, samples = draw(rng)
        assert_close(oob_proba(P, samples), row_by_row(P, samples), rtol=1e-9)


def test_rows_in_every_bag():
    """A row that all trees saw is NaN in every column, not 0."""
    P, _ = draw(np.random.default_rng(0), B=3, n=4)
    samples = np.array([[2, 1, 1, 2], [0, 2, 2, 3], [2, 2, 2, 2]])
    assert_close(oob_proba(P, samples), row_by_row(P, samples), rtol=1e-9)
    assert_close(np.isnan(oob_proba(P, samples)).all(axis=1), np.array([False, False, True, False]))


def test_repeats_do_not_weigh():
    """How often a tree saw a row makes no difference, nor does the order of its sample."""
    for rng in seeds(5):
        P, samples = draw(rng, m=7)
        want = row_by_row(P, samples)
        assert_close(oob_proba(P, np.c_[samples, samples[:, ::-1], samples[:, :2]]), want, rtol=1e-9)


def test_samples_of_any_size():
    """Samples may be smaller or larger than the data."""
    for rng in seeds(5):
        for m in (1, 3, 29):
            P, samples = draw(rng, m=m)
            assert_close(oob_proba(P, samples), row_by_row(P, samples), rtol=1e-9)


def test_probabilities_sum_to_one():
    """The classes of each judged row sum to 1."""
    for rng in seeds(5):
        got = np.asarray(oob_proba(*draw(rng, B=13)))
        judged = ~np.isnan(got[:, 0])
        assert_close(got[judged].sum(axis=1), np.ones(judged.sum()), rtol=1e-9)


def test_accuracy_by_hand():
    """Only rows with a prediction are judged: one of two is right here."""
    samples = np.array([[0, 0], [1, 0]])
    assert_close(oob_accuracy(HAND, samples, np.array([1, 1, 1])), 0.5, rtol=1e-12)
    assert_close(oob_accuracy(HAND, samples, np.array([0, 1, 0])), 1.0, rtol=1e-12)


def test_accuracy_of_averages():
    """The class of largest mean probability is judged, not the majority of votes."""
    P = np.array([[[0.1, 0.9]], [[0.6, 0.4]], [[0.6, 0.4]]])
    P = np.concatenate([P, P], axis=1)
    assert_close(oob_accuracy(P, np.array([[1], [1], [1]]), np.array([1, 0])), 1.0, rtol=1e-12)
    close = np.array([[[0.4999, 0.5001], [0.5, 0.5]]])  # a narrow majority is one
    assert_close(oob_accuracy(close, np.array([[1]]), np.array([1, 0])), 1.0, rtol=1e-12)
    for rng in seeds():
        P, samples = draw(rng, B=9)
        y = rng.integers(0, 3, size=11)
        proba = row_by_row(P, samples)
        judged = ~np.isnan(proba[:, 0])
        clear = np.sort(np.nan_to_num(proba), axis=1)
        if (clear[:, -1] - clear[:, -2] > 1e-9)[judged].all():
            want = (proba[judged].argmax(axis=1) == y[judged]).mean()
            assert_close(oob_accuracy(P, samples, y), want, rtol=1e-12)


def test_tied_classes():
    """Of classes with the same mean the smallest is predicted."""
    P = np.full((1, 3, 4), 0.25)
    samples = np.array([[0]])
    assert_close(oob_accuracy(P, samples, np.array([0, 0, 1])), 0.5, rtol=1e-12)


def test_no_row_to_judge():
    """If every tree saw every row, all probabilities and the accuracy are NaN."""
    P, _ = draw(np.random.default_rng(1), B=2, n=3)
    samples = np.array([[0, 1, 2], [2, 0, 1]])
    assert_close(oob_proba(P, samples), np.full((3, 3), np.nan))
    assert_close(oob_accuracy(P, samples, np.array([0, 1, 2])), np.nan)


def test_no_warnings():
    """Rows in every bag give NaN without a warning, whether some or all rows are."""
    for samples in (np.array([[0, 0], [1, 0]]), np.array([[0, 1, 2], [2, 0, 1]])):
        got = quietly(HAND, samples, np.array([0, 1, 1]))
        assert not isinstance(got, str), got
        assert_close(got[0], row_by_row(HAND, samples), rtol=1e-12)


def test_types_of_input():
    """Unsigned samples, float32 or whole probabilities and views with strides give the same."""
    P, samples = draw(np.random.default_rng(3))
    hard = (P == P.max(axis=2, keepdims=True)).astype(np.int8)
    assert_close(oob_proba(hard, samples.astype(np.uint8)), row_by_row(hard, samples), rtol=1e-9)
    wide = np.repeat(P, 2, axis=1)[:, ::2]
    assert_close(oob_proba(wide, samples), row_by_row(P, samples), rtol=1e-9)
    assert_close(oob_proba(P.astype(np.float32), samples), row_by_row(P, samples), rtol=1e-5)


def test_arguments_stay_as_they_were():
    """Neither probabilities nor samples are changed."""
    P, samples = draw(np.random.default_rng(4))
    before = P.copy(), samples.copy()
    oob_proba(P, samples)
    oob_accuracy(P, samples, np.zeros(11, dtype=int))
    assert_close(P, before[0])
    assert_close(samples, before[1])
