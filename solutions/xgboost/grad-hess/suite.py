import numpy as np
import pytest
from answer import grad_hess

from drill.suite import assert_close, seeds

PARAMS = {"squared": None, "logistic": None, "poisson": None, "pseudo-huber": 1.7}


def loss_of(y, F, objective, param):
    """The losses as the statement gives them."""
    if objective == "squared":
        return (y - F) ** 2 / 2
    if objective == "logistic":
        return np.log1p(np.exp(F)) - y * F
    if objective == "poisson":
        return np.exp(F) - y * F
    return param**2 * (np.sqrt(1 + ((F - y) / param) ** 2) - 1)


def rows(rng, objective, n=11):
    F = rng.normal(size=n)
    if objective == "logistic":
        return rng.integers(0, 2, size=n).astype(float), F
    return (rng.poisson(2.0, size=n) if objective == "poisson" else 3 * rng.normal(size=n)).astype(float), F


def test_first_derivative():
    """The first result is the slope of the loss by the score, as finite differences find it."""
    h = 1e-5
    for objective, param in PARAMS.items():
        for rng in seeds():
            y, F = rows(rng, objective)
            slope = (loss_of(y, F + h, objective, param) - loss_of(y, F - h, objective, param)) / (2 * h)
            # Central differences of these losses err by about 1e-9.
            assert_close(grad_hess(y, F, objective, param)[0], slope, rtol=1e-6, atol=1e-7)


def test_second_derivative():
    """The second result is the slope of the first by the score."""
    h = 1e-4
    for objective, param in PARAMS.items():
        for rng in seeds():
            y, F = rows(rng, objective)
            up, here, down = (loss_of(y, F + step, objective, param) for step in (h, 0.0, -h))
            # Second differences err by about 1e-7.
            assert_close(
                grad_hess(y, F, objective, param)[1], (up - 2 * here + down) / h**2, rtol=1e-5, atol=1e-6
            )


def test_logistic_by_hand():
    """At a log-odds of log 3 the probability is 3/4, so g is -1/4 or 3/4, and h is 3/16."""
    g, h = grad_hess(np.array([1, 0]), np.log([3.0, 3.0]), "logistic")
    assert_close(g, [-0.25, 0.75], rtol=1e-12)
    assert_close(h, [3 / 16, 3 / 16], rtol=1e-12)


def test_extreme_log_odds():
    """At log-odds of ±800 the gradient is finite and the second derivative is 1e-16."""
    g, h = grad_hess(np.array([1, 0, 1, 0]), np.array([800.0, 800.0, -800.0, -800.0]), "logistic")
    assert_close(g, [0, 1, -1, 0], atol=1e-300)
    assert_close(h, np.full(4, 1e-16), rtol=1e-9)


def test_digits_at_both_ends():
    """At log-odds of ±35 and ±40 the small gradients keep their digits, and so does the second derivative above the floor."""
    e35, e40 = np.exp(-35.0), np.exp(-40.0)
    g, h = grad_hess(np.array([1, 0, 1, 0]), np.array([35.0, -35.0, 40.0, -40.0]), "logistic")
    assert_close(g, [-e35, e35, -e40, e40], rtol=1e-9)
    assert_close(h, [e35, e35, 1e-16, 1e-16], rtol=1e-9)


def test_only_the_logistic_hessian_is_floored():
    """The floor leaves gradients, down to e^-300, and the other objectives as they are."""
    g, h = grad_hess(np.zeros(2), np.array([-60.0, -300.0]), "poisson")
    assert_close([g, h], [np.exp([-60.0, -300.0])] * 2, rtol=1e-9)
    assert_close(grad_hess(np.array([0]), np.array([-300]), "logistic")[0], [np.exp(-300.0)], rtol=1e-9)
    assert_close(grad_hess(np.array([0.0]), np.array([1e8]), "pseudo-huber", 1.0)[1], [1e-24], rtol=1e-9)


def test_soft_labels():
    """Labels between 0 and 1 pull the probability to themselves; h does not depend on them."""
    g, h = grad_hess(np.array([0.25, 0.5, 0.25]), np.array([0.0, 0.0, np.log(3.0)]), "logistic")
    assert_close(g, [0.25, 0.0, 0.5], atol=1e-15)
    assert_close(h, [0.25, 0.25, 3 / 16], rtol=1e-12)


def test_counts_with_fractions():
    """A Poisson target may be a fraction, such as a mean count."""
    assert_close(grad_hess(np.array([0.75, 2.5]), np.zeros(2), "poisson")[0], [0.25, -1.5], rtol=1e-12)


def test_pseudo_huber_by_hand():
    """With delta 3 and F - y = ±4 the root is 5/3, so g is ±2.4 and h is 27/125."""
    g, h = grad_hess(np.array([0.0, 9.0]), np.array([4.0, 5.0]), "pseudo-huber", 3.0)
    assert_close(g, [2.4, -2.4], rtol=1e-12)
    assert_close(h, [27 / 125, 27 / 125], rtol=1e-12)


def test_pseudo_huber_far_out():
    """For residuals as large as 1e100 the pull is delta, and nothing overflows."""
    g, h = grad_hess(np.array([0.0, 1e100]), np.array([1e100, -1e100]), "pseudo-huber", 2.0)
    assert_close(g, [2, -2], rtol=1e-9)
    assert_close(h, [0, 0], atol=1e-250)


def test_large_rates():
    """A Poisson score of 300 gives e^300 twice."""
    g, h = grad_hess(np.array([7]), np.array([300]), "poisson")
    assert_close([g[0], h[0]], [np.exp(300.0)] * 2, rtol=1e-12)


def test_small_types_and_no_rows():
    """Unsigned integers and float32 are computed in double precision, and no rows give two empty arrays."""
    y, F = np.array([3, 0], dtype=np.uint8), np.array([1, 200], dtype=np.uint8)
    assert_close(grad_hess(y, F, "squared")[0], [-2, 200])
    assert_close(grad_hess(y, F, "squared")[1], [1, 1])
    assert_close(
        grad_hess(y, F, "pseudo-huber", 1.0)[0], np.array([-2, 200]) / np.sqrt([5, 40001]), rtol=1e-12
    )
    assert_close(grad_hess(y - y, F // 200 * 3, "logistic")[0], [0.5, 1 / (1 + np.exp(-3.0))], rtol=1e-12)
    assert_close(
        grad_hess(y, np.array([100.0, 1.0], dtype=np.float32), "poisson")[1], np.exp([100.0, 1.0]), rtol=1e-12
    )
    for part in grad_hess(np.array([]), np.array([]), "logistic"):
        assert_close(part, np.zeros(0))


def test_unknown_name():
    """Another name of an objective raises ValueError."""
    with pytest.raises(ValueError):
        grad_hess(np.array([1.0]), np.array([1.0]), "hinge")


def test_arguments_stay_as_they_were():
    """Neither targets nor scores are changed."""
    for objective, param in PARAMS.items():
        y, F = rows(np.random.default_rng(2), objective)
        y_before, F_before = y.copy(), F.copy()
        grad_hess(y, F, objective, param)
        assert_close(y, y_before)
        assert_close(F, F_before)
