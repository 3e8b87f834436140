import numpy as np
from answer import perceptron
from reference import perceptron as reference_perceptron

from drill.suite import assert_close, seeds


def check(got, want):
    for each, expected in zip(got, want, strict=True):
        assert_close(each, expected, rtol=1e-9, atol=1e-12)


def noisy(rng, n=13, d=3):
    X = rng.normal(size=(n, d)) + 1.0
    return X, (X[:, 0] + rng.normal(size=n) > 1.0).astype(int)


def test_one_pass_by_hand():
    """The first row scores zero, a mistake; the second is then on the wrong side; the third is right."""
    X, y = np.array([[1.0, 2.0], [3.0, 1.0], [-1.0, 2.0]]), np.array([1, 0, 1])
    check(perceptron(X, y, 1), ([-2.0, 1.0], 0.0, [2]))


def test_score_of_zero_is_a_mistake():
    """A row with score exactly zero is a mistake in either class."""
    check(perceptron(np.array([[2.0]]), np.array([1]), 1), ([2.0], 1.0, [1]))
    check(perceptron(np.array([[2.0]]), np.array([0]), 1), ([-2.0], -1.0, [1]))


def test_small_scores_are_no_zeros():
    """A score of 2e-14 on the right side is right: no tolerance is taken off."""
    X = np.array([[1e-7], [-1e-7]])
    got = perceptron(X, np.array([1, 0]), 50)
    check(got[1:], (0.0, [2, 0]))
    assert_close(got[0], [2e-7], rtol=1e-9)


def test_rows_that_overlap():
    """On classes that overlap, all passes are made and the last weights are returned."""
    for rng in seeds():
        X, y = noisy(rng)
        check(perceptron(X, y, 7), reference_perceptron(X, y, 7))


def test_stops_after_a_clean_pass():
    """The first pass without a mistake is recorded as 0 and is the last."""
    check(perceptron(np.array([[1.0], [-1.0]]), np.array([1, 0]), 50), ([2.0], 0.0, [2, 0]))


def test_bound_on_the_mistakes():
    """On separable rows the mistakes end, and number at most the squared ratio of radius to margin."""
    for rng in seeds(10):
        X = rng.normal(size=(17, 2))
        score = X @ [0.6, -0.8] + 0.1
        X, y = X[np.abs(score) > 0.2], (score > 0)[np.abs(score) > 0.2]
        w, b, mistakes = perceptron(X, y, 1000)
        assert_close(np.where(X @ np.asarray(w) + b > 0, 1, 0), y.astype(int))
        assert mistakes[-1] == 0
        radius, margin = (X**2).sum(axis=1).max() + 1, 0.2 / np.sqrt(1.01)
        assert sum(mistakes) <= radius / margin**2


def test_no_pass():
    """Without a pass the weights are zero and there are no counts."""
    check(perceptron(np.ones((3, 2)), np.array([0, 1, 1]), 0), (np.zeros(2), 0.0, []))


def test_classes_apart_by_an_offset():
    """Classes on one side of the origin are separated with the help of the intercept."""
    X, y = np.array([[5.0], [6.0], [1.0], [2.0]]), np.array([1, 1, 0, 0])
    w, b, mistakes = perceptron(X, y, 200)
    assert mistakes[-1] == 0
    check((w, b, mistakes), reference_perceptron(X, y, 200))


def test_kinds_of_labels():
    """Booleans, unsigned bytes and floats as labels give what integers give."""
    X, y = noisy(np.random.default_rng(1))
    want = reference_perceptron(X, y, 4)
    for kind in (bool, np.uint8, np.float64):
        check(perceptron(X, y.astype(kind), 4), want)


def test_kinds_of_inputs():
    """Unsigned bytes, float32 and strided views of X are computed in float64."""
    rng = np.random.default_rng(2)
    X, y = rng.integers(0, 200, size=(11, 3)), rng.integers(0, 2, size=11)
    want = reference_perceptron(X.astype(float), y, 5)
    block = np.zeros((22, 6))
    block[::2, ::2] = X
    for inputs in (X, X.astype(np.uint8), X.astype(np.float32), block[::2, ::2]):
        check(perceptron(inputs, y, 5), want)


def test_inputs_stay_as_they_were():
    """X and y hold the same numbers after the call."""
    X, y = noisy(np.random.default_rng(3))
    before = X.copy(), y.copy()
    perceptron(X, y, 3)
    check((X, y), before)
