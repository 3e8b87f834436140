from pathlib import Path

import numpy as np
from answer import enet

from drill.suite import assert_close, golden, seeds


def problem(rng, n=23, d=7, noise=1.0):
    X = rng.normal(size=(n, d)) * np.linspace(0.5, 2.0, d) + 1.0
    y = X[:, 0] - 2.0 * X[:, 3] + noise * rng.normal(size=n) + 4.0
    return X, y


def objective(X, y, w, b, alpha, rho):
    residual = y - X @ np.asarray(w) - b
    penalty = rho * np.abs(w).sum() + 0.5 * (1 - rho) * np.square(w).sum()
    return (residual**2).mean() / 2 + alpha * penalty


def check_optimal(X, y, w, b, alpha, rho):
    """Check w and b against the exact optimum for the signs of w, and those signs against the conditions."""
    w = np.asarray(w, dtype=float)
    C, t = X - X.mean(axis=0), y - y.mean()
    on, sign = w != 0, np.sign(w)
    G = C[:, on].T @ C[:, on] / len(y) + alpha * (1 - rho) * np.eye(on.sum())
    best = np.zeros(len(w))
    best[on] = np.linalg.solve(G, C[:, on].T @ t / len(y) - alpha * rho * sign[on])
    slopes = C.T @ (t - C @ best) / len(y)
    assert_close(w, best, atol=1e-6)
    assert_close(b, y.mean() - X.mean(axis=0) @ best, atol=1e-5)
    assert_close(np.sign(best), sign)
    assert_close(np.maximum(np.abs(slopes[~on]) - alpha * rho, 0), np.zeros((~on).sum()), atol=1e-9)


def test_three_points_by_hand():
    """For x = -1, 0, 1 and y = 0, 0, 3 the lasso slope at alpha 0.5 is 0.75, the elastic net's at ratio 0.5 is 9/11."""
    X, y = np.array([[-1.0], [0.0], [1.0]]), np.array([0.0, 0.0, 3.0])
    for ratio, slope in ((1.0, 0.75), (0.5, 9 / 11)):
        w, b = enet(X, y, 0.5, ratio)
        assert_close(w, [slope], rtol=1e-6)
        assert_close(b, 1.0, rtol=1e-6)


def test_meets_the_optimality_conditions():
    """On random data no condition of the optimum is violated, for any mix of the two parts."""
    for rng in seeds():
        X, y = problem(rng)
        for alpha, rho in ((0.1, 1.0), (0.5, 0.5), (0.3, 0.9), (1.0, 0.1)):
            w, b = enet(X, y, alpha, rho)
            check_optimal(X, y, w, b, alpha, rho)


def test_values_of_an_exact_solver():
    """The weights agree with those of a library solver that was run to a tolerance of 1e-14."""
    frozen = golden("goldens.npz", Path(__file__).parent)
    X, y = frozen["X"], frozen["y"]
    for alpha, rho, w, b in zip(frozen["alpha"], frozen["l1_ratio"], frozen["w"], frozen["b"], strict=True):
        got_w, got_b = enet(X, y, float(alpha), float(rho))
        assert_close(got_w, w, atol=1e-6)
        assert_close(got_b, b, atol=1e-5)


def test_zeros_are_exact():
    """Weights that are zero at the optimum are exactly zero, and the others are not."""
    frozen = golden("goldens.npz", Path(__file__).parent)
    for alpha, rho, w in zip(frozen["alpha"], frozen["l1_ratio"], frozen["w"], strict=True):
        got, _ = enet(frozen["X"], frozen["y"], float(alpha), float(rho))
        assert_close(np.asarray(got) == 0, w == 0)


def test_strong_penalty_empties_the_model():
    """From the largest covariance on all weights are exactly 0 and b is the mean; just below, one is not."""
    for rng in seeds(5):
        X, y = problem(rng)
        largest = np.abs((X - X.mean(axis=0)).T @ (y - y.mean())).max() / len(y)
        w, b = enet(X, y, largest / 0.8 * 1.001, 0.8)
        assert_close(w, np.zeros(7))
        assert_close(b, y.mean(), rtol=1e-9)
        w, _ = enet(X, y, largest / 0.8 * 0.98, 0.8)
        assert_close(np.count_nonzero(w), 1)


def test_without_l1_it_is_ridge():
    """At l1_ratio = 0 the fit is ridge with n * alpha for the summed loss."""
    for rng in seeds(5):
        X, y = problem(rng)
        C = X - X.mean(axis=0)
        want = np.linalg.solve(C.T @ C + 23 * 0.4 * np.eye(7), C.T @ (y - y.mean()))
        w, b = enet(X, y, 0.4, 0.0)
        assert_close(w, want, atol=1e-6)
        assert_close(b, y.mean() - X.mean(axis=0) @ want, atol=1e-5)


def test_every_row_twice():
    """Every row taken twice leaves the fit as it is: the loss is a mean over rows."""
    for rng in seeds(5):
        X, y = problem(rng, n=17)
        w, b = enet(X, y, 0.2, 0.7)
        same, too = enet(np.vstack([X, X]), np.concatenate([y, y]), 0.2, 0.7)
        assert_close(same, w, atol=2e-6)
        assert_close(too, b, atol=2e-5)


