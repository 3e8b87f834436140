import math

import numpy as np
from answer import best_round

from drill.suite import assert_close, seeds


def curve_by_hand(y, start, steps, rate):
    """Mean log loss after each number of trees, row by row."""
    curve = []
    for t in range(len(steps) + 1):
        losses = []
        for i, label in enumerate(y):
            f = start + rate * math.fsum(float(tree[i]) for tree in steps[:t])
            wrong = -f if label else f
            losses.append(max(wrong, 0.0) + math.log1p(math.exp(-abs(f))))
        curve.append(math.fsum(losses) / len(losses))
    return np.array(curve)


def data(rng, m=13, T=6):
    y = rng.integers(0, 2, size=m)
    return y, float(rng.normal()), rng.normal(size=(T, m)) + (2 * y - 1) * np.linspace(1, -1, T)[:, None]


def one_row(losses):
    """Steps for a single positive row, at rate 1 and start 0, whose curve orders like `losses`."""
    scores = -np.array(losses, dtype=float)
    return np.diff(scores, prepend=0.0)[:, None]


def test_three_scores_by_hand():
    """Scores 0, 1 and -2 of a positive row give the losses 0.693, 0.313 and 2.127, so one tree is best."""
    best, curve = best_round(np.array([1]), 0.0, np.array([[2.0], [-6.0]]), 0.5)
    assert_close(best, 1)
    assert_close(curve, [0.6931471806, 0.3132616875, 2.1269280110], rtol=1e-9)


def test_random_steps():
    """On random steps the curve is the mean log loss of the scores, and the best its minimum."""
    for rng in seeds():
        y, start, steps = data(rng)
        best, curve = best_round(y, start, steps, 0.3)
        want = curve_by_hand(y, start, steps, 0.3)
        assert_close(curve, want, rtol=1e-9)
        assert_close(best, np.argmin(want))


def test_no_tree_is_best():
    """If every tree makes it worse, zero trees are kept."""
    best, curve = best_round(np.array([0, 0, 1]), -0.7, np.array([[1.0, 1.0, -1.0], [1.0, 2.0, -1.0]]), 0.5)
    assert_close(best, 0)
    assert_close(len(curve), 3)


def test_no_trees_at_all():
    """Without trees the curve holds the loss of the start alone."""
    best, curve = best_round(np.array([1, 0]), 2.0, np.zeros((0, 2)), 0.5)
    assert_close(best, 0)
    assert_close(curve, [(np.log1p(np.exp(-2.0)) + 2 + np.log1p(np.exp(-2.0))) / 2], rtol=1e-9)


def test_last_tree_is_best():
    """If every tree helps, all of them are kept, with or without patience."""
    for patience in (None, 1, 9):
        best, curve = best_round(np.array([1, 1]), 0.0, np.ones((4, 2)), 0.1, patience)
        assert_close(best, 4)
        assert_close(len(curve), 5)


def test_equal_entries():
    """Of equal minima the earliest counts."""
    best, _ = best_round(
        np.array([1, 0]), 0.0, np.array([[1.0, -1.0], [0.0, 0.0], [-3.0, 3.0], [3.0, -3.0]]), 1.0
    )
    assert_close(best, 1)


def test_patience_by_hand():
    """With patience 2 training stops at the second round in a row that brings no new minimum."""
    steps = one_row([-1, 2, 3, -5, 1])
    best, curve = best_round(np.array([1]), 0.0, steps, 1.0, 2)
    assert_close(best, 1)
    assert_close(curve, np.logaddexp(0, [0, -1, 2, 3]), rtol=1e-9)
    best, curve = best_round(np.array([1]), 0.0, steps, 1.0, 3)
    assert_close(best, 4)
    assert_close(len(curve), 6)


def test_patience_counts_from_the_minimum():
    """A round that is better than the one before, but no new minimum, doesn't renew the patience."""
    best, curve = best_round(np.array([1]), 0.0, one_row([-3, 2, 1, 0, -9]), 1.0, 3)
    assert_close(best, 1)
    assert_close(len(curve), 5)


def test_patience_on_a_plateau():
    """A round that only equals the minimum counts as no improvement."""
    best, curve = best_round(np.array([1, 0]), 0.0, np.zeros((6, 2)), 1.0, 2)
    assert_close(best, 0)
    assert_close(curve, np.full(3, np.log(2)), rtol=1e-12)


def test_small_improvements():
    """However little a round improves on the minimum, it renews the patience."""
    best, curve = best_round(np.array([1]), 0.0, np.full((5, 1), 1e-9), 1.0, 1)
    assert_close(best, 5)
    assert_close(len(curve), 6)


def test_patience_on_random_steps():
    """On random steps the curve is cut where the last rounds all missed the minimum before them."""
    for rng in seeds():
        y, start, steps = data(rng, T=17)
        steps = rng.normal(size=steps.shape)
        want = curve_by_hand(y, start, steps, 0.3)
        for patience in (1, 2, 4):
            stops = [
                t
                for t in range(patience, 18)
                if min(want[t - patience + 1 : t + 1]) >= min(want[: t - patience + 1])
            ]
            end = stops[0] if stops else 17
            best, curve = best_round(y, start, steps, 0.3, patience)
            assert_close(curve, want[: end + 1], rtol=1e-9)
            assert_close(best, np.argmin(want[: end + 1]))


def test_huge_scores():
    """At scores of a million the loss of a wrong row is a million and that of a right one 0."""
    steps = np.array([[1e6, 1e6], [-2e6, -2e6]])
    _, curve = best_round(np.array([1, 0]), 0.0, steps, 1.0)
    assert_close(curve, [np.log(2), 5e5, 5e5], rtol=1e-12)
    _, curve = best_round(np.array([1, 0]), 0.0, np.array([[1e6, -1e6]]), 1.0)
    assert_close(curve, [np.log(2), 0.0], rtol=1e-12)


def test_confident_and_right():
    """At a score of 40 the loss of a positive row is e^-40, and more confidence is still better."""
    best, curve = best_round(np.array([1]), 40.0, np.array([[10.0], [10.0]]), 1.0)
    assert_close(best, 2)
    assert_close(curve, np.exp([-40.0, -50.0, -60.0]), rtol=1e-9)


def test_types_of_input():
    """Boolean and unsigned labels, integer steps and float32 steps give the same as floats."""
    y, start, _ = data(np.random.default_rng(5))
    steps = np.random.default_rng(6).integers(-3, 4, size=(5, 13))
    want = curve_by_hand(y, start, steps, 0.3)
    for labels, given in (
        (y == 1, steps),
        (y.astype(np.uint8), steps.astype(np.int8)),
        (y, np.repeat(steps, 2, axis=1)[:, ::2]),
    ):
        assert_close(best_round(labels, start, given, 0.3)[1], want, rtol=1e-9)
    small = (np.random.default_rng(7).normal(size=(40, 13))).astype(np.float32)
    assert_close(best_round(y, start, small, 0.3)[1], curve_by_hand(y, start, small, 0.3), rtol=1e-9)


def test_arguments_stay_as_they_were():
    """Neither labels nor steps are changed."""
    y, start, steps = data(np.random.default_rng(8))
    y_before, steps_before = y.copy(), steps.copy()
    best_round(y, start, steps, 0.3, 2)
    assert_close(y, y_before)
    assert_close(steps, steps_before)
