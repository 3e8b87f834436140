import numpy as np
from answer import ridge_loo

from drill.suite import assert_close, in_answer, seeds


@in_answer
def decompositions(X, y, alphas):
    """Count the systems solved and matrices decomposed by numpy.linalg during one call."""
    import numpy as np
    from answer import ridge_loo

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
        ridge_loo(X, y, alphas)
    finally:
        for name, function in kept.items():
            setattr(np.linalg, name, function)
    return count

X3, Y3 = np.array([[-1.0], [0.0], [1.0]]), np.array([0.0, 0.0, 3.0])


def fit(X, y, alpha):
    """Solve for w and b together, with no penalty on b; X may have no rows to spare."""
    d = X.shape[1]
    A = np.column_stack([X, np.ones(len(y))])
    theta = np.linalg.solve(A.T @ A + np.diag([alpha] * d + [0.0]), A.T @ y)
    return theta[:-1], theta[-1]


def refit(X, y, alpha):
    """Leave out each row in turn and fit again."""
    errors = []
    for i in range(len(y)):
        rest = np.arange(len(y)) != i
        w, b = fit(X[rest], y[rest], alpha)
        errors.append(y[i] - X[i] @ w - b)
    return np.mean(np.square(errors))


def gcv_by_columns(X, y, alpha):
    """Take the hat matrix column by column from fits to unit vectors."""
    n = len(y)
    H = np.zeros((n, n))
    for i in range(n):
        w, b = fit(X, np.eye(n)[i], alpha)
        H[:, i] = X @ w + b
    residual = y - H @ y
    return residual @ residual / n / (1 - np.trace(H) / n) ** 2


def test_three_points_by_hand():
    """For x = -1, 0, 1, y = 0, 0, 3 and a penalty of 1, the left-out errors are 0, -1.5 and 3, and gcv is 3.375."""
    loo, gcv = ridge_loo(X3, Y3, np.array([1.0]))
    assert_close(loo, [3.75], rtol=1e-12)
    assert_close(gcv, [3.375], rtol=1e-12)


def test_loo_equals_refitting():
    """loo is the mean squared error of n refits, each with an intercept of its own."""
    for rng in seeds():
        X, y = rng.normal(size=(11, 3)) * [1.0, 3.0, 0.3] + 2.0, rng.normal(size=11) + 5.0
        alphas = [0.01, 1.0, 40.0]
        assert_close(ridge_loo(X, y, np.array(alphas))[0], [refit(X, y, a) for a in alphas], rtol=1e-8)


def test_gcv_follows_its_formula():
    """gcv divides RSS/n by the squared share of the degrees of freedom that are left."""
    for rng in seeds():
        X, y = rng.normal(size=(11, 3)) * [1.0, 3.0, 0.3] + 2.0, rng.normal(size=11) + 5.0
        alphas = [0.01, 1.0, 40.0]
        assert_close(ridge_loo(X, y, np.array(alphas))[1], [gcv_by_columns(X, y, a) for a in alphas], rtol=1e-8)


def test_more_columns_than_rows():
    """With 7 rows and 13 columns both still agree with refits and with the formula."""
    for rng in seeds(5):
        X, y = rng.normal(size=(7, 13)) + 1.0, rng.normal(size=7)
        loo, gcv = ridge_loo(X, y, np.array([0.1, 3.0]))
        assert_close(loo, [refit(X, y, a) for a in (0.1, 3.0)], rtol=1e-7)
        assert_close(gcv, [gcv_by_columns(X, y, a) for a in (0.1, 3.0)], rtol=1e-7)


def test_dependent_columns():
    """Twin and constant columns raise no error and give what the refits give."""
    rng = np.random.default_rng(3)
    x, y = rng.normal(size=7), rng.normal(size=7)
    X = np.column_stack([x, x, np.full(7, 3.0)])
    loo, gcv = ridge_loo(X, y, np.array([0.5]))
    assert_close(loo, [refit(X, y, 0.5)], rtol=1e-9)
    assert_close(gcv, [gcv_by_columns(X, y, 0.5)], rtol=1e-9)


def test_weak_columns():
    """A column 1e4 times weaker than its neighbour counts if the penalty is weaker still, in any units of all columns."""
    rng = np.random.default_rng(9)
    X, y = rng.normal(size=(11, 2)) * [1.0, 1e-4], rng.normal(size=11)
    loo, gcv = ridge_loo(X, y, np.array([1e-9]))
    assert_close(loo, [refit(X, y, 1e-9)], rtol=1e-6)
    assert_close(gcv, [gcv_by_columns(X, y, 1e-9)], rtol=1e-6)
    same = ridge_loo(1e-8 * X, y, np.array([1e-25]))
    for one, other in zip(same, (loo, gcv), strict=True):
        assert_close(one, other, rtol=1e-4)  # a Gram matrix keeps eight digits of the weak direction