def test_shifts_move_the_intercept_only():
    """Adding 1000 to y adds 1000 to b, and adding 50 to a column leaves all weights."""
    for rng in seeds(5):
        X, y = problem(rng)
        w, b = enet(X, y, 0.3, 0.5)
        moved, raised = enet(X + [0, 50.0, 0, 0, -50.0, 0, 0], y + 1000.0, 0.3, 0.5)
        assert_close(moved, w, atol=2e-6)
        assert_close(raised, b + 1000.0 - 50.0 * w[1] + 50.0 * w[4], atol=1e-3)


def test_strongly_correlated_columns():
    """With pairwise correlations of 0.98 the optimum is still reached, which takes many passes."""
    for rng in seeds(2):
        shared = rng.normal(size=(29, 1))
        X = 0.99 * shared + 0.14 * rng.normal(size=(29, 6))
        y = X @ [1.0, -1.0, 2.0, 0.0, 0.0, 0.5] + 0.1 * rng.normal(size=29)
        for alpha, rho in ((0.01, 1.0), (0.02, 0.5)):
            w, b = enet(X, y, alpha, rho)
            check_optimal(X, y, w, b, alpha, rho)


def test_units_of_all_columns():
    """In units a hundred thousand times as fine, or ten thousand times as coarse, the lasso selects the same columns."""
    for rng in seeds(5):
        X, y = problem(rng)
        w, _ = enet(X, y, 0.3, 1.0)
        small, _ = enet(1e5 * X, y, 0.3e5, 1.0)
        assert_close(small, np.divide(w, 1e5), atol=1e-6)
        assert_close(np.sign(small), np.sign(w))
        large, _ = enet(1e-4 * X, y, 0.3e-4, 1.0)
        assert_close(large, np.multiply(w, 1e4), rtol=1e-5, atol=1e-2)


def test_more_columns_than_rows():
    """With 11 rows and 29 columns the lasso is optimal and has at most 10 nonzero weights."""
    for rng in seeds(3):
        X, y = rng.normal(size=(11, 29)), rng.normal(size=11)
        w, b = enet(X, y, 0.05, 1.0)
        check_optimal(X, y, w, b, 0.05, 1.0)
        assert_close(np.count_nonzero(w) <= 10, True)


def test_equal_columns():
    """Twins share their weight under the elastic net; under the lasso any split with the lowest objective will do."""
    x = np.array([1.0, 2.0, 4.0, 5.0])
    X, y = np.column_stack([x, x]), 3.0 * x + 1.0
    variance = x.var()
    w, _ = enet(X, y, 0.5, 0.5)
    assert_close(w, np.full(2, (3.0 * variance - 0.25) / (2 * variance + 0.25)), atol=1e-6)
    w, b = enet(X, y, 0.5, 1.0)
    assert_close(np.sum(w), (3.0 * variance - 0.5) / variance, atol=2e-6)
    best = objective(X, y, np.array([(3.0 * variance - 0.5) / variance, 0.0]), b, 0.5, 1.0)
    assert_close(objective(X, y, w, b, 0.5, 1.0), best, rtol=1e-6)


def test_constant_columns():
    """A constant column gets weight 0 without NaN, for both pure penalties and a mix."""
    rng = np.random.default_rng(8)
    x, y = rng.normal(size=13), rng.normal(size=13) + 5.0
    for rho in (0.0, 0.5, 1.0):
        alone, b = enet(x[:, None], y, 0.1, rho)
        w, same = enet(np.column_stack([np.full(13, 4.0), x, np.zeros(13)]), y, 0.1, rho)
        assert_close(w, [0.0, alone[0], 0.0], atol=2e-6)
        assert_close(same, b, atol=1e-5)


def test_integers_float32_and_strided_views():
    """Integer, float32 and non-contiguous inputs give what their float64 copies give."""
    rng = np.random.default_rng(5)
    X, y = rng.integers(-9, 9, size=(11, 3)), rng.integers(-9, 9, size=11)
    block = np.zeros((22, 6))
    block[::2, ::2] = X
    for inputs in ((X, y), (X.astype(np.float32), y.astype(np.float32)), (block[::2, ::2], y)):
        w, b = enet(*inputs, 0.5, 0.5)
        check_optimal(X.astype(float), y.astype(float), w, b, 0.5, 0.5)
    X, y = rng.normal(size=(13, 3)), rng.normal(size=13)
    single = (X + 3e5).astype(np.float32)  # the float32 sum of such a column is off by more than 0.1
    assert_close(enet(single, y, 0.1, 0.5)[0], enet(single.astype(np.float64), y, 0.1, 0.5)[0], atol=2e-6)
    single = (y + 3e5).astype(np.float32)
    assert_close(enet(X, single, 0.1, 0.5)[1], enet(X, single.astype(np.float64), 0.1, 0.5)[1], atol=1e-4)


def test_inputs_stay_as_they_were():
    """X and y hold the same numbers after the call."""
    X, y = problem(np.random.default_rng(6))
    X_before, y_before = X.copy(), y.copy()
    enet(X, y, 0.2, 0.5)
    assert_close(X, X_before)
    assert_close(y, y_before)
