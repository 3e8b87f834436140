import numpy as np
import pytest
from answer import hc_se, wls

from drill.suite import assert_close, seeds


def with_ones(X):
    return np.column_stack([np.ones(len(X)), X])


def sandwich(X, y, residual):
    """Return the root of the diagonal of (A'A)^-1 A' diag(residual²) A (A'A)^-1."""
    A = with_ones(X)
    bread = np.linalg.inv(A.T @ A)
    meat = sum(r * r * np.outer(a, a) for a, r in zip(A, residual, strict=True))
    return np.sqrt(np.diag(bread @ meat @ bread))


def residuals(X, y):
    A = with_ones(X)
    return y - A @ np.linalg.solve(A.T @ A, A.T @ y)


def left_out(X, y):
    """Return the residual of each row under the fit to all other rows."""
    A, keep = with_ones(X), ~np.eye(len(y), dtype=bool)
    return np.array([y[i] - A[i] @ np.linalg.lstsq(A[k], y[k])[0] for i, k in enumerate(keep)])


def test_weighted_mean_by_hand():
    """Without columns the fit is the weighted mean: (1·1 + 3·5) / 4 = 4."""
    assert_close(wls(np.empty((2, 0)), np.array([1.0, 5.0]), np.array([1.0, 3.0])), [4.0], rtol=1e-12)


def test_weighted_line_by_hand():
    """For (0, 0), (1, 0), (1, 4) with weights 1, 1, 3 the line runs from 0 to the weighted mean 3."""
    X, y = np.array([[0.0], [1.0], [1.0]]), np.array([0.0, 0.0, 4.0])
    assert_close(wls(X, y, np.array([1.0, 1.0, 3.0])), [0.0, 3.0], atol=1e-12)


def test_weighted_residuals_are_orthogonal_to_the_columns():
    """At the solution the weighted residuals add up to 0, alone and times each column."""
    for rng in seeds():
        X, y, weights = rng.normal(size=(13, 3)) + 2.0, rng.normal(size=13) + 5.0, rng.uniform(0.1, 9.0, 13)
        coef = wls(X, y, weights)
        assert_close(np.shape(coef), (4,))
        A = with_ones(X)
        assert_close(A.T @ (weights * (y - A @ coef)), np.zeros(4), atol=1e-9)


def test_whole_weights_repeat_rows():
    """A weight of 3 gives the coefficients of three copies of the row, a weight of 0 those without it."""
    for rng in seeds():
        X, y, weights = rng.normal(size=(17, 2)), rng.normal(size=17), rng.integers(0, 4, size=17)
        weights[:5] = 1
        A = with_ones(np.repeat(X, weights, axis=0))
        want = np.linalg.lstsq(A, np.repeat(y, weights))[0]
        assert_close(wls(X, y, weights), want, rtol=1e-8, atol=1e-10)


def test_scale_of_the_weights_is_free():
    """Weights far larger or smaller, all by one factor, give the same coefficients; equal weights those of OLS."""
    rng = np.random.default_rng(1)
    X, y, weights = rng.normal(size=(11, 2)), rng.normal(size=11), rng.uniform(0.5, 2.0, 11)
    want = wls(X, y, weights)
    for factor in (1e6, 1e-6, 1e-12):
        assert_close(wls(X, y, factor * weights), want, rtol=1e-8)
    A = with_ones(X)
    assert_close(wls(X, y, np.full(11, 0.3)), np.linalg.solve(A.T @ A, A.T @ y), rtol=1e-9)


def test_hc0_by_hand():
    """For the mean of 1, 2, 6 the robust variance HC0 is (4 + 1 + 9) / 9; HC3 divides errors by 2/3 first."""
    X, y = np.empty((3, 0)), np.array([1.0, 2.0, 6.0])
    assert_close(hc_se(X, y, "HC0"), [np.sqrt(14 / 9)], rtol=1e-10)
    assert_close(hc_se(X, y, "HC3"), [np.sqrt(14 / 4)], rtol=1e-10)


