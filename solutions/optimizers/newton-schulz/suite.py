"""Newton-Schulz: the quintic acts on each singular value and leaves the singular vectors alone."""

import numpy as np

from answer import newton_schulz
from drill.suite import assert_close, seeds


def by_svd(G, steps):
    """Apply the polynomial to the singular values, one by one."""
    U, values, Vt = np.linalg.svd(np.asarray(G, dtype=float), full_matrices=False)
    values = values / np.sqrt(np.sum(values**2))
    for _ in range(steps):
        values = 3.4445 * values - 4.7750 * values**3 + 2.0315 * values**5
    return (U * values) @ Vt


def test_diagonal_by_hand():
    """On a diagonal matrix each entry goes through the polynomial on its own."""
    assert_close(newton_schulz(np.diag([3.0, 4.0]), 1), np.diag([1.19326944, 0.97648192]), rtol=1e-7, atol=1e-12)


def test_wide_matrices():
    """Singular vectors are kept and singular values follow the polynomial, for any number of steps."""
    for steps, rng in enumerate(seeds()):
        G = rng.normal(size=(3, 7))
        assert_close(newton_schulz(G, steps % 7), by_svd(G, steps % 7), rtol=1e-7, atol=1e-9)


def test_tall_matrices():
    """Tall matrices come back in their own shape and give the transpose of the wide result."""
    for rng in seeds():
        G = rng.normal(size=(11, 5))
        assert_close(newton_schulz(G, 3), by_svd(G, 3), rtol=1e-7, atol=1e-9)
        assert_close(newton_schulz(G.T, 3), by_svd(G, 3).T, rtol=1e-7, atol=1e-9)


def test_five_steps_by_default():
    """Unless told otherwise it makes five steps, and singular values then lie between 0.65 and 1.25."""
    G = np.random.default_rng(1).normal(size=(4, 13))
    assert_close(newton_schulz(G), by_svd(G, 5), rtol=1e-7, atol=1e-9)
    values = np.linalg.svd(np.array(newton_schulz(G)), compute_uv=False)
    assert_close((values > 0.65) & (values < 1.25), np.ones(4, dtype=bool))


def test_no_steps():
    """Without a step the result is the matrix divided by its Frobenius norm."""
    assert_close(newton_schulz(np.array([[3.0, 4.0]]), 0), [[0.6, 0.8]])
    assert_close(newton_schulz(np.array([[2.0], [4.0], [4.0]]), 0), np.array([[1.0], [2.0], [2.0]]) / 3)


def test_zeros():
    """A matrix of zeros gives zeros."""
    assert_close(newton_schulz(np.zeros((2, 3))), np.zeros((2, 3)))


def test_scale_of_the_input():
    """The result does not depend on the scale of the matrix, from 1e-100 to 1e100."""
    G = np.random.default_rng(2).uniform(0.5, 1.0, size=(3, 5))
    for scale in (1e-100, 1e-9, 1e-3, 1e6, 1e100):
        assert_close(newton_schulz(scale * G, 4), by_svd(G, 4), rtol=1e-7, atol=1e-9)


def test_low_rank_and_single_entries():
    """Zero singular values stay zero, and a single entry becomes its sign times the polynomial at one."""
    G = np.outer([1.0, 2.0, 2.0], [3.0, 0.0, 4.0, 0.0])
    assert_close(newton_schulz(G, 2), by_svd(G, 2), rtol=1e-7, atol=1e-9)
    assert_close(newton_schulz(np.array([[-5.0]]), 1), [[-0.701]], rtol=1e-9)


def test_types():
    """Integers, float32 and views are computed in float64."""
    G = np.array([[1, 2, 3], [4, 5, 7]])
    assert_close(newton_schulz(G), by_svd(G, 5), rtol=1e-9, atol=1e-11)
    assert_close(newton_schulz(G.astype(np.float32)), by_svd(G, 5), rtol=1e-9, atol=1e-11)
    assert_close(newton_schulz(G[:, ::2]), by_svd(G[:, ::2], 5), rtol=1e-9, atol=1e-11)


def test_argument_unchanged():
    """The matrix that was passed is not changed."""
    G = np.array([[3.0, 1.0], [0.0, 4.0]])
    newton_schulz(G)
    assert_close(G, [[3.0, 1.0], [0.0, 4.0]])
