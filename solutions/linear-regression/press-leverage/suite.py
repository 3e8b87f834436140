import numpy as np
from answer import press

from drill.suite import assert_close, in_answer, seeds


def refits(X, y):
    """Return y[i] less the prediction of a fit without row i, by n fits."""
    A = np.column_stack([np.ones(len(y)), X])
    others = [np.delete(np.arange(len(y)), i) for i in range(len(y))]
    return np.array([y[i] - A[i] @ np.linalg.lstsq(A[k], y[k])[0] for i, k in enumerate(others)])


@in_answer
def with_its_warnings(X, y):
    """Return leave-one-out residuals and the warnings raised on the way."""
    import warnings

    import numpy as np
    from answer import press

    with warnings.catch_warnings(record=True) as caught, np.errstate(all="warn", under="ignore"):
        warnings.simplefilter("always")
        _, loo = press(X, y)
    return loo, [str(one.message) for one in caught]


def test_three_points_by_hand():
    """For x = 0, 1, 2 the leverages are 5/6, 1/3, 5/6; each refit is the line through the other two points."""
    h, loo = press(np.array([[0.0], [1.0], [2.0]]), np.array([1.0, 2.0, 6.0]))
    assert_close(h, [5 / 6, 1 / 3, 5 / 6], rtol=1e-10)
    assert_close(loo, [3.0, -1.5, 3.0], rtol=1e-9)


def test_agrees_with_refitting():
    """Each leave-one-out residual is what n separate fits give, each without one row."""
    for rng in seeds():
        X, y = rng.normal(size=(13, 3)) + 2.0, rng.normal(size=13) + 5.0
        assert_close(press(X, y)[1], refits(X, y), rtol=1e-7, atol=1e-9)


def test_leverage_is_the_pull_of_a_target_on_its_own_fit():
    """Raising y[i] by one raises the fitted value of row i by h[i]."""
    for rng in seeds():
        X, y = rng.normal(size=(11, 2)) + 1.0, rng.normal(size=11)
        A = np.column_stack([np.ones(11), X])
        to_fit = A @ np.linalg.solve(A.T @ A, A.T)
        assert_close(press(X, y)[0], [to_fit[i, i] for i in range(11)], rtol=1e-8)


def test_leverages_add_up_to_the_rank():
    """The leverages add up to the rank of the design with its intercept: 4 here, though there are 5 columns."""
    for rng in seeds():
        X = rng.normal(size=(17, 4))
        X[:, 3] = X[:, 0] - 2.0 * X[:, 1]
        h, _ = press(X, rng.normal(size=17))
        assert_close(np.sum(h), 4.0, rtol=1e-9)


def test_dependent_columns_change_nothing():
    """A column that others already give adds nothing to leverages and leave-one-out residuals."""
    for rng in seeds():
        X, y = rng.normal(size=(13, 2)), rng.normal(size=13)
        h, loo = press(X, y)
        for extra in (X[:, 0] + X[:, 1], np.full(13, 0.1)):
            h_more, loo_more = press(np.column_stack([X, extra]), y)
            assert_close(h_more, h, rtol=1e-8)
            assert_close(loo_more, loo, rtol=1e-8, atol=1e-10)


def test_row_that_decides_its_own_fit():
    """A row alone in its group has leverage 1 and no leave-one-out residual: NaN, and numbers for the other rows."""
    X = np.array([[0.0, 1.0], [0.0, 2.0], [1.0, 5.0], [0.0, 4.0], [0.0, 7.0]])
    y = np.array([1.0, 3.0, 8.0, 2.0, 6.0])
    h, loo = press(X, y)
    rest = [0, 1, 3, 4]
    assert_close(h[2], 1.0, rtol=1e-9)
    assert_close(loo[2], np.nan)
    assert_close(np.asarray(loo)[rest], refits(X[rest][:, 1:], y[rest]), rtol=1e-8)


