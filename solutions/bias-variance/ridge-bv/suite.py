import numpy as np
from answer import ridge_bv

from drill.suite import assert_close, seeds


def by_singular_values(X, w, x0, lam, sigma):
    """Add up bias and variance along the right singular vectors, those outside the row space included."""
    _, s, V = np.linalg.svd(X)
    s = np.concatenate([s, np.zeros(len(w) - len(s))])
    s[s < 1e-12 * s[0]] = 0.0
    bias = -np.sum((V @ x0) * (V @ w) * lam / (s**2 + lam))
    return bias**2, sigma**2 * np.sum(((V @ x0) * s / (s**2 + lam)) ** 2)


def problem(rng, n=17, d=5):
    return rng.normal(size=(n, d)), rng.normal(size=d), rng.normal(size=d)


def test_two_rows_by_hand():
    """Two labels, whose sum is divided by 3 and doubled: squared bias 4, variance 8/9."""
    got = ridge_bv(np.array([[1.0], [1.0]]), np.array([3.0]), np.array([2.0]), 1.0, 1.0)
    assert_close(got, [4.0, 8 / 9], rtol=1e-12)


def test_squared_bias():
    """Squared bias is that of the mean prediction at the point, against its true value."""
    for rng in seeds():
        X, w, x0 = problem(rng)
        for lam in (0.1, 2.0, 31.0):
            want = by_singular_values(X, w, x0, lam, 0.7)[0]
            assert_close(ridge_bv(X, w, x0, lam, 0.7)[0], want, rtol=1e-8, atol=1e-15)


def test_variance():
    """Variance is that of the prediction at the point over the noise of the training labels."""
    for rng in seeds():
        X, w, x0 = problem(rng)
        for lam in (0.1, 2.0, 31.0):
            want = by_singular_values(X, w, x0, lam, 0.7)[1]
            assert_close(ridge_bv(X, w, x0, lam, 0.7)[1], want, rtol=1e-8)


def test_no_penalty():
    """Without a penalty there is no bias, and the variance is that of least squares."""
    for rng in seeds(5):
        X, w, x0 = problem(rng)
        bias2, var = ridge_bv(X, w, x0, 0, 2.0)
        assert_close(bias2, 0.0, atol=1e-20)
        assert_close(var, 4 * x0 @ np.linalg.inv(X.T @ X) @ x0, rtol=1e-8)


def test_huge_penalty():
    """Under a huge penalty the squared bias is the squared true value, and the variance vanishes."""
    for rng in seeds(5):
        X, w, x0 = problem(rng)
        bias2, var = ridge_bv(X, w, x0, 1e12, 1.0)
        assert_close(bias2, (x0 @ w) ** 2, rtol=1e-6)
        assert_close(var, 0.0, atol=1e-15)


def test_small_penalty():
    """Under a small penalty the squared bias starts like the square of the penalty, at its exact size."""
    for rng in seeds(5):
        X, w, x0 = problem(rng)
        first_order = x0 @ np.linalg.inv(X.T @ X) @ w
        # the next term is a relative 1e-5 / (smallest eigenvalue of X'X, about 1)
        assert_close(ridge_bv(X, w, x0, 1e-5, 1.0)[0], (1e-5 * first_order) ** 2, rtol=1e-3)


def test_noise_enters_as_a_variance():
    """Three times the standard deviation makes nine times the variance, and leaves the bias."""
    for rng in seeds(5):
        X, w, x0 = problem(rng)
        want = by_singular_values(X, w, x0, 1.5, 1.0)
        for sigma in (0.0, 0.5, 3.0):
            assert_close(ridge_bv(X, w, x0, 1.5, sigma), [want[0], sigma**2 * want[1]], rtol=1e-8)


def test_more_columns_than_rows():
    """With a penalty there may be more columns than rows, and equal columns; what X never shows is all bias."""
    for rng in seeds(5):
        X, w, x0 = problem(rng, n=5, d=13)
        X[:, 7] = X[:, 2]
        assert_close(ridge_bv(X, w, x0, 0.5, 1.1), by_singular_values(X, w, x0, 0.5, 1.1), rtol=1e-7)


def test_simulated_noise():
    """The mean and the variance of predictions fitted to 4000 simulated label vectors agree with both values."""
    rng = np.random.default_rng(7)
    X, w, x0 = problem(rng)
    Y = X @ w + 0.5 * rng.normal(size=(4000, 17))
    fits = Y @ X @ np.linalg.inv(X.T @ X + 3.0 * np.eye(5)) @ x0
    bias2, var = ridge_bv(X, w, x0, 3.0, 0.5)
    # a variance from 4000 draws is known to 2 %, a mean to its standard deviation over 63
    assert_close(var, fits.var(), rtol=0.1)
    assert_close(np.sqrt(bias2), abs(fits.mean() - x0 @ w), atol=float(4 * fits.std() / 63))


def test_penalty_is_not_scaled_by_rows():
    """All rows taken twice halve the weight of the penalty: as with half the penalty and half the noise variance."""
    for rng in seeds(5):
        X, w, x0 = problem(rng)
        want = by_singular_values(X, w, x0, 1.0, np.sqrt(0.5))
        assert_close(ridge_bv(np.vstack([X, X]), w, x0, 2.0, 1.0), want, rtol=1e-8)


def test_scale_of_the_inputs():
    """Columns of size 1e4 or 1e-4, with the penalty scaled along, give the same bias, and the variance scaled."""
    for rng in seeds(3):
        X, w, x0 = problem(rng)
        want = by_singular_values(X, w, x0, 0.8, 1.0)
        for scale in (1e4, 1e-4):
            got = ridge_bv(scale * X, w, x0, 0.8 * scale**2, 1.0)
            assert_close(got, [want[0], want[1] / scale**2], rtol=1e-7)


def test_columns_of_unequal_size():
    """A column ten thousand times as large as another leaves the other its variance and its bias."""
    for rng in seeds(5):
        X, w, x0 = problem(rng, d=3)
        X[:, 1] *= 1e4
        w[1] /= 1e4
        assert_close(ridge_bv(X, w, x0, 0.5, 1.0), by_singular_values(X, w, x0, 0.5, 1.0), rtol=1e-6)


def test_types_of_input():
    """Narrow and unsigned integers, float32 and views with strides give the same values."""
    rng = np.random.default_rng(3)
    X, w, x0 = rng.integers(0, 120, size=(11, 3)), rng.integers(0, 120, size=3), rng.integers(0, 120, size=3)
    want = by_singular_values(X.astype(float), w.astype(float), x0.astype(float), 40.0, 1.0)
    for kind in (np.int8, np.uint8, np.float32, np.int64):
        assert_close(ridge_bv(X.astype(kind), w.astype(kind), x0.astype(kind), 40.0, 1.0), want, rtol=1e-4)
    wide = np.repeat(X.astype(float), 2, axis=1)[:, ::2]
    assert_close(ridge_bv(wide, w, x0, 40, 1), want, rtol=1e-8)


def test_arguments_stay_as_they_were():
    """Neither the rows nor the coefficients nor the point are changed."""
    X, w, x0 = problem(np.random.default_rng(4))
    before = X.copy(), w.copy(), x0.copy()
    ridge_bv(X, w, x0, 1.0, 1.0)
    assert_close(X, before[0])
    assert_close(w, before[1])
    assert_close(x0, before[2])
