import numpy as np
from answer import avg_marginal_effect, odds_ratio_ci, risk_ratio

from drill.suite import assert_close, in_answer, seeds


@in_answer
def complains(X, w, b):
    """Return whether the marginal effect overflows, divides by zero or becomes invalid on the way."""
    import numpy as np
    from answer import avg_marginal_effect

    try:
        with np.errstate(all="raise", under="ignore"):
            avg_marginal_effect(X, w, b, 0)
    except FloatingPointError:
        return True
    return False


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def test_interval_by_hand():
    """A coefficient of log 2 with standard error 0.1 has the odds ratio 2, at 95 % from 1.644 to 2.433."""
    want = 2.0 * np.exp(np.array([0.0, -0.1959963984540054, 0.1959963984540054]))
    assert_close(odds_ratio_ci(np.log(2), 0.1), want, rtol=1e-9)


def test_other_levels():
    """At 90 % and 99 % the interval reaches 1.644854 and 2.575829 standard errors on the scale of the coefficient."""
    for conf, z in ((0.9, 1.6448536269514722), (0.99, 2.5758293035489004)):
        assert_close(
            odds_ratio_ci(-0.7, 0.3, conf), np.exp([-0.7, -0.7 - 0.3 * z, -0.7 + 0.3 * z]), rtol=1e-9
        )


def test_interval_of_the_reciprocal():
    """Coding the input the other way round gives the reciprocals, with the ends exchanged."""
    for rng in seeds():
        beta, se = rng.normal(), rng.uniform(0.1, 1.0)
        ratio, low, high = odds_ratio_ci(beta, se, 0.8)
        assert_close(odds_ratio_ci(-beta, se, 0.8), [1 / ratio, 1 / high, 1 / low], rtol=1e-9)


def test_no_standard_error():
    """With a standard error of zero both ends are the odds ratio."""
    assert_close(odds_ratio_ci(1.5, 0.0), np.exp([1.5, 1.5, 1.5]), rtol=1e-12)


def test_risk_ratio_by_hand():
    """An odds ratio of 2 at 0.5 is a risk ratio of 4/3, one of 4 at 0.2 of 5/2, and one of 1/3 at 0.75 of 2/3."""
    assert_close(risk_ratio(0.5, 2.0), 4 / 3, rtol=1e-12)
    assert_close(risk_ratio(0.2, 4.0), 2.5, rtol=1e-12)
    assert_close(risk_ratio(0.75, 1 / 3), 2 / 3, rtol=1e-12)


def test_risk_ratio_through_the_odds():
    """The baseline times the risk ratio has the odds of the baseline times the odds ratio."""
    for rng in seeds():
        p0, oratio = rng.uniform(0.01, 0.99), np.exp(rng.normal())
        p1 = p0 * risk_ratio(p0, oratio)
        assert_close(p1 / (1 - p1), oratio * p0 / (1 - p0), rtol=1e-7)


def test_risk_ratio_at_the_ends():
    """At baseline 0 the risk ratio is the odds ratio, its limit, and at baseline 1 it is 1."""
    assert_close(risk_ratio(0.0, 3.0), 3.0, rtol=1e-12)
    assert_close(risk_ratio(1.0, 3.0), 1.0, rtol=1e-12)
    assert_close(risk_ratio(0.5, 0.0), 0.0, atol=1e-15)


def test_effect_by_hand():
    """Rows with the probabilities 1/2 and 3/4 and the coefficient 2 have the mean effect 2 (1/4 + 3/16) / 2."""
    X = np.array([[0.0], [np.log(3) / 2]])
    assert_close(avg_marginal_effect(X, np.array([2.0]), 0.0, 0), 7 / 16, rtol=1e-12)


def test_effect_is_a_slope():
    """Moving input j of all rows by a little moves the mean probability by the effect times as much."""
    for rng in seeds():
        X, w, b = rng.normal(size=(7, 3)) * 2, rng.normal(size=3), rng.normal()
        for j in range(3):
            step = 1e-5 * np.eye(3)[j]
            slope = np.mean(sigmoid((X + step) @ w + b) - sigmoid((X - step) @ w + b)) / 2e-5
            assert_close(avg_marginal_effect(X, w, b, j), slope, rtol=1e-6, atol=1e-9)


def test_effect_at_huge_logits():
    """Logits of ±1e4 have no effect left, ±40 one of e^-40, and nothing overflows."""
    w = np.array([1.0])
    for sign in (-1, 1):
        assert_close(avg_marginal_effect(np.array([[sign * 40.0]]), w, 0.0, 0), np.exp(-40), rtol=1e-12)
        assert_close(avg_marginal_effect(np.array([[sign * 1e4], [0.0]]), w, 0.0, 0), 1 / 8, rtol=1e-12)
        assert not complains(np.array([[sign * 1e4]]), w, 0.0)


def test_kinds_of_inputs():
    """Integers, float32 and strided views give what float64 gives, and stay as they were."""
    X, w = np.array([[1, -2, 0], [3, 1, 1]]), np.array([1, 2, -1])
    want = 2 * np.mean(sigmoid(X @ w + 0.5) * sigmoid(-(X @ w + 0.5)))
    block = np.zeros((4, 6), dtype=np.float32)
    block[::2, ::2] = X
    for inputs in (X, X.astype(np.float32), block[::2, ::2]):
        before = inputs.copy()
        assert_close(avg_marginal_effect(inputs, w, 0.5, 1), want, rtol=1e-10)
        assert_close(avg_marginal_effect(inputs, w.astype(np.float32), 0.5, 1), want, rtol=1e-10)
        assert_close(inputs, before)
