import numpy as np
from answer import ridge

from drill.suite import assert_close, seeds


def by_normal_equations(X, y, alpha):
    """Solve for w and b together, with no penalty on b."""
    n, d = X.shape
    A = np.column_stack([X, np.ones(n)])
    theta = np.linalg.solve(A.T @ A + alpha * np.diag([1.0] * d + [0.0]), A.T @ y)
    return theta[:-1], theta[-1]


def data(rng, n=17, d=5):
    return rng.normal(size=(n, d)) * [1.0, 0.3, 2.0, 1.0, 5.0][:d] + 3.0, rng.normal(size=n) + 2.0


def test_three_points_by_hand():
    """For the points (0, 1), (1, 2), (2, 6) a penalty of 3 gives slope 1 and intercept 2."""
    w, b = ridge(np.array([[0.0], [1.0], [2.0]]), np.array([1.0, 2.0, 6.0]), 3.0)
    assert_close(w, [1.0], rtol=1e-12)
    assert_close(b, 2.0, rtol=1e-12)


def test_minimises_the_stated_objective():
    """On random data, at weak and strong penalties, w and b are the unique optimum."""
    for rng in seeds():
        X, y = data(rng)
        for alpha in (0.01, 1.0, 7.0, 300.0):
            want_w, want_b = by_normal_equations(X, y, alpha)
            w, b = ridge(X, y, alpha)
            assert_close(w, want_w, rtol=1e-8, atol=1e-10)
            assert_close(b, want_b, rtol=1e-8, atol=1e-10)


def test_shifted_targets_shift_the_intercept_only():
    """Adding 100 to every target adds 100 to b and leaves w alone, at any penalty."""
    for rng in seeds(5):
        X, y = data(rng)
        for alpha in (0.0, 2.0, 500.0):
            w, b = ridge(X, y, alpha)
            moved, raised = ridge(X, y + 100.0, alpha)
            assert_close(moved, w, rtol=1e-8, atol=1e-10)
            assert_close(raised, b + 100.0, rtol=1e-9)


def test_shifted_inputs_leave_the_weights():
    """Adding a million to a column leaves w, and the predictions for the shifted rows, as they are."""
    for rng in seeds(5):
        X, y = data(rng)
        w, b = ridge(X, y, 2.0)
        shifted = X + [1e6, 0.0, 0.0, -1e6, 0.0]
        moved, raised = ridge(shifted, y, 2.0)
        assert_close(moved, w, rtol=1e-6, atol=1e-8)  # ten digits are left in the columns after the shift
        assert_close(shifted @ moved + raised, X @ w + b, atol=1e-6)


def test_every_row_twice():
    """With every row taken twice, twice the penalty gives the same fit: the loss is a sum over rows."""
    for rng in seeds(5):
        X, y = data(rng, n=11)
        w, b = ridge(X, y, 3.0)
        doubled, same = ridge(np.vstack([X, X]), np.concatenate([y, y]), 6.0)
        assert_close(doubled, w, rtol=1e-8, atol=1e-10)
        assert_close(same, b, rtol=1e-8, atol=1e-10)


def test_without_penalty_it_is_least_squares():
    """With alpha = 0 and full rank the fit is that of least squares, to ten digits."""
    for rng in seeds(5):
        X, y = data(rng)
        want_w, want_b = by_normal_equations(X, y, 0.0)
        w, b = ridge(X, y, 0.0)
        assert_close(w, want_w, rtol=1e-9, atol=1e-11)
        assert_close(b, want_b, rtol=1e-9, atol=1e-11)


def test_without_penalty_the_weights_are_the_shortest():
    """With alpha = 0 twins share their weight, and with d > n the shortest weights that meet all rows come out."""
    x = np.array([1.0, 2.0, 4.0])
    w, b = ridge(np.column_stack([x, x]), 6.0 * x + 1.0, 0.0)
    assert_close(w, [3.0, 3.0], rtol=1e-9)
    assert_close(b, 1.0, rtol=1e-8)
    rng = np.random.default_rng(4)
    X, y = rng.normal(size=(5, 11)) + 2.0, rng.normal(size=5) + 7.0
    C = X - X.mean(axis=0)
    w, b = ridge(X, y, 0.0)
    assert_close(w, C.T @ np.linalg.solve(C @ C.T + 1.0, y - y.mean()), rtol=1e-7, atol=1e-9)
    assert_close(X @ w + b, y, atol=1e-9)


