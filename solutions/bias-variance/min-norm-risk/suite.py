import numpy as np
from answer import min_norm_risk

from drill.suite import assert_close, seeds


def risk_of(X, y, w, p):
    """Solve by singular values, and measure the distance of the coefficients, unseen ones at 0."""
    v = np.zeros(len(w))
    if p:
        U, s, V = np.linalg.svd(X[:, :p], full_matrices=False)
        kept = s > 1e-10 * max(s.max(), 1e-300)
        v[:p] = V[kept].T @ (U[:, kept].T @ y / s[kept])
    return np.sum((w - v) ** 2)


def problem(rng, n=7, D=19, noise=0.5):
    X, w = rng.normal(size=(n, D)), rng.normal(size=D)
    return X, X @ w + noise * rng.normal(size=n), w


def test_one_row_by_hand():
    """One row of two ones with label 2: the risk is 5 for one column and 1 for both."""
    X, y, w = np.array([[1.0, 1.0]]), np.array([2.0]), np.array([1.0, 2.0])
    assert_close(min_norm_risk(X, y, w, [1, 2]), [5.0, 1.0], rtol=1e-9)


def test_fewer_columns_than_rows():
    """With fewer columns than rows the risk is that of ordinary least squares on them."""
    for rng in seeds():
        X, y, w = problem(rng, n=17, D=13)
        ps = [1, 5, 11]
        assert_close(min_norm_risk(X, y, w, ps), [risk_of(X, y, w, p) for p in ps], rtol=1e-8)


def test_more_columns_than_rows():
    """With more columns than rows the fit is the interpolating one of the smallest norm."""
    for rng in seeds():
        X, y, w = problem(rng)
        ps = [9, 13, 19]
        assert_close(min_norm_risk(X, y, w, ps), [risk_of(X, y, w, p) for p in ps], rtol=1e-8)


def test_as_many_columns_as_rows():
    """With as many columns as rows the risk is that of the one interpolating fit, however large."""
    for rng in seeds():
        X, y, w = problem(rng)
        # such a matrix may be ill-conditioned: digits are lost twice over
        assert_close(min_norm_risk(X, y, w, [7]), [risk_of(X, y, w, 7)], rtol=1e-6)


def test_columns_that_are_not_seen():
    """The squared coefficients of columns that the model does not see are part of the risk."""
    X, y, w = np.eye(3), np.array([1.0, 2.0, 5.0]), np.array([1.0, 2.0, 3.0])
    assert_close(min_norm_risk(X, y, w, [1, 2, 3]), [13.0, 9.0, 4.0], rtol=1e-9)


def test_no_column_at_all():
    """With p = 0 the prediction is 0 and the risk the squared length of the true coefficients."""
    for rng in seeds(3):
        X, y, w = problem(rng)
        assert_close(min_norm_risk(X, y, w, [0]), [w @ w], rtol=1e-12)


def test_order_of_the_sizes():
    """Risks come in the order of `ps`, unsorted and repeated ones too, also as an array; none gives none."""
    X, y, w = problem(np.random.default_rng(1))
    want = [risk_of(X, y, w, p) for p in (11, 3, 11, 0)]
    assert_close(min_norm_risk(X, y, w, [11, 3, 11, 0]), want, rtol=1e-8)
    assert_close(min_norm_risk(X, y, w, np.array([11, 3, 11, 0])), want, rtol=1e-8)
    assert_close(min_norm_risk(X, y, w, []), np.zeros(0))


def test_risk_peaks_where_columns_match_rows():
    """Over thirty samples the median risk at p = n is far above that at a third of n and at nine times n."""
    risks = []
    for rng in seeds(30):
        X, y, w = problem(rng, n=11, D=99, noise=0.3 * 99**0.5)
        risks.append(min_norm_risk(X, y, w, [4, 11, 99]))
    few, square, many = np.median(risks, axis=0)
    assert square > 5 * few, f"median risk {square:.1f} at p = n, {few:.1f} at p = 4"
    assert square > 5 * many, f"median risk {square:.1f} at p = n, {many:.1f} at p = 9 n"


