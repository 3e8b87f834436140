import numpy as np
from answer import linreg_gd

from drill.suite import assert_close, seeds


def after(X, y, lr, steps):
    """Return the weights, intercept last, that the error recursion e ← (I - lr H) e gives in closed form."""
    A = np.column_stack([X, np.ones(len(y))])
    H = A.T @ A / len(y)
    best = np.linalg.solve(H, A.T @ y / len(y))
    return best - np.linalg.matrix_power(np.eye(len(best)) - lr * H, steps) @ best


def loss(X, y, theta):
    return ((X @ theta[:-1] + theta[-1] - y) ** 2).sum() / (2 * len(y))


def test_two_steps_by_hand():
    """With x = 1, 2, y = 1, 3 and lr = 0.1, two updates give w = 0.5825, b = 0.3275 and losses 2.5, 1.153125."""
    X, y = np.array([[1.0], [2.0]]), np.array([1.0, 3.0])
    w, b, hist = linreg_gd(X, y, 0.1, 1)
    assert_close(w, [0.35], rtol=1e-12)
    assert_close(b, 0.2, rtol=1e-12)
    assert_close(hist, [2.5], rtol=1e-12)
    w, b, hist = linreg_gd(X, y, 0.1, 2)
    assert_close(w, [0.5825], rtol=1e-12)
    assert_close(b, 0.3275, rtol=1e-12)
    assert_close(hist, [2.5, 1.153125], rtol=1e-12)


def test_follows_the_recursion():
    """After any number of steps w and b are where simultaneous updates along the gradient lead."""
    for rng in seeds():
        X, y = rng.normal(size=(13, 3)) + 1.0, rng.normal(size=13) + 2.0
        for steps in (1, 2, 7):
            want = after(X, y, 0.11, steps)
            w, b, _ = linreg_gd(X, y, 0.11, steps)
            assert_close(w, want[:-1], rtol=1e-9, atol=1e-12)
            assert_close(b, want[-1], rtol=1e-9, atol=1e-12)


def test_history_is_the_loss_before_each_update():
    """hist[k] is the loss after k updates, from the loss at zeros to that before the last update."""
    for rng in seeds():
        X, y = rng.normal(size=(11, 2)) + 1.0, rng.normal(size=11) + 2.0
        hist = linreg_gd(X, y, 0.07, 5)[2]
        assert_close(hist, [loss(X, y, after(X, y, 0.07, k)) for k in range(5)], rtol=1e-9)


def test_no_steps():
    """With steps=0 the weights are zeros and the history is empty."""
    w, b, hist = linreg_gd(np.ones((3, 2)), np.ones(3), 0.1, 0)
    assert_close(w, np.zeros(2))
    assert_close(b, 0.0)
    assert_close(hist, np.zeros(0))


def test_step_just_below_the_bound():
    """With lr just below 2 / (largest eigenvalue of the Hessian) the loss falls at every step."""
    for rng in seeds(5):
        X, y = rng.normal(size=(11, 2)) + 1.0, rng.normal(size=11)
        A = np.column_stack([X, np.ones(11)])
        largest = np.linalg.eigvalsh(A.T @ A / 11)[-1]
        hist = np.asarray(linreg_gd(X, y, 1.99 / largest, 60)[2])
        assert_close(np.diff(hist) <= 1e-12, np.ones(59))
        assert_close(hist[-1], loss(X, y, after(X, y, 1.99 / largest, 59)), rtol=1e-7)


def test_step_above_the_bound_diverges():
    """With lr above the bound the iterates run away at the rate that the recursion says; nothing holds them back."""
    for rng in seeds(5):
        X, y = rng.normal(size=(11, 2)) + 1.0, rng.normal(size=11) + 1.0
        w, b, hist = linreg_gd(X, y, 2.0, 30)
        want = after(X, y, 2.0, 30)
        assert_close(w, want[:-1], rtol=1e-6)
        assert_close(b, want[-1], rtol=1e-6)
        assert_close(hist[-1], loss(X, y, after(X, y, 2.0, 29)), rtol=1e-6)


def test_past_the_largest_float():
    """A run that overflows still makes all its steps: hist has one entry per step and ends in inf or NaN."""
    X, y = np.array([[1.0], [2.0], [4.0]]), np.array([1.0, 3.0, 2.0])
    hist = np.asarray(linreg_gd(X, y, 5.0, 400)[2])
    assert_close(np.shape(hist), (400,))
    assert_close(np.isfinite(hist[[0, 50, 399]]), [True, True, False])


def test_many_steps_reach_least_squares():
    """With a safe step size 800 updates end at the least-squares fit, with no early stop on the way."""
    rng = np.random.default_rng(1)
    X = rng.normal(size=(19, 2))
    y = X @ [2.0, -1.0] + 3.0
    w, b, hist = linreg_gd(X, y, 0.2, 800)
    assert_close(w, [2.0, -1.0], rtol=1e-9)
    assert_close(b, 3.0, rtol=1e-9)
    assert_close(hist[-1], 0.0, atol=1e-18)
    assert_close(np.shape(hist), (800,))


def test_columns_keep_their_units():
    """The columns are used as given: a column ten times as large moves its weight ten times as far at first."""
    rng = np.random.default_rng(9)
    X, y = rng.normal(size=(7, 2)) + 3.0, rng.normal(size=7)
    w, b, hist = linreg_gd(X, y, 0.01, 1)
    w_large, b_large, hist_large = linreg_gd(X * [10.0, 1.0], y, 0.01, 1)
    assert_close(w_large, np.multiply(w, [10.0, 1.0]), rtol=1e-9)
    assert_close(b_large, b, rtol=1e-9)
    assert_close(hist_large, hist, rtol=1e-9)


def test_integers_float32_and_strided_views():
    """Integer, float32 and non-contiguous inputs give what their float64 copies give."""
    rng = np.random.default_rng(5)
    X, y = rng.integers(-3, 4, size=(11, 3)), rng.integers(-9, 9, size=11)
    want = linreg_gd(X.astype(np.float64), y.astype(np.float64), 0.05, 6)
    block = np.zeros((22, 6))
    block[::2, ::2] = X
    for inputs in ((X, y), (X.astype(np.float32), y.astype(np.float32)), (block[::2, ::2], y)):
        for got, expected in zip(linreg_gd(*inputs, 0.05, 6), want, strict=True):
            assert_close(got, expected, rtol=1e-10, atol=1e-13)


def test_inputs_stay_as_they_were():
    """X and y hold the same numbers after the call."""
    rng = np.random.default_rng(6)
    X, y = rng.normal(size=(7, 2)), rng.normal(size=7)
    X_before, y_before = X.copy(), y.copy()
    linreg_gd(X, y, 0.1, 3)
    assert_close(X, X_before)
    assert_close(y, y_before)