def test_rows_are_not_refitted():
    """With 101 rows and two penalties not more than 20 matrices are decomposed or solved for."""
    rng = np.random.default_rng(10)
    count = decompositions(rng.normal(size=(101, 3)), rng.normal(size=101), np.array([0.5, 7.0]))
    assert_close(count <= 20, True)


def test_order_of_the_penalties():
    """Results belong to the penalties in the order given, repeated ones included."""
    rng = np.random.default_rng(4)
    X, y = rng.normal(size=(11, 3)), rng.normal(size=11)
    alphas = np.array([5.0, 0.1, 30.0, 0.1])
    loo, gcv = ridge_loo(X, y, alphas)
    for i, alpha in enumerate(alphas):
        alone = ridge_loo(X, y, np.array([alpha]))
        assert_close(loo[i], alone[0][0], rtol=1e-12)
        assert_close(gcv[i], alone[1][0], rtol=1e-12)
    assert_close(loo[2] == loo[1], False)


def test_huge_penalty_leaves_the_mean():
    """At a penalty of 1e12 every row is predicted by the mean of the others, so loo is gcv is var n² / (n-1)²."""
    for rng in seeds(5):
        X, y = rng.normal(size=(13, 3)), rng.normal(size=13) + 2.0
        loo, gcv = ridge_loo(X, y, np.array([1e12]))
        want = y.var() * (13 / 12) ** 2
        assert_close(loo, [want], rtol=1e-7)
        assert_close(gcv, [want], rtol=1e-7)


def test_shifts_change_nothing():
    """Adding 1e4 to y or 1000 to the columns leaves both errors as they are."""
    for rng in seeds(5):
        X, y = rng.normal(size=(11, 3)), rng.normal(size=11)
        want = ridge_loo(X, y, np.array([0.5, 7.0]))
        got = ridge_loo(X + 1000.0, y + 1e4, np.array([0.5, 7.0]))
        for one, other in zip(got, want, strict=True):
            assert_close(one, other, rtol=1e-7)


def test_scale_of_the_targets():
    """Ten times the targets give a hundred times the errors."""
    rng = np.random.default_rng(8)
    X, y = rng.normal(size=(11, 3)), rng.normal(size=11)
    want = ridge_loo(X, y, np.array([0.5]))
    got = ridge_loo(X, 10.0 * y, np.array([0.5]))
    for one, other in zip(got, want, strict=True):
        assert_close(one, np.multiply(other, 100.0), rtol=1e-9)


def test_an_influential_row():
    """A row far out has its own leverage: loo sees its error, while gcv spreads it over all rows."""
    x = np.array([0.0, 1.0, 2.0, 3.0, 100.0])
    y = np.array([0.0, 1.0, 2.0, 3.0, 0.0])
    loo, gcv = ridge_loo(x[:, None], y, np.array([1.0]))
    assert_close(loo, [refit(x[:, None], y, 1.0)], rtol=1e-8)
    assert_close(gcv, [gcv_by_columns(x[:, None], y, 1.0)], rtol=1e-8)


def test_integers_float32_and_strided_views():
    """Integer and strided inputs give the same errors, and float32 inputs are computed in float64."""
    rng = np.random.default_rng(5)
    X, y = rng.integers(-9, 9, size=(11, 3)), rng.integers(-9, 9, size=11)
    want = [refit(X.astype(float), y.astype(float), a) for a in (1, 20)]
    block = np.zeros((22, 6))
    block[::2, ::2] = X
    for inputs in ((X, y), (X.astype(np.float32), y.astype(np.float32)), (block[::2, ::2], y)):
        assert_close(ridge_loo(*inputs, np.array([1, 20]))[0], want, rtol=1e-9)


def test_inputs_stay_as_they_were():
    """X, y and alphas hold the same numbers after the call."""
    X, y, alphas = np.arange(14.0).reshape(7, 2) ** 2, np.arange(7.0), np.array([3.0, 1.0])
    ridge_loo(X, y, alphas)
    assert_close(X, np.arange(14.0).reshape(7, 2) ** 2)
    assert_close(y, np.arange(7.0))
    assert_close(alphas, [3.0, 1.0])