def test_exact_labels():
    """Labels without noise and enough rows are fitted exactly, from rows in float32 too: risk 0 with all columns."""
    for rng in seeds(5):
        X, _, w = problem(rng, n=17, D=5)
        for rows in (X, X.astype(np.float32)):
            assert_close(min_norm_risk(rows, rows.astype(np.float64) @ w, w, [5]), [0.0], atol=1e-20)


def test_equal_and_zero_columns():
    """Equal columns share their coefficient evenly, and a column of zeros gets none."""
    for rng in seeds(5):
        X, y, w = problem(rng, n=11, D=5)
        X[:, 3], X[:, 1] = X[:, 0], 0.0
        ps = [2, 4, 5]
        assert_close(min_norm_risk(X, y, w, ps), [risk_of(X, y, w, p) for p in ps], rtol=1e-8)
    assert_close(min_norm_risk(np.zeros((3, 2)), np.ones(3), np.array([3.0, 4.0]), [2]), [25.0], rtol=1e-12)


def test_nearly_dependent_columns():
    """A singular value of a millionth of the largest counts, and one of 1e-13 of it is taken for zero."""
    turn = np.linalg.qr(np.random.default_rng(8).normal(size=(5, 5)))[0]
    w = np.array([1.0, -2.0, 0.5, 3.0, 1.0])
    for small, seen in ((1e-6, 5), (1e-13, 4)):
        s = np.array([1.0, 0.9, 0.8, 0.7, small])
        X, y = s[:, None] * turn.T, s * (turn.T @ (w + 2 * turn[:, 4]))
        # along the weak direction the fit is off by 2 if it is seen, by the whole true coefficient if not
        want = 4.0 if seen == 5 else (turn[:, 4] @ w) ** 2
        assert_close(min_norm_risk(X, y, w, [5]), [want], rtol=1e-6)
        rows = np.linalg.qr(np.random.default_rng(9).normal(size=(7, 5)))[0].T
        wide = np.append(w, [2.0, -1.0])
        X, y = s[:, None] * rows, s * (rows @ (wide + 2 * rows[4]))
        hidden = wide @ wide - np.sum((rows @ wide) ** 2)
        want = hidden + (4.0 if seen == 5 else (rows[4] @ wide) ** 2)
        assert_close(min_norm_risk(X, y, wide, [7]), [want], rtol=1e-6)
    # large columns that are not used don't make those in use small
    X = np.diag([1.0, 2.0, 1e12])
    assert_close(min_norm_risk(X, np.array([3.0, 4.0, 0.0]), np.array([1.0, 1.0, 1.0]), [1, 2]), [6.0, 6.0], rtol=1e-9)


def test_scale_of_the_data():
    """Rows and labels of size 1e6 or 1e-12 give the same risk."""
    for rng in seeds(3):
        X, y, w = problem(rng)
        want = [risk_of(X, y, w, p) for p in (3, 13)]
        for scale in (1e6, 1e-12):
            assert_close(min_norm_risk(scale * X, scale * y, w, [3, 13]), want, rtol=1e-7)


def test_types_of_input():
    """Unsigned and narrow integers, float32 and views with strides give the same risk."""
    rng = np.random.default_rng(3)
    X, y, w = rng.integers(0, 120, size=(5, 7)), rng.integers(0, 120, size=5), rng.integers(0, 120, size=7)
    want = [risk_of(X.astype(float), y.astype(float), w.astype(float), p) for p in (3, 7)]
    for kind in (np.uint8, np.int8, np.float32, np.int64):
        assert_close(min_norm_risk(X.astype(kind), y.astype(kind), w.astype(kind), [3, 7]), want, rtol=1e-4)
    wide = np.repeat(X.astype(float), 2, axis=1)[:, ::2]
    assert_close(min_norm_risk(wide, y, w, [3, 7]), want, rtol=1e-8)


def test_arguments_stay_as_they_were():
    """Rows, labels and coefficients are not changed."""
    X, y, w = problem(np.random.default_rng(4))
    before = X.copy(), y.copy(), w.copy()
    min_norm_risk(X, y, w, [3, 13])
    assert_close(X, before[0])
    assert_close(y, before[1])
    assert_close(w, before[2])