def test_weak_directions_count_without_penalty():
    """With alpha = 0 a column with a spread of 1e-5 keeps its weight, and so do all columns in units of 1e-4."""
    x, z = np.array([-1.0, 0.0, 1.0, 0.0]), np.array([0.0, 1.0, 0.0, -1.0])
    w, _ = ridge(np.column_stack([x, 1e-5 * z]), 2.0 * x + 3.0 * z, 0.0)
    assert_close(w, [2.0, 3e5], rtol=1e-5)
    rng = np.random.default_rng(7)
    X, y = rng.normal(size=(5, 11)), rng.normal(size=5)
    w, _ = ridge(X, y, 0.0)
    small, _ = ridge(X * 1e-4, y, 0.0)
    assert_close(np.multiply(small, 1e-4), w, rtol=1e-6, atol=1e-8)


def test_more_columns_than_rows():
    """With d > n and a penalty the fit is the unique optimum."""
    for rng in seeds(5):
        X, y = rng.normal(size=(5, 13)) + 1.0, rng.normal(size=5)
        for alpha in (1e-3, 2.0):
            want_w, want_b = by_normal_equations(X, y, alpha)
            w, b = ridge(X, y, alpha)
            assert_close(w, want_w, rtol=1e-7, atol=1e-9)
            assert_close(b, want_b, rtol=1e-7, atol=1e-9)


def test_huge_penalty_leaves_the_mean():
    """A penalty of 1e12 sends the weights to zero and the intercept to the mean of y."""
    X, y = data(np.random.default_rng(2))
    w, b = ridge(X, y, 1e12)
    assert_close(w, np.zeros(5), atol=1e-8)
    assert_close(b, y.mean(), rtol=1e-7)


def test_small_penalty_counts_for_small_columns():
    """A column with values near 1e-4 feels a penalty of 1e-8 as one with values near 1 feels a penalty of 1."""
    x, y = np.array([[1.0], [2.0], [4.0]]), np.array([1.0, 4.0, 5.0])
    w, b = ridge(x, y, 1.0)
    large, same = ridge(x * 1e-4, y, 1e-8)
    assert_close(np.multiply(large, 1e-4), w, rtol=1e-7)
    assert_close(same, b, rtol=1e-7)


def test_one_row_and_constant_columns():
    """A single row gets zero weights and b = y; a constant column gets weight zero."""
    w, b = ridge(np.array([[4.0, -2.0]]), np.array([3.0]), 1.0)
    assert_close(w, [0.0, 0.0], atol=1e-12)
    assert_close(b, 3.0, rtol=1e-12)
    w, b = ridge(np.array([[7.0, 0.0], [7.0, 1.0], [7.0, 2.0]]), np.array([1.0, 2.0, 6.0]), 3.0)
    assert_close(w, [0.0, 1.0], atol=1e-10)
    assert_close(b, 2.0, rtol=1e-9)


def test_integers_float32_and_strided_views():
    """Integer, float32 and non-contiguous inputs give what their float64 copies give."""
    rng = np.random.default_rng(5)
    X, y = rng.integers(-9, 9, size=(11, 3)), rng.integers(-9, 9, size=11)
    want_w, want_b = by_normal_equations(X.astype(np.float64), y.astype(np.float64), 2.0)
    block = np.zeros((22, 6))
    block[::2, ::2] = X
    for inputs in ((X, y), (X.astype(np.float32), y.astype(np.float32)), (block[::2, ::2], y)):
        for alpha in (2, 2.0):
            w, b = ridge(*inputs, alpha)
            assert_close(w, want_w, rtol=1e-9, atol=1e-12)
            assert_close(b, want_b, rtol=1e-9, atol=1e-12)


def test_inputs_stay_as_they_were():
    """X and y hold the same numbers after the call."""
    X, y = np.arange(14.0).reshape(7, 2) ** 2, np.arange(7.0)
    X_before, y_before = X.copy(), y.copy()
    ridge(X, y, 1.0)
    ridge(X, y, 0.0)
    assert_close(X, X_before)
    assert_close(y, y_before)
