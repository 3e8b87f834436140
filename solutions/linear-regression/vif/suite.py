import numpy as np
from answer import vif

from drill.suite import assert_close, in_answer, seeds


@in_answer
def with_warnings_as_errors(X):
    import warnings

    import numpy as np
    from answer import vif

    with warnings.catch_warnings(), np.errstate(all="raise", under="ignore"):
        warnings.simplefilter("error")
        return vif(X)


def correlated(rng, n=17, d=3):
    X = rng.normal(size=(n, d)) + 2.0
    X[:, -1] += X[:, 0]
    return X


def test_two_columns_by_hand():
    """Two columns with correlation 0.8 have factors 1 / (1 - 0.64) both."""
    X = np.array([[1.0, 1.0], [2.0, 3.0], [3.0, 2.0], [4.0, 4.0]])
    assert_close(vif(X), [25 / 9, 25 / 9], rtol=1e-10)


def test_diagonal_of_the_inverse_correlation():
    """On independent enough columns the factors are the diagonal of the inverted correlation matrix."""
    for rng in seeds():
        X = correlated(rng, d=5)
        assert_close(vif(X), np.diag(np.linalg.inv(np.corrcoef(X, rowvar=False))), rtol=1e-8)


def test_factor_is_the_loss_in_precision():
    """The factor is how many times the variance of a slope grows beside the other columns."""
    for rng in seeds():
        X = correlated(rng)
        Z = X - X.mean(axis=0)
        beside_others, alone = np.diag(np.linalg.inv(Z.T @ Z)), 1.0 / (Z**2).sum(axis=0)
        assert_close(vif(X), beside_others / alone, rtol=1e-8)


def test_orthogonal_columns():
    """Uncorrelated columns have factor 1, and so has a single column."""
    X = np.array([[1.0, 1.0], [1.0, -1.0], [-1.0, 1.0], [-1.0, -1.0]]) + 3.0
    assert_close(vif(X), [1.0, 1.0], rtol=1e-12)
    assert_close(vif(X[:, :1]), [1.0], rtol=1e-12)


def test_perfect_collinearity_is_infinite_for_those_involved():
    """Columns that others give exactly have factor inf; a column outside the dependence keeps its finite factor."""
    for rng in seeds():
        X = rng.normal(size=(13, 3))
        total = X[:, 0] - 3.0 * X[:, 1]
        alone = np.asarray(vif(X))[2]
        assert_close(vif(np.column_stack([X, total])), [np.inf, np.inf, alone, np.inf], rtol=1e-8)


def test_dummies_of_all_levels():
    """Indicator columns of all levels add up to the intercept: every one of them has factor inf."""
    levels = np.array([0, 1, 2, 1, 0, 2, 2])
    assert_close(vif(np.eye(3)[levels]), np.full(3, np.inf))


def test_constant_column():
    """A constant column has factor NaN and does not touch the factors of the others."""
    for level in (0.1, 0.0, 7.0):
        X = correlated(np.random.default_rng(1))
        want = np.asarray(vif(X))
        got = vif(np.column_stack([X[:, :1], np.full(17, level), X[:, 1:]]))
        assert_close(got, [want[0], np.nan, want[1], want[2]], rtol=1e-9)
    assert_close(vif(np.full((4, 2), 0.1)), [np.nan, np.nan])


def test_constant_columns_do_not_count_against_the_rows():
    """With as many columns as rows, but one of them constant, the others can keep finite factors."""
    assert_close(vif(np.array([[1.0, 7.0], [2.0, 7.0]])), [1.0, np.nan])
    X = np.array([[1.0, 7.0, 1.0], [2.0, 7.0, 3.0], [3.0, 7.0, 2.0]])  # the varying two correlate at 0.5
    assert_close(vif(X), [4 / 3, np.nan, 4 / 3], rtol=1e-9)


def test_as_many_columns_as_rows():
    """Where d is n or more, the others with an intercept give each of these columns exactly: all factors are inf."""
    for n, d in ((5, 5), (3, 7), (2, 2)):
        assert_close(vif(np.random.default_rng(2).normal(size=(n, d))), np.full(d, np.inf))


def test_fewer_columns_than_rows():
    """With one column fewer than rows the factors are finite."""
    X = np.random.default_rng(3).normal(size=(5, 4))
    assert_close(vif(X), np.diag(np.linalg.inv(np.corrcoef(X, rowvar=False))), rtol=1e-6)


def test_units_and_origins_do_not_matter():
    """Factors stay when a column is measured in other units, from another origin or with the other sign."""
    for rng in seeds():
        X = correlated(rng)
        assert_close(vif(X * [1e-9, -1.0, 1e9]), vif(X), rtol=1e-6)
        assert_close(vif(X + [1e6, 0.0, -1e6]), vif(X), rtol=1e-6)


def test_nearly_collinear_is_large_but_finite():
    """A column that differs from another by a part in ten thousand has a factor near 1e8, one by 1e-5 near 1e10."""
    rng = np.random.default_rng(4)
    a, b = np.linalg.qr(rng.normal(size=(13, 3)) * [0.0, 1.0, 1.0] + [1.0, 0.0, 0.0])[0][:, 1:].T
    for part in (1e-4, 1e-5):
        want = 1.0 + part**-2.0  # a and b are orthogonal, of length 1 and of mean 0
        assert_close(vif(np.column_stack([a, a + part * b])), [want, want], rtol=1e-4)


def test_integers_float32_and_strided_views():
    """Integer, float32 and non-contiguous inputs give what their float64 copies give, without a warning."""
    rng = np.random.default_rng(5)
    X = rng.integers(-9, 9, size=(11, 3))
    want = vif(X.astype(np.float64))
    block = np.zeros((22, 6))
    block[::2, ::2] = X
    for inputs in (X, X.astype(np.float32), block[::2, ::2]):
        assert_close(vif(inputs), want, rtol=1e-9)
    assert_close(with_warnings_as_errors(np.column_stack([X, np.ones(11)])), [*want, np.nan], rtol=1e-9)


def test_input_stays_as_it_was():
    """X holds the same numbers after the call."""
    X = np.random.default_rng(6).normal(size=(7, 2))
    before = X.copy()
    vif(X)
    assert_close(X, before)
