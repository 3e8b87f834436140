import math

import numpy as np
from answer import samme

from drill.suite import assert_close, seeds


def by_hand(y, P, K):
    """Follow the statement row by row; the learners are neither perfect nor as bad as chance."""
    w, alphas = [1 / len(y)] * len(y), []
    for learner in P:
        error = math.fsum(v for v, a, b in zip(w, learner, y, strict=True) if a != b)
        alphas.append(math.log((1 - error) / error) + math.log(K - 1))
        w = [v * math.exp(alphas[-1]) if a != b else v for v, a, b in zip(w, learner, y, strict=True)]
        total = math.fsum(w)
        w = [v / total for v in w]
    return np.array(alphas), np.array(w)


def useful(rng, K, n=19, T=4):
    """Draw labels and learners that stay better than chance under their weights."""
    y = rng.integers(0, K, size=n)
    P, kept = [], 0
    while kept < T:
        tried = np.where(rng.random(n) < 0.2, rng.integers(0, K, size=n), y)
        if (tried == y).all():
            continue
        w = by_hand(y, P, K)[1]
        if w[tried != y].sum() < 1 - 1 / K - 0.05:
            P.append(tried)
            kept += 1
    return y, np.array(P)


def test_one_learner_by_hand():
    """A learner that is wrong on one row of four gets the vote log 3, and that row half of the weight."""
    alphas, w = samme(np.array([0, 0, 1, 1]), np.array([[0, 0, 1, 0]]), 2)
    assert_close(alphas, [np.log(3)], rtol=1e-12)
    assert_close(w, [1 / 6, 1 / 6, 1 / 6, 1 / 2], rtol=1e-12)


def test_two_learners_by_hand():
    """The second learner's error is measured with the weights that the first one left: 1/6, so log 5."""
    alphas, w = samme(np.array([0, 0, 1, 1]), np.array([[0, 0, 1, 0], [1, 0, 1, 1]]), 2)
    assert_close(alphas, np.log([3, 5]), rtol=1e-12)
    assert_close(w, [0.5, 0.1, 0.1, 0.3], rtol=1e-12)


def test_two_classes():
    """For two classes, votes and weights are those of the definition."""
    for rng in seeds():
        y, P = useful(rng, 2)
        alphas, w = samme(y, P, 2)
        want = by_hand(y, P, 2)
        assert_close(alphas, want[0], rtol=1e-9, atol=1e-12)
        assert_close(w, want[1], rtol=1e-9)


def test_more_classes():
    """For K classes the vote has the term log(K - 1), and errors above one half still count."""
    for rng in seeds():
        y, P = useful(rng, 5)
        alphas, w = samme(y, P, 5)
        want = by_hand(y, P, 5)
        assert_close(alphas, want[0], rtol=1e-9, atol=1e-12)
        assert_close(w, want[1], rtol=1e-9)
    alphas, _ = samme(np.array([0, 1, 2, 0, 1]), np.array([[0, 1, 0, 1, 2]]), 3)
    assert_close(alphas, [np.log(2 / 3) + np.log(2)], rtol=1e-12)


def test_error_after_the_update():
    """After the update a learner's own weighted error is 1 - 1/K, that of chance."""
    for rng in seeds(5):
        for K in (2, 3, 7):
            y, P = useful(rng, K, T=2)
            _, w = samme(y, P, K)
            assert_close(np.asarray(w)[P[-1] != y].sum(), 1 - 1 / K, rtol=1e-9)


def test_perfect_learner_ends_it():
    """A learner without error gets the vote 1, leaves the weights, and learners after it get 0."""
    y = np.array([0, 0, 1, 1])
    alphas, w = samme(y, np.array([[0, 0, 1, 0], y, [1, 0, 1, 1]]), 2)
    assert_close(alphas, [np.log(3), 1.0, 0.0], rtol=1e-12)
    assert_close(w, [1 / 6, 1 / 6, 1 / 6, 1 / 2], rtol=1e-12)


