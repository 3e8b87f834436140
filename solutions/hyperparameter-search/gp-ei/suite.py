from pathlib import Path

import numpy as np
from answer import expected_improvement, gp_posterior

from drill.suite import assert_close, golden, in_answer, seeds


@in_answer
def loud(mu, sd, best):
    """Return the improvement, with NaN for all if numpy had to warn."""
    import numpy as np
    from answer import expected_improvement

    try:
        with np.errstate(divide="raise", invalid="raise", over="raise"):
            return np.asarray(expected_improvement(mu, sd, best))
    except FloatingPointError:
        return np.full(len(mu), np.nan)


def by_inverse(X, y, Xs, length, noise):
    def k(a, b):
        return np.exp(-((a - b) ** 2).sum() / (2 * length**2))

    K = np.array([[k(a, b) for b in X] for a in X]) + noise * np.eye(len(X))
    S = np.array([[k(a, b) for b in Xs] for a in X])
    inverse = np.linalg.inv(K)
    return S.T @ inverse @ y, np.sqrt(1 - np.einsum("im,ij,jm->m", S, inverse, S))


def by_integral(mu, sd, best):
    """Integrate the improvement over a fine grid of ten deviations to either side."""
    t = np.linspace(-10, 10, 20_001)
    weight = np.exp(-(t**2) / 2) / np.sqrt(2 * np.pi) * (t[1] - t[0])
    return (np.maximum(best - mu[:, None] - sd[:, None] * t, 0) * weight).sum(axis=1)


def test_one_observation_by_hand():
    """One value 1 at 0 with noise 1 gives 0.5 and sqrt(0.5) there, and k/2 and sqrt(1 - k²/2) at distance 1."""
    k = np.exp(-0.5)
    mu, sd = gp_posterior(np.array([[0.0]]), np.array([1.0]), np.array([[0.0], [1.0], [-1.0]]), 1.0, 1.0)
    assert_close(mu, [0.5, k / 2, k / 2], rtol=1e-9)
    assert_close(sd, np.sqrt([0.5, 1 - k**2 / 2, 1 - k**2 / 2]), rtol=1e-9)


def test_random_observations():
    """In several dimensions mean and deviation are those of the conditional normal distribution."""
    for rng in seeds():
        X, y, Xs = rng.normal(size=(7, 3)), rng.normal(size=7), rng.normal(size=(5, 3))
        for length, noise in ((1.3, 0.1), (0.4, 0.5)):
            want = by_inverse(X, y, Xs, length, noise)
            for got, expected in zip(gp_posterior(X, y, Xs, length, noise), want, strict=True):
                assert_close(got, expected, rtol=1e-8, atol=1e-10)


def test_values_of_a_library():
    """Mean and deviation agree with those of a library on frozen data."""
    frozen = golden("goldens.npz", Path(__file__).parent)
    mu, sd = gp_posterior(frozen["X"], frozen["y"], frozen["Xs"], 0.8, 0.05)
    assert_close(mu, frozen["mu"], rtol=1e-7, atol=1e-9)
    assert_close(sd, frozen["sd"], rtol=1e-7, atol=1e-9)


def test_far_away_the_prior_returns():
    """Far from all observations, or without any, the mean is 0 and the deviation 1."""
    mu, sd = gp_posterior(np.array([[0.0], [1.0]]), np.array([3.0, -4.0]), np.array([[1e3]]), 1.0, 0.01)
    assert_close([mu[0], sd[0]], [0.0, 1.0], atol=1e-12)
    mu, sd = gp_posterior(np.zeros((0, 2)), np.zeros(0), np.ones((3, 2)), 1.0, 0.01)
    assert_close(mu, np.zeros(3))
    assert_close(sd, np.ones(3))


def test_repeated_rows():
    """Two observations at one place act as their mean with half the noise."""
    mu, sd = gp_posterior(np.array([[2.0], [2.0]]), np.array([1.0, 3.0]), np.array([[2.0], [2.5]]), 1.0, 0.4)
    want = by_inverse(np.array([[2.0]]), np.array([2.0]), np.array([[2.0], [2.5]]), 1.0, 0.2)
    assert_close(mu, want[0], rtol=1e-9)
    assert_close(sd, want[1], rtol=1e-9)


def test_almost_no_noise():
    """With noise 1e-12, on crowded and repeated rows, sd is a small number, never NaN, and the mean meets the data."""
    for rng in seeds(5):
        X = np.sort(rng.random((17, 1)), axis=0)
        X = np.vstack([X, X])
        y = np.sin(3 * X[:, 0])
        mu, sd = gp_posterior(X, y, np.vstack([X, X + 1e-9]), 0.7, 1e-12)
        assert_close(mu, np.concatenate([y, y]), atol=0.02)  # up to twelve digits are lost in the solve
        assert_close([np.isfinite(sd).all(), (np.asarray(sd) >= 0).all()], [True, True])
        assert_close(sd, np.zeros(68), atol=0.05)
    mu, sd = gp_posterior(np.array([[0.3]]), np.array([2.0]), np.array([[0.3]]), 0.7, 1e-12)
    assert_close([mu[0], sd[0]], [2.0, 1e-6], atol=1e-7)  # one observation: nothing but its own noise is left
    for n in (3, 5, 7, 11):  # the same measurement n times: no sum cancels here, so little need be lost
        mu, sd = gp_posterior(np.full((n, 1), 0.3), np.full(n, 2.0), np.array([[0.3]]), 0.7, 1e-12)
        assert_close([mu[0], sd[0]], [2.0, 0.0], atol=1e-4)


