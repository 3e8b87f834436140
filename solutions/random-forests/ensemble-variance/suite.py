import itertools

import numpy as np
from answer import mean_correlation, var_of_mean

from drill.suite import assert_close, in_answer, seeds


def pair_by_pair(P):
    """Average the correlations of all pairs of columns that vary."""
    found = []
    for a, b in itertools.combinations(np.asarray(P, dtype=float).T, 2):
        if np.ptp(a) > 0 and np.ptp(b) > 0:
            a, b = a - a.mean(), b - b.mean()
            found.append((a * b).sum() / np.sqrt((a**2).sum() * (b**2).sum()))
    return np.mean(found)


@in_answer
def quietly(P):
    """Call mean_correlation with every warning made an error."""
    import warnings

    import numpy as np
    from answer import mean_correlation

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            return float(mean_correlation(P))
        except Warning as warning:
            return f"warning: {warning}"


def draw(rng, R=13, B=5):
    return rng.normal(size=(R, 1)) * 0.7 + rng.normal(size=(R, B))


def test_variance_by_hand():
    """Four predictions of variance 2 with correlation 0.5 have a mean of variance 1.25."""
    assert_close(var_of_mean(0.5, 2.0, 4), 1.25, rtol=1e-12)


def test_variance_is_the_mean_of_the_covariances():
    """The variance of the mean is the mean over all entries of the covariance matrix."""
    for rng in seeds():
        B, rho, s2 = int(rng.integers(2, 9)), rng.random(), 10 * rng.random()
        C = s2 * (rho * np.ones((B, B)) + (1 - rho) * np.eye(B))
        assert_close(var_of_mean(rho, s2, B), C.mean(), rtol=1e-10)


def test_limits_of_the_variance():
    """One member keeps its variance, equal members too, uncorrelated ones divide it by B."""
    assert_close(var_of_mean(0.3, 2.5, 1), 2.5, rtol=1e-12)
    assert_close(var_of_mean(1.0, 2.5, 7), 2.5, rtol=1e-12)
    assert_close(var_of_mean(0.0, 2.5, 10), 0.25, rtol=1e-12)
    assert_close(var_of_mean(0.2, 3.0, 10**9), 0.6, rtol=1e-6)
    assert_close(var_of_mean(0.2, 0.0, 3), 0.0, atol=1e-15)


def test_opposed_members():
    """Negative correlation lowers the variance, down to 0 and never below."""
    assert_close(var_of_mean(-0.2, 1.0, 3), 0.2, rtol=1e-12)
    for B in range(2, 40):
        got = float(var_of_mean(-1 / (B - 1), 7.7, B))
        assert got >= 0, f"got {got}, below 0"
        assert_close(got, 0.0, atol=1e-13)


def test_correlation_by_hand():
    """Columns with correlations 1, -1 and -1 give a mean of -1/3."""
    P = np.array([[1.0, 2.0, 3.0], [2.0, 4.0, 2.0], [3.0, 6.0, 1.0]])
    assert_close(mean_correlation(P), -1 / 3, rtol=1e-12)


def test_every_pair_counts_once():
    """The result is the plain mean over pairs of different members, whatever their variances."""
    for rng in seeds():
        P = draw(rng) * np.array([1.0, 20.0, 0.1, 3.0, 1.0])
        assert_close(mean_correlation(P), pair_by_pair(P), rtol=1e-9, atol=1e-12)


def test_shift_and_scale_of_members():
    """A member that is shifted or multiplied by a positive number correlates as before, also far from 0."""
    for rng in seeds():
        P = draw(rng)
        # At an offset of 1e6 the predictions keep ten digits after rounding.
        for offset, scale in ((1e6, 1.0), (0.0, 1e-20), (-1e6, 2.0)):
            changed = offset + scale * P
            changed[:, 0] = P[:, 0]
            assert_close(mean_correlation(changed), pair_by_pair(P), rtol=1e-6, atol=1e-8)


def test_constant_members():
    """Pairs with a constant member are left out of the mean."""
    for rng in seeds():
        P = draw(rng)
        P[:, 1] = 0.1
        P[:, 3] = 0.0
        assert_close(mean_correlation(P), pair_by_pair(P[:, [0, 2, 4]]), rtol=1e-9, atol=1e-12)


def test_without_pairs():
    """Without a pair of varying members the mean is NaN."""
    for P in ([[1.0], [2.0]], [[1.0, 5.0], [2.0, 5.0]], [[0.1, 0.1], [0.1, 0.1], [0.1, 0.1]]):
        assert_close(mean_correlation(np.array(P)), np.nan)
        got = quietly(np.array(P))
        assert not isinstance(got, str), got
    assert_close(mean_correlation(np.array([[1.0, 7.0, 2.0], [2.0, 7.0, 1.0], [3.0, 7.0, 2.5]])), np.sqrt(3 / 28))


def test_simulated_ensemble():
    """Members made with correlation 0.4 show about 0.4, and the variance of their mean follows the formula."""
    rng = np.random.default_rng(0)
    P = np.sqrt(0.4) * rng.normal(size=(4000, 1)) + np.sqrt(0.6) * rng.normal(size=(4000, 11))
    # 4000 repetitions leave a standard error of about 0.01 in the correlation and 2 % in the variance.
    assert_close(mean_correlation(P), 0.4, atol=0.05)
    assert_close(var_of_mean(0.4, 1.0, 11), P.mean(axis=1).var(), rtol=0.1)


def test_types_of_input():
    """Integers, float32, lists and views with strides give the same correlation."""
    P = np.random.default_rng(2).integers(0, 9, size=(11, 4))
    want = pair_by_pair(P)
    wide = np.repeat(np.repeat(P, 2, axis=0), 2, axis=1)[::2, ::2]
    for given in (P, P.astype(np.uint8), P.astype(np.float32), P.tolist(), wide, np.asfortranarray(P)):
        assert_close(mean_correlation(given), want, rtol=1e-9)


def test_predictions_stay_as_they_were():
    """The predictions are not changed."""
    P = draw(np.random.default_rng(3))
    before = P.copy()
    mean_correlation(P)
    assert_close(P, before)
