import numpy as np
from answer import knn_classify

from drill.suite import assert_close, seeds


def by_loops(X, y, Q, k, weights="uniform"):
    """Vote with plain loops; returns the shares alone."""
    classes = sorted(set(y.tolist()))
    shares = []
    for query in Q.tolist():
        ranked = []
        for place, row in enumerate(X.tolist()):
            ranked.append((sum((a - b) ** 2 for a, b in zip(row, query, strict=True)) ** 0.5, place))
        near = sorted(ranked)[:k]
        exact = [place for distance, place in near if distance == 0]
        votes = dict.fromkeys(classes, 0.0)
        for distance, place in near:
            if weights == "uniform":
                votes[y.tolist()[place]] += 1.0
            elif exact:
                votes[y.tolist()[place]] += float(place in exact)
            else:
                votes[y.tolist()[place]] += 1 / distance
        shares.append([votes[c] / sum(votes.values()) for c in classes])
    return np.array(shares)


def blobs(rng, n=29, q=7, d=3):
    y = rng.integers(0, 3, size=n)
    y[:3] = 0, 1, 2
    return rng.normal(size=(n, d)) + y[:, None], y, rng.normal(size=(q, d)) + 1


def names(labels):
    return [str(label) for label in labels]


def test_six_points_by_hand():
    """Three neighbours of two classes share the vote 2 to 1, and the larger share wins."""
    X, y = np.array([[0.0], [1.0], [2.0], [10.0], [11.0], [12.0]]), np.array([0, 1, 1, 0, 0, 1])
    labels, P = knn_classify(X, y, np.array([[0.9], [10.6]]), 3)
    assert_close(P, [[1 / 3, 2 / 3], [2 / 3, 1 / 3]], rtol=1e-12)
    assert_close(labels, [1, 0])


def test_every_share_on_random_data():
    """On random data the shares are those of the k nearest rows by Euclidean distance, for any k."""
    for rng in seeds():
        X, y, Q = blobs(rng)
        for k in (2, 5, 11):
            want = by_loops(X, y, Q, k)
            labels, P = knn_classify(X, y, Q, k)
            assert_close(P, want, rtol=1e-12, atol=1e-15)
            assert_close(labels, want.argmax(axis=1))


def test_distance_weights():
    """With distance weights a vote counts one over the distance, and the label follows the weighted shares."""
    for rng in seeds():
        X, y, Q = blobs(rng)
        want = by_loops(X, y, Q, 7, "distance")
        labels, P = knn_classify(X, y, Q, 7, "distance")
        assert_close(P, want, rtol=1e-9, atol=1e-15)
        assert_close(labels, want.argmax(axis=1))


def test_zero_distance_with_weights():
    """With distance weights the neighbours at distance 0 alone vote, one vote each, also several of them."""
    X, y = np.array([[1.0, 2.0], [1.0, 2.0], [1.0, 2.0], [1.0, 2.1], [5.0, 5.0]]), np.array([3, 8, 8, 3, 3])
    labels, P = knn_classify(X, y, np.array([[1.0, 2.0], [5.0, 5.0]]), 5, "distance")
    assert_close(P, [[1 / 3, 2 / 3], [1.0, 0.0]], rtol=1e-12)
    assert_close(labels, [8, 3])
    _, P = knn_classify(X, y, np.array([[1.0, 2.0]]), 2, "distance")
    assert_close(P, [[0.5, 0.5]], rtol=1e-12)


def test_tiny_distance_is_not_zero():
    """A neighbour at distance 1e-9 is nearer than one at 1e-8 and weighs ten times as much."""
    X, y = np.array([[1e-9], [-1e-8], [1.0]]), np.array([0, 1, 1])
    _, P = knn_classify(X, y, np.array([[0.0]]), 2, "distance")
    assert_close(P, [[10 / 11, 1 / 11]], rtol=1e-6)
    labels, _ = knn_classify(np.array([[1e-11], [1e-12]]), np.array([0, 1]), np.array([[0.0]]), 1)
    assert_close(labels, [1])


def test_one_neighbour_repeats_the_labels():
    """With k = 1 each training row is predicted as its own label, whatever the weights."""
    for rng in seeds(5):
        X, y, _ = blobs(rng)
        for weights in ("uniform", "distance"):
            labels, P = knn_classify(X, y, X, 1, weights)
            assert_close(labels, y)
            assert_close(P, np.eye(3)[y])


