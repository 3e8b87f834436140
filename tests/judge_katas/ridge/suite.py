"""Hidden tests of ridge."""

import numpy as np
import pytest
from answer import ridge
from reference import ridge as reference_ridge

from drill.suite import assert_close, seeds

RTOL, ATOL = 1e-8, 1e-10  # a solve of a well-conditioned system of five unknowns


def problem(rng, n=23, d=5):
    """Return a random design with an offset, and targets that depend on it."""
    X = rng.normal(size=(n, d)) + 3.0
    return X, X @ rng.normal(size=d) + 7.0 + 0.1 * rng.normal(size=n)


def test_a_case_worked_by_hand():
    """The points (-1, 0), (0, 2), (1, 4) with penalty 2 have the slope 1 and the intercept 2."""
    weights, intercept = ridge(np.array([[-1.0], [0.0], [1.0]]), np.array([0.0, 2.0, 4.0]), 2.0)
    assert_close(weights, np.array([1.0]), rtol=RTOL)
    assert_close(intercept, 2.0, rtol=RTOL)


def test_weights_of_random_problems():
    """The weights are those of the penalised least-squares problem."""
    for rng in seeds():
        X, y = problem(rng)
        assert_close(ridge(X, y, 2.5)[0], reference_ridge(X, y, 2.5)[0], rtol=RTOL, atol=ATOL)


def test_intercept_of_random_problems():
    """The intercept is not penalised."""
    for rng in seeds():
        X, y = problem(rng)
        assert_close(ridge(X, y, 2.5)[1], reference_ridge(X, y, 2.5)[1], rtol=RTOL, atol=ATOL)


def test_an_offset_of_the_targets():
    """Adding a constant to the targets moves the intercept and nothing else."""
    for rng in seeds():
        X, y = problem(rng)
        weights, intercept = ridge(X, y, 1.0)
        moved_weights, moved_intercept = ridge(X, y + 100.0, 1.0)
        assert_close(moved_weights, weights, rtol=1e-7, atol=1e-9)
        assert_close(moved_intercept, intercept + 100.0, rtol=RTOL)


def test_more_features_than_rows():
    """With a penalty the problem has an answer for any number of rows."""
    for rng in seeds():
        X, y = problem(rng, n=3, d=7)
        expected = reference_ridge(X, y, 0.5)
        weights, intercept = ridge(X, y, 0.5)
        assert_close(weights, expected[0], rtol=RTOL, atol=ATOL)
        assert_close(intercept, expected[1], rtol=RTOL)


def test_integer_input():
    """Integers are numbers like others."""
    X = np.array([[1, 2], [3, 5], [4, 4], [7, 1]])
    weights, intercept = ridge(X, np.array([1, 2, 3, 5]), 1)
    expected = reference_ridge(X, np.array([1, 2, 3, 5]), 1)
    assert_close(weights, expected[0], rtol=RTOL)
    assert_close(intercept, expected[1], rtol=RTOL)


def test_a_negative_penalty():
    """A negative penalty is refused with a ValueError, and a penalty of zero is not."""
    X, y = np.array([[0.0], [1.0]]), np.array([1.0, 3.0])
    with pytest.raises(ValueError):
        ridge(X, y, -0.25)
    weights, intercept = ridge(X, y, 0.0)
    assert_close(weights, np.array([2.0]), rtol=RTOL)
    assert_close(intercept, 1.0, rtol=RTOL)


def test_the_inputs_are_left_alone():
    """The caller's arrays are unchanged."""
    for rng in seeds(5):
        X, y = problem(rng)
        copies = X.copy(), y.copy()
        ridge(X, y, 1.0)
        assert_close(X, copies[0], rtol=0)
        assert_close(y, copies[1], rtol=0)
