import itertools

import numpy as np

from drill.suite import assert_close, in_answer, seeds


@in_answer
def grown(X, y, T, **limits):
    """Fit on X and y, and return what the tree says of T."""
    import numpy as np
    from answer import Tree

    tree = Tree(**limits).fit(X, y)
    return [np.asarray(tree.predict_proba(T)), np.asarray(tree.predict(T)), int(tree.depth())]


@in_answer
def grown_twice(X, y, Z, z, T):
    """Fit on X and y, then on Z and z, and return the shares for T."""
    import numpy as np
    from answer import Tree

    tree = Tree()
    tree.fit(X, y)
    tree.fit(Z, z)
    return np.asarray(tree.predict_proba(T))


@in_answer
def side_by_side(X, y, Z, z, T):
    """Fit two trees, then return the shares that the first gives T."""
    import numpy as np
    from answer import Tree

    first, second = Tree(), Tree(max_depth=1)
    first.fit(X, y)
    second.fit(Z, z)
    return np.asarray(first.predict_proba(T))


@in_answer
def changed(X, y, T):
    """Return the arguments after they were used."""
    from answer import Tree

    tree = Tree().fit(X, y)
    tree.predict(T)
    tree.predict_proba(T)
    return [X, y, T]


def gini(y):
    return 1 - sum((y == label).mean() ** 2 for label in np.unique(y))


def cuts(X, y, min_leaf):
    for j in range(X.shape[1]):
        for low, high in itertools.pairwise(np.unique(X[:, j])):
            left = X[:, j] <= low
            if min_leaf <= left.sum() <= len(y) - min_leaf:
                yield left.mean() * gini(y[left]) + (1 - left.mean()) * gini(y[~left]), j, (low + high) / 2


def follow(X, y, T, labels, depth, min_leaf):
    """Return the shares of each row of T and the depth of the tree, by trying all cuts at each node."""
    options = list(cuts(X, y, min_leaf)) if depth and len(np.unique(y)) > 1 else []
    if not options:
        return np.tile([(y == label).mean() for label in labels], (len(T), 1)), 0
    lowest = min(options)[0]
    _, j, threshold = next(option for option in options if option[0] < lowest + 1e-9)
    shares, depths = np.empty((len(T), len(labels))), []
    for side, goes in ((X[:, j] <= threshold, T[:, j] <= threshold), (X[:, j] > threshold, T[:, j] > threshold)):
        shares[goes], below = follow(X[side], y[side], T[goes], labels, depth - 1, min_leaf)
        depths.append(below)
    return shares, 1 + max(depths)


def check(X, y, T, **limits):
    """Compare shares, labels and depth with the plain recursion."""
    labels = np.unique(y)
    shares, depth = follow(X, y, T, labels, limits.get("max_depth", 99), limits.get("min_leaf", 1))
    got_shares, got_labels, got_depth = grown(X, y, T, **limits)
    assert_close(got_shares, shares, rtol=1e-9, atol=1e-12)
    assert_close(got_labels, labels[shares.argmax(axis=1)])
    assert_close(got_depth, depth)


def draw(rng, n=17, d=2, classes=3):
    X = rng.integers(0, 5, size=(n, d)).astype(float)
    y = (X[:, 0] > 2).astype(int) + rng.integers(0, classes - 1, size=n)
    return X, y, rng.random((11, d)) * 6 - 1


def test_three_rows_by_hand():
    """Labels 5 5 8 at 0 1 2 are cut at 1.5: one cut, pure leaves."""
    shares, labels, depth = grown(np.array([[0.0], [1.0], [2.0]]), np.array([5, 5, 8]), np.array([[1.4], [1.6]]))
    assert_close(shares, np.array([[1.0, 0.0], [0.0, 1.0]]))
    assert_close(labels, np.array([5, 8]))
    assert_close(depth, 1)


def test_shares_labels_and_depth():
    """On random data with ties, shares, labels and depth are those of the best cut at every node."""
    for rng in seeds():
        check(*draw(rng))


def test_limit_on_depth():
    """No leaf lies deeper than `max_depth`; with 0 the root is the only leaf and holds the label shares; without a limit, forty labels need 39 levels."""
    for rng in seeds(7):
        for max_depth in (0, 1, 2):
            check(*draw(rng), max_depth=max_depth)
    x = np.arange(40)  # each label once: all cuts tie, so the first row is cut off, level by level
    _, labels, depth = grown(x[:, None], x, x[:, None])
    assert_close(labels, x)
    assert_close(depth, 39)


def test_least_rows_in_a_leaf():
    """Only cuts with at least `min_leaf` rows on each side are taken."""
    for rng in seeds():
        for min_leaf in (3, 5):
            check(*draw(rng), min_leaf=min_leaf)