def test_all_rows_are_the_majority():
    """With k = n every query gets the shares of the training labels, however far away it is."""
    for rng in seeds(5):
        X, y, Q = blobs(rng)
        labels, P = knn_classify(X, y, 100 * Q, len(X))
        shares = np.bincount(y) / len(y)
        assert_close(P, np.tile(shares, (len(Q), 1)), rtol=1e-12)
        assert_close(labels, np.full(len(Q), shares.argmax()))


def test_tied_votes_go_to_the_smallest_label():
    """Equal shares go to the smallest label, not to the nearest row nor to the label that comes first in y."""
    X = np.array([[1.0], [2.0], [-3.0], [-4.0]])
    labels, P = knn_classify(X, np.array([5, 5, 2, 2]), np.array([[0.0]]), 4)
    assert_close(P, [[0.5, 0.5]])
    assert_close(labels, [2])
    labels, _ = knn_classify(X, np.array([10, -7, 9, 9]), np.array([[0.0]]), 2)
    assert_close(labels, [-7])


def test_equal_distances_keep_the_order_of_rows():
    """At equal distance the training row that comes first is nearer, so exactly k rows vote."""
    for rng in seeds():
        X = rng.integers(0, 3, size=(41, 2)).astype(float)
        y, Q = rng.integers(0, 3, size=41), rng.integers(0, 3, size=(5, 2)).astype(float)
        y[:3] = 0, 1, 2
        for k in (1, 4, 17):
            assert_close(knn_classify(X, y, Q, k)[1], by_loops(X, y, Q, k), rtol=1e-12, atol=1e-15)


def test_text_labels():
    """Labels may be strings: the columns follow the alphabet, and a tie goes to the first in it."""
    X, y = np.array([[0.0], [1.0], [2.0], [3.0]]), np.array(["pear", "fig", "pear", "a plum"])
    labels, P = knn_classify(X, y, np.array([[0.1], [2.9]]), 2)
    assert_close(P, [[0.0, 0.5, 0.5], [0.5, 0.0, 0.5]])
    assert names(labels) == ["fig", "a plum"]


def test_columns_far_from_the_origin():
    """Adding a hundred million to every column of rows and queries changes nothing."""
    for rng in seeds(5):
        X, Q = rng.integers(-9, 9, size=(2, 23, 3)).astype(float)
        y = np.arange(23) % 3
        want = by_loops(X, y, Q, 5, "distance")
        assert_close(knn_classify(X + 1e8, y, Q + 1e8, 5, "distance")[1], want, rtol=1e-9, atol=1e-15)


def test_columns_are_not_rescaled():
    """A column in larger units decides who is near: nothing is standardised."""
    X, y = np.array([[0.0, 0.0], [1.0, 50.0], [0.9, 9.0]]), np.array([0, 1, 2])
    assert_close(knn_classify(X, y, np.array([[1.0, 4.0]]), 1)[0], [0])


def test_types_of_input():
    """Unsigned and narrow integers, float32, a constant label and views with strides give the same shares."""
    rng = np.random.default_rng(3)
    X, Q = rng.integers(0, 250, size=(13, 2)), rng.integers(0, 250, size=(5, 2))
    y = np.arange(13) % 2
    want = by_loops(X, y, Q, 3)
    wide = np.repeat(X, 2, axis=0)[::2]
    for rows, queries in ((X.astype(np.uint8), Q.astype(np.uint8)), (X.astype(np.float32), Q), (wide, Q)):
        assert_close(knn_classify(rows, y, queries, 3)[1], want, rtol=1e-6, atol=1e-15)
    assert_close(knn_classify(X, np.full(13, 4), Q, 3)[1], np.ones((5, 1)))


def test_whole_numbers_on_one_side():
    """Rows may be whole numbers and queries fractions, or the other way round: no fraction is cut off."""
    whole, broken = np.array([[0], [1], [3], [7]]), np.array([[0.75], [2.75], [6.5]])
    assert_close(knn_classify(whole, np.array([0, 1, 2, 3]), broken, 1)[0], [1, 2, 3])
    assert_close(knn_classify(np.array([[0.2], [1.9]]), np.array([0, 1]), np.array([[1]]), 1)[0], [0])
    _, P = knn_classify(whole, np.array([0, 1, 2, 3]), broken[:1], 2, "distance")
    assert_close(P, [[0.25, 0.75, 0.0, 0.0]], rtol=1e-9)


def test_arguments_stay_as_they_were():
    """Training rows, labels and queries are not changed."""
    X, y, Q = blobs(np.random.default_rng(4))
    before = X.copy(), y.copy(), Q.copy()
    knn_classify(X, y, Q, 3, "distance")
    assert_close(X, before[0])
    assert_close(y, before[1])
    assert_close(Q, before[2])
