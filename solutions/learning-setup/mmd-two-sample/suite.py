import math

import numpy as np
import pytest
from answer import mmd2_unbiased

from drill.suite import assert_close, seeds


def by_pairs(X, Y, gamma):
    """Average the kernel over pairs of different rows, one pair at a time."""

    def mean(A, B, same):
        pairs = [(a, b) for i, a in enumerate(A) for j, b in enumerate(B) if not (same and i == j)]
        return sum(
            math.exp(-gamma * sum((u - v) ** 2 for u, v in zip(a, b, strict=True))) for a, b in pairs
        ) / len(pairs)

    X, Y = X.tolist(), Y.tolist()
    return mean(X, X, True) + mean(Y, Y, True) - 2.0 * mean(X, Y, False)


def test_two_and_two_by_hand():
    """For 0, 1 against 2, 3 with gamma ln 2 the pairs give 1/2 + 1/2 - 2 (1/16 + 1/512 + 1/2 + 1/16) / 4."""
    X, Y = np.array([[0.0], [1.0]]), np.array([[2.0], [3.0]])
    assert_close(
        mmd2_unbiased(X, Y, math.log(2.0)), 1.0 - (1 / 16 + 1 / 512 + 1 / 2 + 1 / 16) / 2, rtol=1e-12
    )


def test_all_pairs():
    """The estimate is made of the mean kernel over pairs of different rows, for samples of different size."""
    for rng in seeds():
        X, Y = rng.normal(size=(7, 3)), rng.normal(size=(5, 3)) + 0.5
        for gamma in (0.3, 2.0):
            assert_close(mmd2_unbiased(X, Y, gamma), by_pairs(X, Y, gamma), rtol=1e-9, atol=1e-12)


def test_can_be_negative():
    """If the samples interleave, the estimate is below zero and stays so."""
    X, Y = np.array([[0.0], [2.0], [4.0]]), np.array([[1.0], [3.0]])
    assert_close(mmd2_unbiased(X, Y, 0.5), by_pairs(X, Y, 0.5), rtol=1e-10)
    assert mmd2_unbiased(X, Y, 0.5) < -0.1


def test_mean_zero_without_a_difference():
    """If both samples come from one distribution, the estimate is zero on average over all ways to split them."""
    pool = np.array([0.0, 0.5, 1.5, 4.0, 4.2])[:, None]
    splits = [[i, j] for i in range(5) for j in range(i)]
    values = [mmd2_unbiased(pool[split], np.delete(pool, split, axis=0), 0.7) for split in splits]
    assert_close(np.mean(values), 0.0, atol=1e-12)


def test_same_rows_twice():
    """A sample against itself is not zero but negative, since only the mixed term meets a row with itself."""
    X = np.array([[0.0, 0.0], [3.0, 4.0]])
    assert_close(mmd2_unbiased(X, X, 1e6), -1.0, atol=1e-12)
    assert_close(mmd2_unbiased(X, X, 0.01), math.exp(-0.25) - 1.0, rtol=1e-10)


def test_far_apart():
    """Two tight groups far from each other reach nearly 2, the largest value."""
    X, Y = np.array([[0.0], [1e-6], [2e-6]]), np.array([[50.0], [50.0 + 1e-6]])
    assert_close(mmd2_unbiased(X, Y, 1.0), 2.0, rtol=1e-9)


def test_gamma_zero():
    """With gamma 0 the kernel tells nothing apart, and the estimate is 0."""
    for rng in seeds():
        assert_close(mmd2_unbiased(rng.normal(size=(5, 2)), rng.normal(size=(3, 2)), 0.0), 0.0, atol=1e-12)


def test_order_of_samples_and_rows():
    """Exchanging the samples or the order of rows changes nothing."""
    for rng in seeds():
        X, Y = rng.normal(size=(7, 2)), rng.normal(size=(5, 2))
        want = mmd2_unbiased(X, Y, 0.4)
        assert_close(mmd2_unbiased(Y, X, 0.4), want, rtol=1e-9, atol=1e-12)
        assert_close(mmd2_unbiased(rng.permutation(X), rng.permutation(Y), 0.4), want, rtol=1e-9, atol=1e-12)


def test_far_from_the_origin():
    """Adding 1e8 to all rows changes nothing beyond what the rows themselves lose by rounding."""
    for rng in seeds():
        X, Y = rng.integers(0, 9, size=(7, 2)) / 4.0, rng.integers(0, 9, size=(5, 2)) / 4.0
        assert_close(mmd2_unbiased(X + 1e8, Y + 1e8, 0.4), by_pairs(X, Y, 0.4), rtol=1e-9, atol=1e-12)


def test_units_are_gammas():
    """A unit ten times smaller goes with a gamma a hundred times smaller."""
    for rng in seeds():
        X, Y = rng.normal(size=(5, 3)), rng.normal(size=(7, 3))
        assert_close(mmd2_unbiased(X * 10.0, Y * 10.0, 0.004), by_pairs(X, Y, 0.4), rtol=1e-9, atol=1e-12)


def test_samples_too_small():
    """A sample of one row has no pair of its own: ValueError."""
    for n, m in ((1, 5), (5, 1), (0, 2)):
        with pytest.raises(ValueError):
            mmd2_unbiased(np.zeros((n, 2)), np.ones((m, 2)), 1.0)


def test_integers_float32_and_strided_views():
    """Unsigned integer, float32 and non-contiguous samples give what their float64 copies give."""
    rng = np.random.default_rng(3)
    X, Y = rng.integers(0, 9, size=(14, 2)).astype(float), rng.integers(0, 9, size=(5, 2)).astype(float)
    want = by_pairs(X[::2], Y, 0.03)
    assert_close(mmd2_unbiased(X[::2], Y, 0.03), want, rtol=1e-9)
    for dtype in (np.uint8, np.int64, np.float32):
        assert_close(mmd2_unbiased(X[::2].astype(dtype), Y.astype(dtype), 0.03), want, rtol=1e-9)


def test_inputs_stay_as_they_were():
    """Both samples hold the same numbers after the call."""
    X, Y = np.array([[0.0, 1.0], [2.0, 5.0]]), np.array([[1.0, 1.0], [4.0, 2.0], [0.0, 3.0]])
    before = X.copy(), Y.copy()
    mmd2_unbiased(X, Y, 0.5)
    assert_close(X, before[0])
    assert_close(Y, before[1])