def test_rows_on_the_threshold():
    """A row whose value equals the threshold goes to the left."""
    X, y = np.array([[0.0], [2.0], [4.0], [6.0]]), np.array([0, 1, 2, 3])
    check(X, y, np.array([[1.0], [3.0], [5.0], [-9.0], [99.0]]))


def test_cuts_without_gain():
    """A node that is not pure is cut also if no cut gains anything, as in exclusive or."""
    X, y = np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([0, 1, 1, 0])
    _, labels, depth = grown(X, y, X)
    assert_close(labels, y)
    assert_close(depth, 2)


def test_tied_shares():
    """Of labels with the same share the smallest is predicted, whichever comes first in the data."""
    for y in ([9, 4, 4, 9, -3], [4, 9, -3, 9, 4], [9, -3, 4, 4, 9]):
        check(np.zeros((5, 2)), np.array(y), np.zeros((2, 2)))
    check(np.array([[0.0], [0.0], [1.0], [1.0], [1.0]]), np.array([7, -2, 3, 7, 3]), np.array([[0.0], [1.0]]))


def test_tied_cuts():
    """Of cuts with the same gain the smallest feature wins, then the smallest threshold."""
    x = np.arange(6.0)
    check(np.c_[2 * x, x[::-1]], np.array([0, 0, 0, 1, 1, 1]), np.array([[0.0, 0.0], [9.0, 5.0]]))
    check(x[:, None], np.array([1, 0, 0, 0, 0, 1]), x[:, None], max_depth=1)
    x = np.arange(8.0)  # the cuts at 1.5 and 5.5 mirror each other, though not in the last digit
    check(x[:, None], np.array([1, 0, 1, 1, 1, 0, 1, 1]), x[:, None], max_depth=1)


def test_leaves_without_a_label():
    """Shares have one column per training label, also where a leaf lacks some, and sum to 1."""
    for rng in seeds(5):
        X, y, T = draw(rng, classes=4)
        labels = np.array([10**9, -5, 40, 7])
        check(X, labels[y], T, max_depth=2)
        assert_close(grown(X, labels[y], T)[0].sum(axis=1), np.ones(11), rtol=1e-12)


def test_one_label_and_one_row():
    """A single label or a single row gives a lone leaf of depth 0 with share 1."""
    for X, y in ((np.arange(6.0).reshape(3, 2), np.array([4, 4, 4])), (np.ones((1, 2)), np.array([-1]))):
        shares, labels, depth = grown(X, y, np.zeros((2, 2)))
        assert_close(shares, np.ones((2, 1)))
        assert_close(labels, np.full(2, y[0]))
        assert_close(depth, 0)


def test_second_fit():
    """Fitting again forgets the first data and their labels; fitting another tree leaves the first one alone."""
    X, y, T = draw(np.random.default_rng(3))
    Z, z, _ = draw(np.random.default_rng(4), n=13, classes=2)
    assert_close(grown_twice(X, y, Z, z + 5, T), follow(Z, z, T, np.unique(z), 99, 1)[0], rtol=1e-9, atol=1e-12)
    want = follow(X, y, T, np.unique(y), 99, 1)[0]
    assert_close(side_by_side(X, y, Z, z[::-1], T), want, rtol=1e-9, atol=1e-12)


def test_nearly_pure_nodes():
    """One row of another label among forty is reason enough to cut."""
    X, y = np.arange(40.0)[:, None], np.where(np.arange(40) == 11, 3, 8)
    check(X, y, X)


def test_values_of_any_size():
    """Values shifted by 1e9 or scaled to 1e-9 are cut between the same rows."""
    for rng in seeds(3):
        X, y, T = draw(rng)
        T = np.floor(T) + 0.25
        want = follow(X, y, T, np.unique(y), 99, 1)[0]
        for scale, shift in ((1.0, 1e9), (1e-9, 0.0)):
            shares, labels, _ = grown(X * scale + shift, y, T * scale + shift)
            assert_close(shares, want, rtol=1e-9, atol=1e-12)
            assert_close(labels, np.unique(y)[want.argmax(axis=1)])


def test_types_of_input():
    """Integers, float32 and views with strides give the same tree."""
    X, y, T = draw(np.random.default_rng(6))
    want = grown(X, y, T)[0]
    wide = np.repeat(np.repeat(X, 2, axis=0), 2, axis=1)[::2, ::2]
    for given in (X.astype(np.int8), X.astype(np.float32), wide):
        assert_close(grown(given, y.astype(np.uint8), T)[0], want)
    large = (X.astype(int) * 50).astype(np.uint8)
    assert_close(grown(large, y, T * 50)[0], want)


def test_arguments_stay_as_they_were():
    """Neither the training rows nor the rows to predict are changed."""
    X, y, T = draw(np.random.default_rng(7))
    before = X.copy(), y.copy(), T.copy()
    for now, then in zip(changed(X, y, T), before, strict=True):
        assert_close(now, then)
