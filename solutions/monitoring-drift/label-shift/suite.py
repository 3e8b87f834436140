import numpy as np
from answer import new_prior

from drill.suite import assert_close, in_answer, seeds

CLOSE = {"rtol": 0.0, "atol": 1e-6}


@in_answer
def priors(cases):
    """Solve many cases in one call, which is much faster."""
    import numpy as np

    from answer import new_prior

    return [np.asarray(new_prior(*case), dtype=float) for case in cases]


def rates_of(confusion):
    confusion = np.asarray(confusion, dtype=float)
    return confusion / confusion.sum(axis=1, keepdims=True)


def unmet(prior, confusion, predicted):
    """How far the prior is from the minimum: 0 if shares are only where the loss falls fastest."""
    C, q = rates_of(confusion), np.asarray(predicted) / np.sum(predicted)
    slope = C @ (C.T @ np.asarray(prior) - q)
    return float(prior @ (slope - slope.min()))


def matrix(rng, k, quality):
    """A confusion matrix whose rows are of very different sizes."""
    rates = rng.dirichlet(np.ones(k), size=k) * (1 - quality) + np.eye(k) * quality
    return np.round(rates * rng.choice([200, 3000, 50_000], size=(k, 1))) + 1


def test_two_classes_by_hand():
    """With rates 0.9 and 0.2 of predicting the first class, a share of 0.55 means a half."""
    assert_close(new_prior([[90, 10], [20, 80]], [55, 45]), [0.5, 0.5], **CLOSE)
    assert_close(new_prior([[90, 10], [20, 80]], [0.25, 0.75]), [1 / 14, 13 / 14], **CLOSE)


def test_a_perfect_classifier():
    """Without any error the predicted shares are the answer, whatever the validation data held."""
    assert_close(new_prior(np.diag([5, 700, 20]), [30, 10, 60]), [0.3, 0.1, 0.6], **CLOSE)


def test_rows_of_any_size():
    """The class shares of the validation data don't matter, only the rates in each row."""
    small, large = [[9, 1], [200, 800]], [[9000, 1000], [2, 8]]
    for confusion in (small, large):
        assert_close(new_prior(confusion, [55, 45]), [0.5, 0.5], **CLOSE)


def test_a_synthetic_shift_is_found():
    """A prior from which the predictions were made is found again, for two to eight classes."""
    cases, wanted = [], []
    for rng in seeds():
        k = int(rng.integers(2, 7))
        confusion, prior = matrix(rng, k, 0.5), rng.dirichlet(np.ones(k))
        wanted.append(prior)
        cases.append((confusion, rates_of(confusion).T @ prior * float(rng.choice([1, 12_345]))))
    wanted.append(np.arange(8) / 28)
    eight = matrix(np.random.default_rng(9), 8, 0.6)
    cases.append((eight, rates_of(eight).T @ wanted[-1]))
    for got, want in zip(priors(cases), wanted, strict=True):
        assert_close(got, want, **CLOSE)


def test_shares_that_cannot_be():
    """More predictions than even a pure class would give mean that class alone."""
    assert_close(new_prior([[90, 10], [20, 80]], [5, 95]), [0.0, 1.0], **CLOSE)
    assert_close(new_prior([[90, 10], [20, 80]], [99, 1]), [1.0, 0.0], **CLOSE)
    # The unrestricted solution is (-0.55, 0.65, 0.9): cut off and normalised it is (0, 0.42, 0.58).
    got = new_prior([[6, 2, 2], [1, 8, 1], [4, 0, 6]], [0.095, 0.41, 0.495])
    assert_close(got, [0.0, 118 / 245, 127 / 245], **CLOSE)


def test_nothing_better_in_the_simplex():
    """Where no prior fits exactly, the one returned lies in the simplex, and none there fits better."""
    cases = []
    for rng in seeds(30):
        k = int(rng.integers(2, 6))
        cases.append((matrix(rng, k, 0.4), rng.dirichlet(np.full(k, 0.4))))
    for case, got in zip(cases, priors(cases), strict=True):
        assert_close(got.sum(), 1.0, rtol=1e-6)
        assert got.min() >= -1e-9
        assert_close(unmet(got, *case), 0.0, atol=1e-7)


