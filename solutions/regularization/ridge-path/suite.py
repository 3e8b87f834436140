import numpy as np
from answer import ridge_path

from drill.suite import assert_close, in_answer, seeds


@in_answer
def decompositions(X, y, alphas):
    """Count the systems solved and matrices decomposed by numpy.linalg during one call."""
    import numpy as np
    from answer import ridge_path

    count = 0
    names = ("solve", "lstsq", "inv", "pinv", "svd", "eigh", "eig", "qr", "cholesky")
    kept = {name: getattr(np.linalg, name) for name in names}

    def counted(function):
        def call(*args, **kwargs):
            nonlocal count
            count += 1
            return function(*args, **kwargs)

        return call

    for name, function in kept.items():
        setattr(np.linalg, name, counted(function))
    try:
        ridge_path(X, y, alphas)
    finally:
        for name, function in kept.items():
            setattr(np.linalg, name, function)
    return count

ALPHAS = np.array([3.0, 0.05, 200.0, 1.0])


def fit(X, y, alpha):
    """Solve for w and b together, with no penalty on b."""
    d = X.shape[1]
    A = np.column_stack([X, np.ones(len(y))])
    theta = np.linalg.solve(A.T @ A + np.diag([alpha] * d + [0.0]), A.T @ y)
    return theta[:-1], theta[-1]


def trace(X, alpha):
    """Add up the own weight of each row in its fitted value."""
    total = 0.0
    for i, unit in enumerate(np.eye(len(X))):
        w, b = fit(X, unit, alpha)
        total += X[i] @ w + b
    return total


def data(rng, n=11, d=3):
    return rng.normal(size=(n, d)) * [1.0, 4.0, 0.3] + 2.0, rng.normal(size=n) + 5.0


def test_three_points_by_hand():
    """For x = -1, 0, 1 and y = 0, 0, 3 penalties 0 and 2 give slopes 1.5, 0.75 and 2, 1.5 degrees of freedom."""
    W, b, dof = ridge_path(np.array([[-1.0], [0.0], [1.0]]), np.array([0.0, 0.0, 3.0]), np.array([0.0, 2.0]))
    assert_close(W, [[1.5], [0.75]], rtol=1e-12)
    assert_close(b, [1.0, 1.0], rtol=1e-12)
    assert_close(dof, [2.0, 1.5], rtol=1e-12)


def test_each_row_is_the_fit_of_its_penalty():
    """Row i of W and entry i of b are the optimum for alphas[i], in whatever order these come."""
    for rng in seeds():
        X, y = data(rng)
        W, b, _ = ridge_path(X, y, ALPHAS)
        fits = [fit(X, y, alpha) for alpha in ALPHAS]
        assert_close(W, [w for w, _ in fits], rtol=1e-8, atol=1e-10)
        assert_close(b, [b for _, b in fits], rtol=1e-8, atol=1e-10)


def test_degrees_of_freedom_are_a_trace():
    """dof is the sum over rows of the weight that a row has in its own fitted value."""
    for rng in seeds():
        X, y = data(rng)
        assert_close(ridge_path(X, y, ALPHAS)[2], [trace(X, alpha) for alpha in ALPHAS], rtol=1e-9)


def test_ends_of_the_degrees_of_freedom():
    """Without a penalty dof is rank + 1, and under a huge one it is 1, the intercept alone."""
    for rng in seeds(5):
        X, y = data(rng)
        twin = np.column_stack([X, X[:, 0] + X[:, 1], np.full(11, 0.1)])
        assert_close(ridge_path(twin, y, np.array([0.0, 1e14]))[2], [4.0, 1.0], rtol=1e-9)


def test_without_penalty_the_weights_are_the_shortest():
    """At alpha 0 twins share their weight, and with d > n the shortest weights that meet all rows come out."""
    x = np.array([1.0, 2.0, 4.0])
    W, b, _ = ridge_path(np.column_stack([x, x]), 6.0 * x + 1.0, np.array([0.0]))
    assert_close(W, [[3.0, 3.0]], rtol=1e-9)
    assert_close(b, [1.0], rtol=1e-8)
    for rng in seeds(5):
        X, y = rng.normal(size=(5, 11)) + 2.0, rng.normal(size=5) + 7.0
        C = X - X.mean(axis=0)
        W, b, _ = ridge_path(X, y, np.array([0.0]))
        assert_close(W[0], C.T @ np.linalg.solve(C @ C.T + 1.0, y - y.mean()), rtol=1e-7, atol=1e-9)
        assert_close(X @ W[0] + b[0], y, atol=1e-9)


def test_more_columns_than_rows():
    """With 5 rows and 13 columns the penalised fits and their degrees of freedom are still right."""
    for rng in seeds(5):
        X, y = rng.normal(size=(5, 13)) + 1.0, rng.normal(size=5)
        W, b, dof = ridge_path(X, y, np.array([0.1, 7.0]))
        for i, alpha in enumerate((0.1, 7.0)):
            want_w, want_b = fit(X, y, alpha)
            assert_close(W[i], want_w, rtol=1e-7, atol=1e-9)
            assert_close(b[i], want_b, rtol=1e-7, atol=1e-9)
            assert_close(dof[i], trace(X, alpha), rtol=1e-8)


