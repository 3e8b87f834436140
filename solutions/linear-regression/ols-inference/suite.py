from pathlib import Path

import numpy as np
import pytest
from answer import ols_table

from drill.suite import assert_close, golden, seeds

GOLDENS = golden("goldens.npz", Path(__file__).parent)
T975 = GOLDENS["t975"]


def residual_of(y, *columns):
    """Return y less its least-squares fit on a constant and the columns."""
    A = np.column_stack([np.ones(len(y)), *columns])
    return y - A @ np.linalg.solve(A.T @ A, A.T @ y)


def test_three_points_by_hand():
    """For (0, 1), (1, 2), (2, 6) one degree of freedom is left and the residual variance is 1.5."""
    coef, se, t, ci = ols_table(np.array([[0.0], [1.0], [2.0]]), np.array([1.0, 2.0, 6.0]), T975)
    assert_close(coef, [0.5, 2.5], rtol=1e-10)
    assert_close(se, np.sqrt([1.25, 0.75]), rtol=1e-10)
    assert_close(t, [0.5, 2.5] / np.sqrt([1.25, 0.75]), rtol=1e-10)
    half = 12.706204736 * np.sqrt([1.25, 0.75])
    assert_close(ci, np.transpose([[0.5, 2.5] - half, [0.5, 2.5] + half]), rtol=1e-9)


def test_simple_regression_of_a_statistics_library():
    """For one column, coefficients and standard errors are those that a statistics library reports."""
    coef, se, t, _ = ols_table(GOLDENS["x"][:, None], GOLDENS["y"], T975)
    assert_close(coef, GOLDENS["coef"], rtol=1e-9)
    assert_close(se, GOLDENS["se"], rtol=1e-9)
    assert_close(t, GOLDENS["coef"] / GOLDENS["se"], rtol=1e-9)


def test_coefficients_solve_the_normal_equations():
    """The coefficients are those of least squares, intercept first, whatever the number of columns."""
    for rng in seeds():
        X, y = rng.normal(size=(13, 5)) + 1.0, rng.normal(size=13) + 4.0
        A = np.column_stack([np.ones(13), X])
        assert_close(ols_table(X, y, T975)[0], np.linalg.solve(A.T @ A, A.T @ y), rtol=1e-7, atol=1e-9)


def test_standard_error_uses_what_other_columns_leave():
    """A slope's standard error is s over the root of what the other columns leave unexplained of its column."""
    for rng in seeds():
        X, y = rng.normal(size=(17, 3)), rng.normal(size=17)
        X[:, 2] += 2.0 * X[:, 0]
        s = np.sqrt((residual_of(y, X) ** 2).sum() / (17 - 4))
        left = [residual_of(X[:, j], np.delete(X, j, axis=1)) for j in range(3)]
        want = [s / np.sqrt(r @ r) for r in left]
        assert_close(ols_table(X, y, T975)[1][1:], want, rtol=1e-8)


def test_intervals_take_the_quantile_of_the_degrees_of_freedom():
    """Each interval is the coefficient plus and minus the quantile for the degrees of freedom left, times its se."""
    for rng in seeds():
        n, d = int(rng.integers(9, 20)), int(rng.integers(1, 5))
        coef, se, t, ci = map(np.asarray, ols_table(rng.normal(size=(n, d)), rng.normal(size=n), T975))
        assert_close(t, coef / se, rtol=1e-9)
        half = T975[n - d - 1] * se
        assert_close(ci, np.column_stack([coef - half, coef + half]), rtol=1e-9, atol=1e-12)


def test_one_degree_of_freedom_is_enough():
    """With one row more than coefficients the table exists and takes the quantile 12.706."""
    rng = np.random.default_rng(3)
    coef, se, _, ci = map(np.asarray, ols_table(rng.normal(size=(5, 3)), rng.normal(size=5), T975))
    assert_close((ci[:, 1] - coef) / se, np.full(4, 12.706204736), rtol=1e-9)