def test_hc0_is_the_sandwich_of_squared_residuals():
    """HC0 is the sandwich with the squared residuals of the fit, row by row, in its middle."""
    for rng in seeds():
        X = rng.normal(size=(17, 3)) + 1.0
        y = rng.normal(size=17) * (1.0 + X[:, 0] ** 2)
        assert_close(hc_se(X, y, "HC0"), sandwich(X, y, residuals(X, y)), rtol=1e-8)


def test_hc3_uses_leave_one_out_residuals():
    """HC3 is the same sandwich with the residuals that each row has when the others alone are fitted."""
    for rng in seeds():
        X = rng.normal(size=(13, 2)) + 1.0
        y = rng.normal(size=13) * (1.0 + X[:, 0] ** 2)
        assert_close(hc_se(X, y, "HC3"), sandwich(X, y, left_out(X, y)), rtol=1e-7)


def test_units_of_a_column():
    """A column in units 1000 times smaller has a standard error 1000 times smaller, in both kinds."""
    rng = np.random.default_rng(4)
    X, y = rng.normal(size=(11, 2)), rng.normal(size=11)
    for kind in ("HC0", "HC3"):
        want = np.multiply(hc_se(X, y, kind), [1.0, 1.0, 0.001])
        assert_close(hc_se(X * [1.0, 1000.0], y, kind), want, rtol=1e-8)


def test_column_with_a_large_offset():
    """Slopes and their robust errors do not change when a column lies 1e7 further from zero."""
    rng = np.random.default_rng(8)
    X, y, weights = rng.normal(size=(17, 2)), rng.normal(size=17), rng.uniform(0.5, 2.0, 17)
    far = X + [1e7, 0.0]
    # Nine digits are left, or two where the condition number was squared.
    assert_close(wls(far, y, weights)[1:], wls(X, y, weights)[1:], rtol=1e-6, atol=1e-9)
    for kind in ("HC0", "HC3"):
        assert_close(hc_se(far, y, kind)[1:], hc_se(X, y, kind)[1:], rtol=1e-6)


def test_unknown_kind():
    """A kind other than HC0 and HC3 is refused with ValueError, not answered with one of them."""
    for kind in ("HC9", "hc3", ""):
        with pytest.raises(ValueError):
            hc_se(np.array([[0.0], [1.0], [2.0]]), np.array([1.0, 2.0, 6.0]), kind)


def test_integers_float32_and_strided_views():
    """Integer, float32 and non-contiguous inputs give what their float64 copies give."""
    rng = np.random.default_rng(5)
    X, y = rng.integers(-9, 9, size=(11, 3)), rng.integers(-9, 9, size=11)
    weights = rng.integers(1, 4, size=11)
    exact = [a.astype(np.float64) for a in (X, y, weights)]
    single = [a.astype(np.float32) for a in (X, y, weights)]
    block = np.zeros((22, 6))
    block[::2, ::2] = X
    for inputs in ((X, y, weights), single, (block[::2, ::2], y, weights)):
        assert_close(wls(*inputs), wls(*exact), rtol=1e-9, atol=1e-12)
        for kind in ("HC0", "HC3"):
            assert_close(hc_se(*inputs[:2], kind), hc_se(*exact[:2], kind), rtol=1e-9)


def test_inputs_stay_as_they_were():
    """X, y and weights hold the same numbers after the calls."""
    rng = np.random.default_rng(6)
    arrays = rng.normal(size=(7, 2)), rng.normal(size=7), rng.uniform(1.0, 2.0, 7)
    before = [a.copy() for a in arrays]
    wls(*arrays)
    hc_se(*arrays[:2], "HC0")
    hc_se(*arrays[:2], "HC3")
    for after, kept in zip(arrays, before, strict=True):
        assert_close(after, kept)