def test_chance_ends_it():
    """A learner at chance level or below gets the vote 0, leaves the weights, and later learners get 0."""
    y = np.array([0, 0, 1, 1])
    for bad in ([0, 1, 1, 0], [1, 1, 1, 0], [1, 1, 0, 0]):
        alphas, w = samme(y, np.array([[0, 0, 1, 0], bad, [1, 0, 1, 1]])[[1, 0, 2]], 2)
        assert_close(alphas, [0, 0, 0])
        assert_close(w, np.full(4, 0.25), rtol=1e-12)


def test_same_learner_twice():
    """Repeated, a learner is at chance on its own weights, up to rounding, and ends the procedure."""
    for rng in seeds():
        for K in (2, 3, 5):
            y, P = useful(rng, K, T=1)
            alphas, w = samme(y, np.array([P[0], P[0], P[0]]), K)
            want = by_hand(y, P, K)
            assert_close(alphas, [want[0][0], 0, 0], rtol=1e-9)
            assert_close(w, want[1], rtol=1e-9)


def test_chance_of_many_classes():
    """With four classes a learner ends the procedure at an error of 3/4, not before."""
    y = np.array([0, 1, 2, 3])
    alphas, _ = samme(y, np.array([[0, 1, 0, 0], [1, 1, 1, 1]]), 4)
    assert_close(alphas[0], np.log(3), rtol=1e-12)
    alphas, _ = samme(y, np.array([[1, 1, 1, 1], [0, 1, 2, 0]]), 4)
    assert_close(alphas, [0, 0])


def test_tiny_errors():
    """A learner that errs on a single row of weight 1e-12 is not perfect: it gets its vote, and the next one too."""
    y, P = np.zeros(41, dtype=int), np.eye(41, dtype=int)[:36]
    alphas, w = samme(y, P, 2)
    want = by_hand(y, P, 2)
    assert_close(alphas, want[0], rtol=1e-4)  # lenient, for errors taken as 1 less the weight of the right rows
    assert_close(w, want[1], rtol=1e-2, atol=1e-9)


def test_barely_better_than_chance():
    """A learner with the error 0.4995 beats a coin and gets the vote log(1001/999)."""
    y = np.zeros(2000, dtype=int)
    alphas, _ = samme(y, (np.arange(2000) < 999).astype(int)[None], 2)
    assert_close(alphas, [np.log(1001 / 999)], rtol=1e-9)


def test_no_learners():
    """Without learners there are no votes and the weights are equal."""
    alphas, w = samme(np.array([0, 1, 1]), np.zeros((0, 3), dtype=int), 2)
    assert_close(alphas, np.zeros(0))
    assert_close(w, np.full(3, 1 / 3), rtol=1e-12)


def test_one_row():
    """A single row is either right or wrong altogether, and both end the procedure."""
    for label, want in ((0, [1.0, 0.0]), (1, [0.0, 0.0])):
        alphas, w = samme(np.array([label]), np.array([[0], [1]]), 2)
        assert_close(alphas, want)
        assert_close(w, [1.0])


def test_many_rows():
    """On 100000 rows with two errors the vote is log 49999, and each wrong row gets a quarter of the weight."""
    y = np.zeros(100_000, dtype=int)
    P = np.zeros((1, 100_000), dtype=int)
    P[0, :2] = 1
    alphas, w = samme(y, P, 2)
    assert_close(alphas, [np.log(49999)], rtol=1e-9)
    assert_close(np.asarray(w)[[0, 1, 2]], [0.25, 0.25, 0.5 / 99998], rtol=1e-9)


def test_arguments_stay_as_they_were():
    """Labels and predictions, small types and views among them, are read only."""
    y, P = useful(np.random.default_rng(8), 3)
    small, strided = y.astype(np.uint8), np.repeat(P, 2, axis=1)[:, ::2]
    want = by_hand(y, P, 3)
    assert_close(samme(small, strided, 3)[1], want[1], rtol=1e-9)
    assert_close(small, y)
    assert_close(strided, P)
