import numpy as np
from answer import ratio_se

from drill.suite import assert_close, seeds

# The statement asks for six digits; a stable order of summation gives many more.
RTOL = 1e-6


def by_covariance(num, den):
    """The textbook form with two variances and a covariance."""
    ratio = num.sum() / den.sum()
    C = np.cov(num, den)
    return ratio, np.sqrt((C[0, 0] - 2 * ratio * C[0, 1] + ratio**2 * C[1, 1]) / len(num)) / den.mean()


def draw(rng, users=37):
    den = rng.poisson(4 * rng.exponential(size=users)) + (np.arange(users) < 2)
    return rng.binomial(den, rng.beta(1, 4, size=users)), den


def test_three_users_by_hand():
    """Residuals 0, -1/2 and 1/2 give a ratio of 0.5 and an error of 0.144."""
    assert_close(ratio_se(np.array([1, 0, 2]), np.array([2, 1, 3])), [0.5, np.sqrt(0.25 / 3) / 2], rtol=RTOL)


def test_random_users():
    """On random counts ratio and error equal those from variances and covariance."""
    for rng in seeds():
        num, den = draw(rng)
        assert_close(ratio_se(num, den), by_covariance(num, den), rtol=RTOL)


def test_equal_denominators():
    """If all denominators are equal this is the mean with its usual standard error."""
    num = np.array([1.0, 4.0, 2.0, 9.0])
    want = [num.mean() / 3, num.std(ddof=1) / 2 / 3]
    assert_close(ratio_se(num, np.full(4, 3.0)), want, rtol=RTOL)


def test_users_without_views():
    """Users with a zero denominator count as users, with and without a numerator."""
    num, den = np.array([1, 0, 2, 0, 0]), np.array([2, 1, 3, 0, 0])
    assert_close(ratio_se(num, den), by_covariance(num, den), rtol=RTOL)
    num, den = np.array([1.0, 5.0, 2.0]), np.array([2.0, 0.0, 3.0])
    assert_close(ratio_se(num, den), by_covariance(num, den), rtol=RTOL)


def test_exact_proportion():
    """If every user has the same ratio the error is zero, not that of independent rows."""
    assert_close(ratio_se(np.array([1, 2, 4]), np.array([2, 4, 8])), [0.5, 0.0], rtol=RTOL, atol=1e-12)


def test_whole_users_not_rows():
    """Each user's views taken ten times leave the error as it is, for the number of users is the same."""
    for rng in seeds(8):
        num, den = draw(rng)
        assert_close(ratio_se(10 * num, 10 * den), by_covariance(num, den), rtol=RTOL)


def test_more_users():
    """Every user taken four times about halves the error."""
    num, den = draw(np.random.default_rng(2), users=50)
    ratio, se = by_covariance(num, den)
    want = [ratio, se / 2 * np.sqrt(49 / 50 * 200 / 199)]
    assert_close(ratio_se(np.tile(num, 4), np.tile(den, 4)), want, rtol=RTOL)


def test_scale():
    """Numerators in other units scale ratio and error, denominators divide them."""
    for rng in seeds(8):
        num, den = draw(rng)
        ratio, se = by_covariance(num, den)
        assert_close(ratio_se(num * 1e-3, den), [ratio * 1e-3, se * 1e-3], rtol=RTOL)
        assert_close(ratio_se(num, den * 1e6), [ratio * 1e-6, se * 1e-6], rtol=RTOL)
        assert_close(ratio_se(num, den * 1e-9), [ratio * 1e9, se * 1e9], rtol=RTOL)


def test_small_residuals():
    """Residuals a hundred-millionth of the values keep six digits."""
    den = np.array([1.0, 2.0, 3.0, 4.0]) * 1e6
    rest = np.array([1.0, -2.0, 3.0, -2.0])
    got = ratio_se(1e2 * den + rest, den)
    assert_close(got, [100.0, rest.std(ddof=1) / 2 / 2.5e6], rtol=RTOL)


def test_negative_numerators():
    """Numerators may be negative, as refunds are, and the error stays positive."""
    num, den = np.array([-3.0, 1.0, -2.0, 0.5]), np.array([1.0, 2.0, 2.0, 1.0])
    assert_close(ratio_se(num, den), by_covariance(num, den), rtol=RTOL)


def test_types_of_input():
    """Boolean numerators, small unsigned types, float32 and views with strides are all right."""
    num, den = draw(np.random.default_rng(5))
    want = by_covariance(num, den)
    wide = np.repeat(num, 2)
    for a, b in ((num.astype(np.uint8), den.astype(np.uint8)), (wide[::2], den.astype(np.float32))):
        assert_close(ratio_se(a, b), want, rtol=RTOL)
    some = num > 0
    assert_close(ratio_se(some, den), by_covariance(some.astype(float), den), rtol=RTOL)


def test_small_floats_are_widened():
    """With float32 input and small residuals nothing further is lost."""
    rng = np.random.default_rng(7)
    den = (1 + rng.integers(0, 40, size=101) / 3).astype(np.float32)
    num = (30_000 * den + rng.normal(size=101)).astype(np.float32)
    a, b = num.astype(float), den.astype(float)
    ratio = a.sum() / b.sum()
    want = [ratio, np.std(a - ratio * b, ddof=1) / np.sqrt(101) / b.mean()]
    for one, other in ((num, den), (a, den), (num, b)):
        assert_close(ratio_se(one, other), want, rtol=RTOL)


def test_arguments_stay_as_they_were():
    """Neither numerators nor denominators are changed."""
    num, den = (part.astype(float) for part in draw(np.random.default_rng(6)))
    before = num.copy(), den.copy()
    ratio_se(num, den)
    assert_close(num, before[0])
    assert_close(den, before[1])