def test_known_minimum_at_the_border():
    """With a class that is never predicted in production its share falls to zero, and the others take the rest."""
    confusion = [[80, 10, 10], [10, 80, 10], [10, 10, 80]]
    # On the edge of the first two classes the best fit to (0.7, 0.3, 0) has the difference 0.4 / 0.7.
    assert_close(new_prior(confusion, [0.7, 0.3, 0.0]), [0.5 + 2 / 7, 0.5 - 2 / 7, 0.0], **CLOSE)


def test_no_class_is_given_up_for_good():
    """A class that is most negative in the unrestricted solution may still belong to the best one."""
    got = new_prior([[7, 1, 2], [0, 4, 0], [9, 9, 3]], [5, 1, 2])
    assert_close(got, [130 / 151, 0.0, 21 / 151], **CLOSE)
    got = new_prior([[5, 3, 3], [2, 4, 6], [10, 2, 0]], [1, 9, 7])
    assert_close(got, [0.0, 1.0, 0.0], **CLOSE)


def test_the_matrix_is_not_symmetric():
    """True classes stand in rows: the reverse matrix has another answer."""
    confusion = np.array([[70, 20, 10], [0, 90, 10], [5, 35, 60]])
    prior = np.array([0.2, 0.3, 0.5])
    assert_close(new_prior(confusion, rates_of(confusion).T @ prior), prior, **CLOSE)


def test_a_class_like_another():
    """If two classes are predicted alike, any split between them is right, and their sum is found."""
    confusion = [[50, 50, 0], [500, 500, 0], [10, 10, 80]]
    got = np.asarray(new_prior(confusion, [0.3, 0.3, 0.4]))
    assert_close([got[0] + got[1], got[2]], [0.5, 0.5], **CLOSE)
    assert got.min() >= -1e-9
    guess = np.asarray(new_prior([[5, 5], [7, 7]], [0.5, 0.5]))
    assert_close(guess.sum(), 1.0, **CLOSE)
    assert guess.min() >= -1e-9


def test_a_nearly_useless_classifier():
    """With rates that differ by a thousandth the equation is still solved, and a small excess goes to the border."""
    confusion = [[501, 499], [500, 500]]
    assert_close(new_prior(confusion, [0.50025, 0.49975]), [0.25, 0.75], **CLOSE)
    assert_close(new_prior(confusion, [0.502, 0.498]), [1.0, 0.0], **CLOSE)


def test_unit_of_the_predictions():
    """Counts and shares of the predictions give the same."""
    confusion = [[90, 10, 5], [20, 80, 3], [1, 4, 60]]
    want = new_prior(confusion, [0.5, 0.3, 0.2])
    for scale in (1e-6, 10.0, 1e9):
        assert_close(new_prior(confusion, np.array([0.5, 0.3, 0.2]) * scale), want, **CLOSE)
    assert_close(unmet(np.asarray(want), confusion, [0.5, 0.3, 0.2]), 0.0, atol=1e-7)


def test_types_of_input():
    """Small integers, float32 and views with strides are accepted."""
    confusion, predicted = np.array([[90, 10], [20, 80]]), np.array([110, 90])
    for kind in (np.uint8, np.int8, np.float32):
        assert_close(new_prior(confusion.astype(kind), predicted.astype(kind)), [0.5, 0.5], **CLOSE)
    alike = np.array([[501, 499], [500, 500]], dtype=np.float32), np.array([50_025, 49_975], dtype=np.float32)
    assert_close(new_prior(*alike), [0.25, 0.75], **CLOSE)
    wide = np.repeat(confusion, 2, axis=1)[:, ::2]
    assert_close(new_prior(wide, predicted.repeat(3)[::3]), [0.5, 0.5], **CLOSE)


def test_arguments_stay_as_they_were():
    """Neither the matrix nor the predictions are changed."""
    confusion, predicted = np.array([[90.0, 10.0], [20.0, 80.0]]), np.array([55.0, 45.0])
    new_prior(confusion, predicted)
    assert_close(confusion, [[90.0, 10.0], [20.0, 80.0]])
    assert_close(predicted, [55.0, 45.0])
