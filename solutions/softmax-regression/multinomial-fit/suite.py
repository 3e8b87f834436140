"""Multinomial logistic regression: the minimiser of the stated objective, its conventions and its symmetries."""

import math
from pathlib import Path

import numpy as np
from answer import fit

from drill.suite import assert_close, golden, seeds

CLOSE = 2e-5  # of weights and probabilities to the minimiser, the accuracy that the statement asks for


def draw(rng, n=31, d=3, K=3):
    """Draw features and labels 0..K-1, each of which occurs, that overlap."""
    X = rng.normal(size=(n, d)) + rng.normal(size=d)
    y = (X @ rng.normal(size=(d, K)) + rng.gumbel(size=(n, K))).argmax(axis=1)
    y[:K] = np.arange(K)
    return X, y


def probabilities(X, W, b):
    """Work out the class probabilities of rows."""
    Z = X @ np.asarray(W).T + np.asarray(b)
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)


def slopes(X, y, W, b, C):
    """Work out the gradient of the objective in weights and intercepts, divided by C times the number of rows."""
    residual = probabilities(X, W, b) - (np.asarray(y)[:, None] == np.unique(y)[None, :])
    return (C * residual.T @ X + np.asarray(W)) / (C * len(y)), residual.sum(axis=0) / len(y)


def test_worked_example():
    """Without any signal the weights are zero and the intercepts the centred logarithms of the class counts."""
    classes, W, b = fit(np.zeros((7, 1)), np.array([0, 0, 0, 0, 1, 1, 2]), 1.0)
    assert_close(classes, [0, 1, 2])
    assert_close(W, np.zeros((3, 1)), atol=CLOSE)
    assert_close(b, [math.log(2), 0.0, -math.log(2)], rtol=0, atol=CLOSE)


def test_scikit_learn_values():
    """Weights and intercepts equal those of scikit-learn, centred over the classes, for weak and strong penalties."""
    frozen = golden("goldens.npz", Path(__file__).parent)
    for position, C in enumerate(frozen["C"].tolist()):
        classes, W, b = fit(frozen["X"], frozen["y"], C)
        assert_close(classes, [0, 1, 2, 3])
        assert_close(W, frozen[f"W{position}"], rtol=1e-4, atol=5 * CLOSE)
        assert_close(b, frozen[f"b{position}"], rtol=1e-4, atol=5 * CLOSE)


def test_objective_is_flat_at_the_fit():
    """At the returned weights and intercepts the objective has no slope in any direction."""
    for rng in seeds(8):
        X, y = draw(rng)
        C = float(10 ** rng.uniform(-2, 1))
        _, W, b = fit(X, y, C)
        in_weights, in_intercepts = slopes(X, y, W, b, C)
        assert_close(in_weights, np.zeros((3, 3)), atol=CLOSE)
        assert_close(in_intercepts, np.zeros(3), atol=CLOSE)


def test_mean_probability_is_the_class_share():
    """Intercepts go free, so the mean probability of each class over the rows is its share of them."""
    for rng in seeds(3):
        X, y = draw(rng, n=23, d=2, K=5)
        _, W, b = fit(X, y, 0.1)
        assert_close(probabilities(X, W, b).mean(axis=0), np.bincount(y) / 23, rtol=0, atol=CLOSE)


def test_moving_the_features_moves_the_intercepts_only():
    """A constant added to a feature leaves the weights as they are."""
    for rng in seeds(3):
        X, y = draw(rng)
        _, W, _ = fit(X, y, 0.5)
        _, moved, _ = fit(X + np.array([3.0, 0.0, -2.0]), y, 0.5)
        assert_close(moved, np.asarray(W), rtol=0, atol=10 * CLOSE)


def test_weights_and_intercepts_are_centred():
    """For each feature the weights sum to zero over the classes, and so do the intercepts."""
    for rng in seeds(3):
        X, y = draw(rng, K=4)
        _, W, b = fit(X, y, 2.0)
        assert_close(np.asarray(W).sum(axis=0), np.zeros(3), atol=CLOSE)
        assert_close(np.sum(b), 0.0, atol=CLOSE)


def test_text_labels():
    """Text labels give the fit of their ranks in ascending order, whatever order they appear in."""
    X, y = draw(np.random.default_rng(1))
    _, wanted, intercepts = fit(X, y, 1.0)
    names = np.array(["apple", "fig", "pear"])
    order = np.argsort(-y, kind="stable")  # pears first
    classes, W, b = fit(X[order], names[y][order], 1.0)
    assert [str(name) for name in classes] == ["apple", "fig", "pear"]
    assert_close(W, np.asarray(wanted), rtol=0, atol=5 * CLOSE)
    assert_close(b, np.asarray(intercepts), rtol=0, atol=5 * CLOSE)


def test_gaps_between_labels():
    """Labels such as 2, 7 and 12 are three classes, not thirteen."""
    X, y = draw(np.random.default_rng(2))
    _, wanted, _ = fit(X, y, 1.0)
    classes, W, b = fit(X, np.array([2, 7, 12])[y], 1.0)
    assert_close(classes, [2, 7, 12])
    assert_close(np.shape(b), [3])
    assert_close(W, np.asarray(wanted), rtol=0, atol=5 * CLOSE)


def test_rows_twice_is_c_twice():
    """The losses are summed, not averaged: all rows twice give the fit of the rows once with twice the C."""
    X, y = draw(np.random.default_rng(3))
    _, twice, _ = fit(np.concatenate([X, X]), np.concatenate([y, y]), 0.3)
    _, once, _ = fit(X, y, 0.6)
    assert_close(twice, np.asarray(once), rtol=0, atol=5 * CLOSE)


def test_two_classes_penalise_half_as_much():
    """With two classes the difference of the weights is that of logistic regression with twice the C."""
    rng = np.random.default_rng(4)
    X, y = draw(rng, d=2, K=2)
    _, W, b = fit(X, y, 0.4)
    w, intercept = np.diff(np.asarray(W), axis=0)[0], float(np.diff(b)[0])
    residual = 1 / (1 + np.exp(-(X @ w + intercept))) - y
    assert_close((2 * 0.4 * residual @ X + w) / len(y), np.zeros(2), atol=CLOSE)
    assert_close(residual.mean(), 0.0, atol=CLOSE)


def test_separable_classes():
    """Classes that a line tells apart give finite weights and probabilities near one, also for a weak penalty."""
    X = np.array([[-3.0], [-2.5], [-2.0], [2.0], [2.5], [3.0]])
    y = np.array([0, 0, 0, 1, 1, 1])
    for C in (1.0, 20.0):
        _, W, b = fit(X, y, C)
        assert np.all(np.isfinite(W)), "weights are not finite"
        in_weights, _ = slopes(X, y, W, b, C)
        assert_close(in_weights, np.zeros((2, 1)), atol=CLOSE)
        assert np.all(probabilities(X, W, b)[np.arange(6), y] > 0.9)


def test_inputs_are_left_alone():
    """Whole-number features work, and features and labels are as they were after the call."""
    X, y = np.array([[0, 1], [2, 0], [1, 1], [3, 2], [0, 2], [2, 2]]), np.array([2, 0, 1, 0, 2, 1])
    before, labels = X.copy(), y.copy()
    _, W, b = fit(X, y, 1.0)
    assert_close(X, before)
    assert_close(y, labels)
    assert_close(slopes(X, y, W, b, 1.0)[0], np.zeros((3, 2)), atol=CLOSE)
