import math

import numpy as np
from answer import boost_scores

from drill.suite import assert_close, seeds


def by_hand(y, leaves, rate):
    """Go row by row in Python floats."""
    k = sum(int(v) for v in y)
    scores = [[math.log(k / (len(y) - k))] * len(y)]
    for tree in leaves:
        F = scores[-1]
        up, down = {}, {}
        for label, leaf, f in zip(y, tree, F, strict=True):
            p, q = 1 / (1 + math.exp(-f)), 1 / (1 + math.exp(f))
            up[int(leaf)] = up.get(int(leaf), 0.0) + (q if label else -p)
            down[int(leaf)] = down.get(int(leaf), 0.0) + p * q
        scores.append([f + rate * (up[int(leaf)] / down[int(leaf)]) for f, leaf in zip(F, tree, strict=True)])
    return np.array(scores)


def data(rng, n=23, T=5, K=4):
    y = rng.integers(0, 2, size=n)
    y[:2] = 0, 1
    return y, rng.integers(0, K, size=(T, n))


def test_one_tree_by_hand():
    """From log(1/3) a leaf with one of two rows positive gains 4/3, and a leaf of two negatives loses 4/3."""
    want = np.log(1 / 3) + np.array([[0, 0, 0, 0], [4 / 3, 4 / 3, -4 / 3, -4 / 3]])
    assert_close(boost_scores(np.array([1, 0, 0, 0]), np.array([[7, 7, 2, 2]]), 1.0), want, rtol=1e-12)


def test_random_partitions():
    """On random labels and partitions the scores after each tree are those of the definition."""
    for rng in seeds():
        y, leaves = data(rng)
        assert_close(boost_scores(y, leaves, 0.3), by_hand(y, leaves, 0.3), rtol=1e-9, atol=1e-12)


def test_rates():
    """The learning rate scales each step once, above one as well."""
    y, leaves = data(np.random.default_rng(40))
    for rate in (0.01, 1.0, 1.5):
        assert_close(boost_scores(y, leaves, rate), by_hand(y, leaves, rate), rtol=1e-9, atol=1e-12)


def test_no_trees():
    """Without trees the only row is the log-odds of the base rate."""
    got = boost_scores(np.array([1, 0, 0]), np.zeros((0, 3), dtype=int), 0.1)
    assert_close(got, np.full((1, 3), np.log(0.5)), rtol=1e-12)


def test_base_rate_is_a_fixed_point():
    """A tree with a single leaf finds nothing left to do at the start."""
    y = np.array([1, 0, 0, 1, 0, 0, 0])
    assert_close(
        boost_scores(y, np.zeros((3, 7), dtype=int), 0.5), np.full((4, 7), np.log(2 / 5)), rtol=1e-12
    )


def test_names_of_leaves():
    """Leaves may be named by any integers: negative, huge and one apart, or in any order."""
    for rng in seeds(5):
        y, leaves = data(rng)
        want = by_hand(y, leaves, 0.3)
        for names in ([10**12, -7, 7, -(10**15)], [2**60, 2**60 + 1, 2**32, 0]):
            assert_close(boost_scores(y, np.array(names)[leaves], 0.3), want, rtol=1e-9, atol=1e-12)


def test_trees_name_leaves_on_their_own():
    """The same name in two trees means two different leaves."""
    y = np.array([1, 0, 1, 0, 0])
    leaves = np.array([[0, 0, 0, 1, 1], [0, 1, 1, 1, 0], [1, 1, 0, 0, 0]])
    assert_close(boost_scores(y, leaves, 0.5), by_hand(y, leaves, 0.5), rtol=1e-9, atol=1e-12)


def test_many_rounds_on_pure_leaves():
    """With pure leaves the scores run away from zero, and the steps stay exact at log-odds beyond 40."""
    y, leaves = np.array([1, 1, 0, 0, 0]), np.tile([[0, 0, 1, 1, 1]], (60, 1))
    got = np.asarray(boost_scores(y, leaves, 1.0))
    assert_close(got, by_hand(y, leaves, 1.0), rtol=1e-9)
    # From there on each Newton step is 1/p, a little more than one.
    assert_close(got[-1] - got[-2], [1, 1, -1, -1, -1], rtol=1e-9)


def test_huge_scores():
    """At log-odds of ±700 leaves that are too flat to divide get 0, and nothing becomes NaN or infinite."""
    y, leaves = np.array([1, 1, 0, 0]), np.tile([[0, 0, 1, 1]], (4, 1))
    # The first step is ±2, scaled to ±300; there the curvature e^-300 still counts; the next step is 1, scaled to 450.
    got = np.asarray(boost_scores(y, leaves, 150.0))
    assert_close(got[:, 0], [0, 300, 450, 450, 450], rtol=1e-9)
    assert_close(got[:, 3], [0, -300, -450, -450, -450], rtol=1e-9)
    # Here a wrong row with the gradient -1 sits in a leaf with the curvature e^-400.
    got = boost_scores(np.array([1, 1, 0, 0, 0, 1]), np.tile([[0, 0, 0, 1, 1, 1]], (2, 1)), 600.0)
    assert_close(got, np.outer([0, 1, 1], [400, 400, 400, -400, -400, -400]), rtol=1e-9)


def test_mixed_leaf_far_out():
    """One wrong row at a log-odds of 50 gets a step of its full size, -e^50 times the rate, not a clipped one."""
    y = np.array([1, 1, 1, 0, 0, 0])
    leaves = np.array([[0, 0, 0, 1, 1, 1]] * 2 + [[5, 5, 5, 5, 6, 7]])
    for rate in (4.0, 25.0):
        assert_close(boost_scores(y, leaves, rate), by_hand(y, leaves, rate), rtol=1e-8)


def test_types_of_input():
    """Boolean and unsigned labels, and leaves in small types or views with strides, give the same scores."""
    y, leaves = data(np.random.default_rng(6))
    want = by_hand(y, leaves, 0.3)
    for labels, tree in (
        (y == 1, leaves),
        (y.astype(np.uint8), leaves.astype(np.int8)),
        (y, np.repeat(leaves, 2, axis=1)[:, ::2]),
    ):
        assert_close(boost_scores(labels, tree, 0.3), want, rtol=1e-9, atol=1e-12)


def test_order_of_the_rows():
    """Shuffled rows get the same scores in their new places."""
    for rng in seeds(5):
        y, leaves = data(rng)
        order = rng.permutation(len(y))
        got = boost_scores(y[order], leaves[:, order], 0.3)
        assert_close(got, by_hand(y, leaves, 0.3)[:, order], rtol=1e-9, atol=1e-12)


def test_arguments_stay_as_they_were():
    """Neither labels nor leaves are changed."""
    y, leaves = data(np.random.default_rng(7))
    leaves = leaves * 5 - 3
    y_before, leaves_before = y.copy(), leaves.copy()
    boost_scores(y, leaves, 0.3)
    assert_close(y, y_before)
    assert_close(leaves, leaves_before)