def test_no_degree_of_freedom():
    """With as many coefficients as rows, or more, the variance can't be estimated: ValueError."""
    for n in (4, 3):
        X, y = np.eye(4)[:n, 1:] * 2.0, np.arange(float(n))
        with pytest.raises(ValueError):
            ols_table(X, y, T975)


def test_no_columns():
    """With no columns the table is that of the mean: se = sd / sqrt(n) with n - 1 in the variance."""
    y = np.array([2.0, 4.0, 9.0, 5.0])
    coef, se, _, ci = map(np.asarray, ols_table(np.empty((4, 0)), y, T975))
    assert_close(coef, [5.0], rtol=1e-12)
    assert_close(se, [np.std(y, ddof=1) / 2.0], rtol=1e-12)
    assert_close(ci[0, 1] - ci[0, 0], 2.0 * T975[3] * se[0], rtol=1e-9)


def test_units_of_a_column_leave_its_t_alone():
    """A column in units 1000 times smaller has coefficient and se 1000 times smaller, and the same t."""
    rng = np.random.default_rng(4)
    X, y = rng.normal(size=(11, 2)), rng.normal(size=11)
    coef, se, t, _ = map(np.asarray, ols_table(X, y, T975))
    coef_small, se_small, t_small, _ = map(np.asarray, ols_table(X * [1.0, 1000.0], y, T975))
    scale = [1.0, 1.0, 0.001]
    assert_close(coef_small, coef * scale, rtol=1e-8)
    assert_close(se_small, se * scale, rtol=1e-8)
    assert_close(t_small, t, rtol=1e-8)


def test_units_of_the_target_leave_t_alone():
    """A target in units a billion times larger or smaller has coefficients to match, and the same t."""
    rng = np.random.default_rng(9)
    X, y = rng.normal(size=(11, 2)), rng.normal(size=11)
    coef, se, t, ci = map(np.asarray, ols_table(X, y, T975))
    for unit in (1e-9, 1e9):
        for got, want in zip(
            ols_table(X, unit * y, T975), (unit * coef, unit * se, t, unit * ci), strict=True
        ):
            assert_close(got, want, rtol=1e-8)


def test_column_with_a_large_offset():
    """Slopes and their standard errors do not change when a column lies 1e7 further from zero."""
    rng = np.random.default_rng(8)
    X, y = rng.normal(size=(17, 2)), rng.normal(size=17)
    coef, se, _, _ = map(np.asarray, ols_table(X, y, T975))
    coef_far, se_far, _, _ = map(np.asarray, ols_table(X + [1e7, 0.0], y, T975))
    # Nine digits are left, or two where the condition number was squared.
    assert_close(coef_far[1:], coef[1:], rtol=1e-6, atol=1e-9)
    assert_close(se_far[1:], se[1:], rtol=1e-6)


def test_integers_float32_and_strided_views():
    """Integer, float32 and non-contiguous inputs give what their float64 copies give."""
    rng = np.random.default_rng(5)
    X, y = rng.integers(-9, 9, size=(11, 3)), rng.integers(-9, 9, size=11)
    want = ols_table(X.astype(np.float64), y.astype(np.float64), T975)
    block = np.zeros((22, 6))
    block[::2, ::2] = X
    for inputs in ((X, y), (X.astype(np.float32), y.astype(np.float32)), (block[::2, ::2], y)):
        for got, expected in zip(ols_table(*inputs, T975), want, strict=True):
            assert_close(got, expected, rtol=1e-9)


def test_inputs_stay_as_they_were():
    """X, y and the table of quantiles hold the same numbers after the call."""
    rng = np.random.default_rng(6)
    X, y, table = rng.normal(size=(7, 2)), rng.normal(size=7), T975.copy()
    X_before, y_before = X.copy(), y.copy()
    ols_table(X, y, table)
    assert_close(X, X_before)
    assert_close(y, y_before)
    assert_close(table, T975)