def test_coordinates_far_from_zero():
    """Moving all points by a million changes nothing."""
    for rng in seeds(5):
        X, y, Xs = rng.normal(size=(7, 2)), rng.normal(size=7), rng.normal(size=(3, 2))
        want = by_inverse(X, y, Xs, 0.9, 0.1)
        for got, expected in zip(gp_posterior(X + 1e6, y, Xs + 1e6, 0.9, 0.1), want, strict=True):
            assert_close(got, expected, atol=1e-7)  # the shifted coordinates keep ten decimals


def test_units():
    """A hundred times the targets give a hundred times the mean; inputs and length in other units change nothing."""
    rng = np.random.default_rng(3)
    X, y, Xs = rng.normal(size=(7, 2)), rng.normal(size=7), rng.normal(size=(3, 2))
    mu, sd = gp_posterior(X, y, Xs, 1.0, 0.2)
    large, same = gp_posterior(X, 100.0 * y, Xs, 1.0, 0.2)
    assert_close(large, np.multiply(mu, 100.0), rtol=1e-9)
    assert_close(same, sd, rtol=1e-9)
    for unit in (2.0**-20, 2.0**20):
        for got, want in zip(gp_posterior(unit * X, y, unit * Xs, unit, 0.2), (mu, sd), strict=True):
            assert_close(got, want, rtol=1e-9)


def test_improvement_by_hand():
    """A mean of 1 with deviation 0.5 improves on 1.2 by 0.31522 on average, and on 1.0 by 0.19947."""
    got = expected_improvement(np.array([1.0]), np.array([0.5]), 1.2)
    assert_close(got, [0.3152194184737266], rtol=1e-9)
    got = expected_improvement(np.array([1.0]), np.array([0.5]), 1.0)
    assert_close(got, [0.5 / np.sqrt(2 * np.pi)], rtol=1e-9)


def test_improvement_is_an_average():
    """On random candidates, in any unit, it is the average of max(best - f, 0) over the normal distribution."""
    for rng in seeds():
        mu, sd, best = rng.normal(size=7), rng.uniform(0.1, 2.0, size=7), float(rng.normal())
        want = by_integral(mu, sd, best)
        assert_close(expected_improvement(mu, sd, best), want, rtol=1e-5, atol=1e-6)
        for unit in (2.0**-40, 2.0**40):
            got = expected_improvement(unit * mu, unit * sd, unit * best)
            assert_close(np.asarray(got) / unit, want, rtol=1e-5, atol=1e-6)


def test_certain_candidates():
    """Where sd is 0 the improvement is best - mu, or 0 if that is negative, without NaN or a division by zero."""
    mu, sd = np.array([1.0, 1.2, 2.0, 1.0]), np.array([0.0, 0.0, 0.0, 0.5])
    assert_close(loud(mu, sd, 1.2), [0.2, 0.0, 0.0, 0.3152194184737266], rtol=1e-9, atol=1e-15)


def test_hopeless_and_sure_candidates():
    """Forty deviations off, the improvement is 0 or the whole gap, and never negative."""
    got = expected_improvement(np.array([40.0, -40.0, 6.0]), np.array([1.0, 1.0, 1e-6]), 0.0)
    assert_close(got, [0.0, 40.0, 0.0], rtol=1e-12, atol=1e-12)
    assert_close((np.asarray(got) >= 0).all(), True)


def test_integers_float32_and_strided_views():
    """Integer, float32 and non-contiguous inputs give what their float64 copies give."""
    X, y, Xs = np.array([[0, 1], [2, 3], [1, 5]]), np.array([1, -2, 3]), np.array([[1, 1], [2, 4]])
    want = by_inverse(X.astype(float), y.astype(float), Xs.astype(float), 2.0, 0.1)
    single = [part.astype(np.float32) for part in (X, y, Xs)]
    strided = [np.repeat(part.astype(float), 2, axis=0)[::2] for part in (X, y, Xs)]
    for inputs in ((X, y, Xs), single, strided, [part.astype(np.uint8).astype(np.int8) for part in (X, y, Xs)]):
        for got, expected in zip(gp_posterior(*inputs, 2, 0.1), want, strict=True):
            assert_close(got, expected, rtol=1e-9)
    got = expected_improvement(np.array([1, 3]), np.array([2, 0]), 4)
    assert_close(got, by_integral(np.array([1.0, 3.0]), np.array([2.0, 1e-9]), 4.0), rtol=1e-5)
    mu, sd = np.float32([0.1, 1.7]), np.float32([0.3, 0.7])
    want = expected_improvement(mu.astype(float), sd.astype(float), 0.4)
    for inputs in ((mu, sd), (mu.astype(float), sd), (mu, sd.astype(float))):
        assert_close(expected_improvement(*inputs, 0.4), want, rtol=1e-10)


def test_arguments_stay_as_they_were():
    """No argument is changed."""
    X, y, Xs = np.array([[0.0], [2.0]]), np.array([1.0, -1.0]), np.array([[1.0], [3.0]])
    gp_posterior(X, y, Xs, 1.0, 0.1)
    mu, sd = np.array([1.0, 2.0]), np.array([0.0, 1.0])
    expected_improvement(mu, sd, 1.5)
    for part, old in ((X, [[0.0], [2.0]]), (y, [1.0, -1.0]), (Xs, [[1.0], [3.0]]), (mu, [1.0, 2.0]), (sd, [0.0, 1.0])):
        assert_close(part, old)
