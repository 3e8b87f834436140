"""Squared distances against a loop in long double: values, cancellation, memory, shapes, types."""

import numpy as np
from answer import pairwise_sqdist

from drill.suite import assert_close, in_answer, seeds


@in_answer
def peak_memory(n, m, d):
    """Return the most bytes that are allocated during one call."""
    import tracemalloc

    import numpy as np

    from answer import pairwise_sqdist

    rng = np.random.default_rng(0)
    A, B = rng.normal(size=(n, d)), rng.normal(size=(m, d))
    tracemalloc.start()
    pairwise_sqdist(A, B)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


@in_answer
def with_warnings(A, B):
    """Return the distances, and the warnings that came with them."""
    import warnings

    from answer import pairwise_sqdist

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        return pairwise_sqdist(A, B), [str(each.message) for each in caught]


def by_loop(A, B):
    A, B = (np.asarray(points).astype(np.longdouble) for points in (A, B))
    rows = [((row - B) ** 2).sum(axis=1) for row in A]
    return np.array(rows, dtype=float).reshape(len(A), len(B))


def test_three_points_by_hand():
    """From (0, 0) and (1, 1) to (3, 4) it is 25 and 13."""
    assert_close(pairwise_sqdist(np.array([[0.0, 0.0], [1.0, 1.0]]), np.array([[3.0, 4.0]])), [[25.0], [13.0]], rtol=1e-9)


def test_random_points():
    """On random points entry (i, j) is the squared distance of row i of A from row j of B."""
    for rng in seeds():
        A, B = rng.normal(size=(5, 7)), rng.normal(size=(3, 7)) + 2
        assert_close(pairwise_sqdist(A, B), by_loop(A, B), rtol=1e-9, atol=1e-12)


def test_two_clouds_apart():
    """The distance between two clouds that lie 100 apart is kept."""
    rng = np.random.default_rng(1)
    A, B = rng.normal(size=(4, 3)), rng.normal(size=(6, 3)) + 100
    assert_close(pairwise_sqdist(A, B), by_loop(A, B), rtol=1e-9)


def test_far_from_the_origin():
    """At 1e6 and at 1e8 from the origin distances of about 1 are right to 1e-6, and none is negative."""
    for rng in seeds(10):
        for offset in (1e6, 1e8, -1e8, np.array([1e8, -1e8, 3e7])):
            A, B = offset + rng.normal(size=(5, 3)), offset + rng.normal(size=(7, 3))
            got = pairwise_sqdist(A, B)
            assert_close(got, by_loop(A, B), rtol=1e-6, atol=1e-9)
            assert np.min(got) >= 0, "a squared distance is negative"


def test_equal_points():
    """Equal rows are at distance 0 within 1e-9, never below, near the origin and far away."""
    for rng in seeds(10):
        for offset in (0.0, 1e8):
            A = offset + rng.normal(size=(6, 5))
            got = np.asarray(pairwise_sqdist(A, A[::-1].copy()))
            assert_close(got[np.arange(6), np.arange(6)[::-1]], np.zeros(6), atol=1e-9)
            assert got.min() >= 0, "a squared distance is negative"
            assert np.isfinite(np.sqrt(got)).all(), "a root is NaN"


def test_as_many_rows():
    """Two different sets with equally many rows have no zeros on the diagonal."""
    rng = np.random.default_rng(2)
    A, B = rng.normal(size=(5, 3)), rng.normal(size=(5, 3))
    assert_close(pairwise_sqdist(A, B), by_loop(A, B), rtol=1e-9)


def test_memory():
    """No array of n x m x d is built: a few of n x m are enough."""
    n, m, d = 150, 130, 101
    peak = peak_memory(n, m, d)
    assert peak < 8 * (12 * n * m + 8 * (n + m) * d), f"{peak:,} bytes, and n x m x d alone takes {8 * n * m * d:,}"


def test_no_points():
    """Without points in A, in B, or in both the result has the shape (n, m) and no warning comes."""
    for n, m in ((0, 3), (3, 0), (0, 0)):
        got, caught = with_warnings(np.ones((n, 2)), np.ones((m, 2)))
        assert_close(got, np.zeros((n, m)))
        assert not caught, f"a warning came: {caught}"


def test_one_feature():
    """With a single feature it is the squared difference."""
    assert_close(pairwise_sqdist(np.array([[1.0], [4.0]]), np.array([[6.0]])), [[25.0], [4.0]], rtol=1e-9)


def test_types():
    """uint8 does not wrap round, and float32 is computed in float64."""
    rng = np.random.default_rng(3)
    A, B = rng.integers(0, 256, size=(4, 5)).astype(np.uint8), rng.integers(0, 256, size=(3, 5)).astype(np.uint8)
    assert_close(pairwise_sqdist(A, B), by_loop(A, B), rtol=1e-9)
    A, B = rng.normal(size=(4, 3)).astype(np.float32), 5 + rng.normal(size=(5, 3)).astype(np.float32)
    assert_close(pairwise_sqdist(A, B), by_loop(A, B), rtol=1e-10)


def test_scale():
    """Points scaled by 1e-6 and 1e6 have distances scaled by the square."""
    rng = np.random.default_rng(4)
    A, B = rng.normal(size=(4, 3)), rng.normal(size=(5, 3))
    for scale in (1e-6, 1e6):
        assert_close(pairwise_sqdist(scale * A, scale * B), scale**2 * by_loop(A, B), rtol=1e-9)


def test_arguments_stay_as_they_were():
    """Neither set of points is changed."""
    A, B = np.random.default_rng(5).normal(size=(2, 4, 3))
    before = A.copy(), B.copy()
    pairwise_sqdist(A, B)
    assert_close(A, before[0], rtol=0.0)
    assert_close(B, before[1], rtol=0.0)