def test_as_many_coefficients_as_rows():
    """Where the fit meets every point all leverages are 1 and all leave-one-out residuals NaN."""
    rng = np.random.default_rng(2)
    for n, d in ((5, 4), (3, 7), (1, 2)):
        h, loo = press(rng.normal(size=(n, d)), rng.normal(size=n))
        assert_close(h, np.ones(n), rtol=1e-9)
        assert_close(loo, np.full(n, np.nan))


def test_leverage_close_to_one():
    """A row with 1 - h near 1e-7 or 1e-9 still has its leave-one-out residual."""
    y = np.array([1.0, 0.0, 2.0, 1.0, 9.0])
    for far, digits in ((1e4, 1e-5), (1e5, 1e-3)):
        X = np.array([[0.0], [1.0], [2.0], [3.0], [far]])
        _, loo = press(X, y)
        assert_close(loo, refits(X, y), rtol=digits)  # 1 - h keeps nine of the sixteen digits, or seven


def test_units_of_a_column():
    """A column in units 1e8 times larger or smaller gives the same leverages and leave-one-out residuals."""
    for rng in seeds(5):
        X, y = rng.normal(size=(11, 2)), rng.normal(size=11)
        h, loo = press(X, y)
        for unit in (1e-8, 1e8):
            h_same, loo_same = press(X * [1.0, unit], y)
            assert_close(h_same, h, rtol=1e-5)  # eight of sixteen digits are left
            assert_close(loo_same, loo, rtol=1e-5, atol=1e-6)


def test_no_columns():
    """Without columns every leverage is 1/n and each row is compared with the mean of the others."""
    h, loo = press(np.empty((4, 0)), np.array([2.0, 4.0, 9.0, 5.0]))
    assert_close(h, np.full(4, 0.25), rtol=1e-12)
    assert_close(loo, [-4.0, -4 / 3, 16 / 3, 0.0], rtol=1e-10, atol=1e-12)


def test_large_offsets_change_nothing():
    """Adding 1e8 to a column and 1e9 to y changes neither leverages nor leave-one-out residuals."""
    rng = np.random.default_rng(7)
    X, y = rng.integers(0, 9, size=(11, 2)).astype(float), rng.integers(0, 9, size=11).astype(float)
    h, loo = press(X, y)
    h_far, loo_far = press(X + [1e8, 0.0], y + 1e9)
    assert_close(h_far, h, rtol=1e-6)
    assert_close(loo_far, loo, rtol=1e-5, atol=1e-5)


def test_no_warnings():
    """A leverage of 1 gives its NaN without a warning of a division by zero."""
    X = np.array([[0.0], [0.0], [1.0], [0.0]])
    loo, warnings = with_its_warnings(X, np.array([1.0, 2.0, 4.0, 6.0]))
    assert_close(loo, [-3.0, -1.5, np.nan, 4.5], rtol=1e-9)
    assert warnings == []
    loo, warnings = with_its_warnings(np.array([[4.0]]), np.array([3.0]))
    assert_close(loo, [np.nan])
    assert warnings == []


def test_integers_float32_and_strided_views():
    """Integer, float32 and non-contiguous inputs give what their float64 copies give."""
    rng = np.random.default_rng(5)
    X, y = rng.integers(-9, 9, size=(11, 3)), rng.integers(-9, 9, size=11)
    want = press(X.astype(np.float64), y.astype(np.float64))
    block = np.zeros((22, 6))
    block[::2, ::2] = X
    for inputs in ((X, y), (X.astype(np.float32), y.astype(np.float32)), (block[::2, ::2], y)):
        for got, expected in zip(press(*inputs), want, strict=True):
            assert_close(got, expected, rtol=1e-9, atol=1e-12)


def test_inputs_stay_as_they_were():
    """X and y hold the same numbers after the call."""
    rng = np.random.default_rng(6)
    X, y = rng.normal(size=(7, 2)), rng.normal(size=7)
    X_before, y_before = X.copy(), y.copy()
    press(X, y)
    assert_close(X, X_before)
    assert_close(y, y_before)
