import numpy as np
from answer import ols

from drill.suite import assert_close, seeds


def powers(count=50, degree=11):
    return np.linspace(0.0, 1.0, count)[:, None] ** np.arange(1, degree + 1)


def test_line_through_three_points():
    """The line through (0, 1), (1, 2), (2, 6) has slope 2.5 and intercept 0.5."""
    w, b = ols(np.array([[0.0], [1.0], [2.0]]), np.array([1.0, 2.0, 6.0]))
    assert_close(w, [2.5], rtol=1e-12)
    assert_close(b, 0.5, rtol=1e-12)


def test_solves_the_normal_equations_on_random_data():
    """On full-rank data slopes and intercept are the unique least-squares solution."""
    for rng in seeds():
        X, y = rng.normal(size=(17, 5)) + 3.0, rng.normal(size=17) + 2.0
        A = np.column_stack([X, np.ones(17)])
        want = np.linalg.solve(A.T @ A, A.T @ y)
        w, b = ols(X, y)
        assert_close(w, want[:-1], rtol=1e-8, atol=1e-10)
        assert_close(b, want[-1], rtol=1e-8, atol=1e-10)


def test_without_intercept_the_fit_passes_through_the_origin():
    """With intercept=False, b is 0 and w is the best fit through the origin."""
    for rng in seeds():
        X, y = rng.normal(size=(13, 3)) + 2.0, rng.normal(size=13) + 5.0
        w, b = ols(X, y, intercept=False)
        assert_close(w, np.linalg.solve(X.T @ X, X.T @ y), rtol=1e-8, atol=1e-10)
        assert_close(b, 0.0)


def test_dependent_columns_get_the_shortest_slopes():
    """When one column is the sum of two others, the fit is that of the two, and w is the shortest that gives it."""
    for rng in seeds():
        pair, y = rng.normal(size=(13, 2)) + 1.0, rng.normal(size=13)
        A = np.column_stack([pair, np.ones(13)])
        fitted = A @ np.linalg.solve(A.T @ A, A.T @ y)
        X = np.column_stack([pair, pair.sum(axis=1)])
        w, b = ols(X, y)
        assert_close(X @ w + b, fitted, atol=1e-9)
        assert_close(np.dot(w, [1.0, 1.0, -1.0]), 0.0, atol=1e-9)  # nothing along the idle direction


def test_dependent_columns_through_the_origin():
    """Without an intercept, too, dependent columns get the shortest slopes: twins share their weight."""
    x = np.array([1.0, 2.0, 4.0])
    w, b = ols(np.column_stack([x, x]), 6.0 * x, intercept=False)
    assert_close(w, [3.0, 3.0], rtol=1e-10)
    assert_close(b, 0.0)


def test_more_columns_than_rows():
    """With d > n and an intercept the fit meets every point, with the shortest slopes that do."""
    for rng in seeds():
        X, y = rng.normal(size=(5, 11)) + 2.0, rng.normal(size=5) + 7.0
        centred = X - X.mean(axis=0)
        kernel = centred @ centred.T + 1.0  # the 1 fills the null vector that centring leaves
        dual = np.linalg.solve(kernel, y - y.mean())
        w, b = ols(X, y)
        assert_close(w, centred.T @ dual, rtol=1e-7, atol=1e-9)
        assert_close(X @ w + b, y, atol=1e-9)


def test_constant_column_beside_an_intercept():
    """A constant column gets weight 0, since the intercept already does its work for free."""
    x = np.array([1.0, 2.0, 3.0, 5.0])
    w, b = ols(np.column_stack([np.full(4, 0.1), x]), 2.0 * x + 7.0)
    assert_close(w, [0.0, 2.0], atol=1e-10)
    assert_close(b, 7.0, atol=1e-10)


def test_one_row():
    """A single row is met by the intercept alone: slopes 0, b = y."""
    w, b = ols(np.array([[4.0, -2.0, 1.0]]), np.array([3.0]))
    assert_close(w, np.zeros(3), atol=1e-12)
    assert_close(b, 3.0, rtol=1e-12)


def test_polynomial_of_degree_eleven():
    """The coefficients of an exact polynomial of degree 11 on [0, 1] come back to four digits."""
    V, true = powers(), np.array([1.0, -2.0, 3.0, 0.5, -1.0, 2.0, 1.0, -3.0, 2.0, 1.0, -1.0])
    w, b = ols(V, V @ true - 4.0)
    assert_close(w, true, atol=1e-4)  # condition number about 1e8, so float64 leaves eight digits
    assert_close(b, -4.0, atol=1e-4)


def test_columns_in_tiny_units_count():
    """Measuring one column in units 1e8 or 1e12 times larger multiplies its weight by that and changes nothing else."""
    for rng in seeds():
        X, y = rng.normal(size=(13, 3)), rng.normal(size=13)
        w, b = ols(X, y)
        for unit, digits in ((1e-8, 1e-6), (1e-12, 1e-2)):  # the condition number is one over the unit
            rescaled, same = ols(X * [1.0, unit, 1.0], y)
            assert_close(np.multiply(rescaled, [1.0, unit, 1.0]), w, atol=digits)
            assert_close(same, b, atol=digits)


def test_large_offsets_keep_the_slopes():
    """Adding 1e9 to every x or 1e12 to every y leaves the slopes as they are."""
    X = np.array([[0.0, 3.0], [1.0, 1.0], [2.0, 4.0], [5.0, 8.0]])
    y = np.array([1.0, 4.0, 3.0, 16.0])
    w, b = ols(X, y)
    moved, _ = ols(X + 1e9, y)
    assert_close(moved, w, rtol=1e-6)  # all sums are of integers below 2**53, hence exact
    raised, b_raised = ols(X, y + 1e12)
    assert_close(raised, w, rtol=1e-9)
    assert_close(b_raised, b + 1e12, rtol=1e-12)


def test_integers_float32_and_strided_views():
    """Integer, float32 and non-contiguous inputs give what their float64 copies give."""
    rng = np.random.default_rng(5)
    X, y = rng.integers(-9, 9, size=(11, 3)), rng.integers(-9, 9, size=11)
    w, b = ols(X.astype(np.float64), y.astype(np.float64))
    block = np.zeros((22, 6))
    block[::2, ::2] = X
    for inputs in ((X, y), (X.astype(np.float32), y.astype(np.float32)), (block[::2, ::2], y)):
        got_w, got_b = ols(*inputs)
        assert_close(got_w, w, rtol=1e-9, atol=1e-12)
        assert_close(got_b, b, rtol=1e-9, atol=1e-12)


def test_inputs_stay_as_they_were():
    """X and y hold the same numbers after the call."""
    rng = np.random.default_rng(6)
    X, y = rng.normal(size=(7, 2)), rng.normal(size=7)
    X_before, y_before = X.copy(), y.copy()
    ols(X, y)
    ols(X, y, intercept=False)
    assert_close(X, X_before)
    assert_close(y, y_before)