def test_weak_directions_count():
    """Next to a column of spread 1 one of 1e-5 or 1e-8 keeps its weight, and one of 1e-12 is idle at every alpha."""
    x = np.array([-1.0, 0.0, 1.0, 0.0])
    z = np.array([0.0, 1.0, 0.0, -1.0])
    W, _, dof = ridge_path(np.column_stack([x, 1e-5 * z]), 2.0 * x + 3.0 * z, np.array([0.0]))
    assert_close(W, [[2.0, 3e5]], rtol=1e-6)
    assert_close(dof, [3.0], rtol=1e-9)
    W, _, dof = ridge_path(np.column_stack([x, 1e-8 * z]), 2.0 * x + 3.0 * z, np.array([0.0]))
    assert_close(W, [[2.0, 3e8]], rtol=1e-6)
    assert_close(dof, [3.0], rtol=1e-9)
    W, _, dof = ridge_path(np.column_stack([x, 1e-12 * z]), 2.0 * x + 3.0 * z, np.array([0.0, 1e-24]))
    assert_close(W, [[2.0, 0.0]] * 2, rtol=1e-6, atol=1e-9)
    assert_close(dof, [2.0, 2.0], rtol=1e-9)


def test_one_decomposition():
    """For 101 penalties not more than 5 matrices are decomposed or solved for."""
    X, y = data(np.random.default_rng(6))
    assert_close(decompositions(X, y, np.geomspace(0.01, 100.0, 101)) <= 5, True)


def test_units_of_all_columns():
    """Which directions are idle is judged against the strongest: tiny or huge units change nothing but the weights."""
    x = np.array([1.0, 2.0, 4.0])
    for unit in (1e-12, 1e9):
        W, b, dof = ridge_path(np.column_stack([x, x]) * unit, 6.0 * x + 1.0, np.array([0.0]))
        assert_close(np.multiply(W, unit), [[3.0, 3.0]], rtol=1e-7)
        assert_close(b, [1.0], rtol=1e-6)
        assert_close(dof, [2.0], rtol=1e-9)


def test_shifts_move_the_intercept_only():
    """Adding 1000 to y, or 50 to a column, leaves all weights and degrees of freedom."""
    for rng in seeds(5):
        X, y = data(rng)
        W, b, dof = ridge_path(X, y, ALPHAS)
        moved, raised, same = ridge_path(X + [50.0, 0.0, 0.0], y + 1000.0, ALPHAS)
        assert_close(moved, W, rtol=1e-7, atol=1e-9)
        assert_close(raised, np.asarray(b) + 1000.0 - 50.0 * np.asarray(W)[:, 0], rtol=1e-8)
        assert_close(same, dof, rtol=1e-8)


def test_no_penalties():
    """Without penalties W has no rows, and b and dof are empty."""
    rng = np.random.default_rng(1)
    X, y = data(rng)
    W, b, dof = ridge_path(X, y, np.array([]))
    assert_close(W, np.zeros((0, 3)))
    assert_close(b, np.zeros(0))
    assert_close(dof, np.zeros(0))


def test_one_row_or_constant_columns():
    """When the inputs don't vary the weights are 0, b is the mean of y and dof is 1, also without a penalty."""
    W, b, dof = ridge_path(np.array([[4.0, -2.0]]), np.array([3.0]), np.array([0.0, 1.0]))
    assert_close(W, np.zeros((2, 2)), atol=1e-12)
    assert_close(b, [3.0, 3.0], rtol=1e-12)
    assert_close(dof, [1.0, 1.0], rtol=1e-12)
    W, b, dof = ridge_path(np.full((4, 1), 8.0), np.array([1.0, 2.0, 3.0, 6.0]), np.array([0.0]))
    assert_close(W, [[0.0]], atol=1e-12)
    assert_close(b, [3.0], rtol=1e-12)
    assert_close(dof, [1.0], rtol=1e-12)


def test_integers_float32_and_strided_views():
    """Integer, float32 and non-contiguous inputs, and integer penalties, give what their float64 copies give."""
    rng = np.random.default_rng(5)
    X, y = rng.integers(-9, 9, size=(11, 3)), rng.integers(-9, 9, size=11)
    want = [fit(X.astype(float), y.astype(float), alpha) for alpha in (1, 20)]
    block = np.zeros((22, 6))
    block[::2, ::2] = X
    for inputs in ((X, y), (X.astype(np.float32), y.astype(np.float32)), (block[::2, ::2], y)):
        W, b, dof = ridge_path(*inputs, np.array([1, 20]))
        assert_close(W, [w for w, _ in want], rtol=1e-9)
        assert_close(b, [b for _, b in want], rtol=1e-9)
        assert_close(dof, [trace(X.astype(float), alpha) for alpha in (1, 20)], rtol=1e-9)


def test_inputs_stay_as_they_were():
    """X, y and alphas hold the same numbers after the call."""
    X, y, alphas = np.arange(14.0).reshape(7, 2) ** 2, np.arange(7.0), np.array([3.0, 1.0])
    ridge_path(X, y, alphas)
    assert_close(X, np.arange(14.0).reshape(7, 2) ** 2)
    assert_close(y, np.arange(7.0))
    assert_close(alphas, [3.0, 1.0])
