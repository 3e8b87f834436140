import math

import numpy as np
from answer import bayes_predict

from drill.suite import assert_close, in_answer, seeds

ZERO_ONE = np.array([[0.0, 1.0], [1.0, 0.0]])


@in_answer
def with_warnings_as_errors(x, prior, mu, sd, cost):
    import warnings

    import numpy as np
    from answer import bayes_predict

    with warnings.catch_warnings(), np.errstate(all="raise", under="ignore"):
        warnings.simplefilter("error")
        return bayes_predict(x, prior, mu, sd, cost)


def by_density(x, prior, mu, sd, cost):
    """Weigh the costs by plain densities, one observation at a time."""
    decisions = []
    for value in x:
        density = [
            p / s * math.exp(-(((value - m) / s) ** 2) / 2) for p, m, s in zip(prior, mu, sd, strict=True)
        ]
        expected = [sum(d * c for d, c in zip(density, column, strict=True)) for column in cost.T]
        decisions.append(expected.index(min(expected)))
    return decisions


def test_middle_by_hand():
    """With equal priors, spreads and costs the border lies halfway between the means."""
    x = np.array([-5.0, 0.0, 0.99, 1.01, 2.0, 9.0])
    assert_close(bayes_predict(x, [0.5, 0.5], [0.0, 2.0], [1.0, 1.0], ZERO_ONE), [0, 0, 0, 1, 1, 1])


def test_prior_moves_the_border():
    """A prior of 0.9 moves the border between N(0, 1) and N(2, 1) from 1 to 1 + ln(9)/2 = 2.0986."""
    x = np.array([1.0, 2.09, 2.11])
    assert_close(bayes_predict(x, [0.9, 0.1], [0.0, 2.0], [1.0, 1.0], ZERO_ONE), [0, 0, 1])


def test_cost_moves_the_border():
    """If missing class 1 costs 9 times a false alarm, the border moves from 1 to 1 - ln(9)/2 = -0.0986."""
    cost = np.array([[0.0, 1.0], [9.0, 0.0]])
    x = np.array([-0.11, -0.09, 1.0])
    assert_close(bayes_predict(x, [0.5, 0.5], [0.0, 2.0], [1.0, 1.0], cost), [0, 1, 1])


def test_narrow_class_inside_a_wide_one():
    """With equal means the narrow class wins near the mean: for sd 1 and 3 up to sqrt(9 ln(3)/4) = 1.572."""
    x = np.array([-1.6, -1.55, 0.0, 1.55, 1.6])
    assert_close(bayes_predict(x, [0.5, 0.5], [0.0, 0.0], [1.0, 3.0], ZERO_ONE), [1, 0, 0, 0, 1])


def test_least_expected_cost():
    """With any priors, spreads and costs, each decision has the least expected cost."""
    for rng in seeds():
        prior, mu, sd = rng.dirichlet(np.ones(5)), rng.normal(size=5) * 2.0, rng.uniform(0.5, 2.0, size=5)
        cost, x = rng.uniform(0.0, 4.0, size=(5, 5)), rng.normal(size=11) * 3.0
        assert_close(bayes_predict(x, prior, mu, sd, cost), by_density(x, prior, mu, sd, cost))


def test_compromise():
    """A decision that is never the likeliest class, or an impossible one, is taken where it is the cheapest."""
    cost = np.array([[0.0, 1.0, 10.0], [1.0, 0.0, 1.0], [10.0, 1.0, 0.0]])
    x = np.array([-9.0, 0.0, 9.0])
    for prior in ([0.45, 0.1, 0.45], [0.5, 0.0, 0.5]):
        assert_close(bayes_predict(x, prior, [-1.0, 0.0, 1.0], [1.0, 1.0, 1.0], cost), [0, 1, 2])


def test_rare_but_dear():
    """A class of probability 1e-9 decides if missing it costs 1e10 times a false alarm."""
    cost = np.array([[0.0, 1.0], [1e10, 0.0]])
    got = bayes_predict([0.0, 0.0], [1.0 - 1e-9, 1e-9], [0.0, 0.0], [1.0, 1.0], cost)
    assert_close(got, [1, 1])
    cost = np.array([[0.0, 1.0], [1e8, 0.0]])
    assert_close(bayes_predict([0.0], [1.0 - 1e-9, 1e-9], [0.0, 0.0], [1.0, 1.0], cost), [0])


def test_costs_need_no_zero_diagonal():
    """A gain is a negative cost, and a right decision may cost something."""
    cost = np.array([[3.0, 4.0], [2.0, -7.0]])
    assert_close(bayes_predict([-0.3, 0.0, 1.0], [0.5, 0.5], [0.0, 2.0], [1.0, 1.0], cost), [0, 1, 1])


def test_far_from_all_means():
    """Sixty and a thousand deviations away, where all densities vanish in floating point, the rule still holds."""
    x = np.array([-1000.0, -60.0, 64.0, 1004.0])
    assert_close(bayes_predict(x, [0.5, 0.5], [0.0, 4.0], [1.0, 1.0], ZERO_ONE), [0, 0, 1, 1])
    assert_close(bayes_predict(-x, [0.5, 0.5], [0.0, -4.0], [1.0, 1.0], ZERO_ONE), [0, 0, 1, 1])


def test_impossible_class():
    """A class of prior 0 has no say, however well it would explain x, and there is no warning."""
    x = np.array([-3.0, 50.0, 100.0])
    got = with_warnings_as_errors(x, [0.5, 0.5, 0.0], [0.0, -2.0, 100.0], [1.0, 1.0, 1.0], 1.0 - np.eye(3))
    assert_close(got, [1, 0, 0])


def test_ties_go_to_the_lowest():
    """Where decisions cost the same, the lowest is taken."""
    assert_close(bayes_predict([1.0], [0.5, 0.5], [0.0, 2.0], [1.0, 1.0], ZERO_ONE), [0])
    assert_close(bayes_predict([1.0], [0.5, 0.5], [2.0, 0.0], [1.0, 1.0], ZERO_ONE), [0])
    assert_close(bayes_predict([0.0, 7.0], [0.5, 0.5], [0.0, 2.0], [1.0, 1.0], np.ones((2, 2))), [0, 0])


def test_units_do_not_matter():
    """Measuring x from another origin and in another unit, or costs in another unit, changes no decision."""
    for rng in seeds():
        mu, sd, x = rng.normal(size=3) * 2.0, rng.uniform(0.5, 2.0, size=3), rng.normal(size=7) * 3.0
        want = bayes_predict(x, [0.2, 0.3, 0.5], mu, sd, 1.0 - np.eye(3))
        for unit, origin in ((1e-3, 0.0), (1e3, 1e7)):
            got = bayes_predict(
                x * unit + origin, [0.2, 0.3, 0.5], mu * unit + origin, sd * unit, 1.0 - np.eye(3)
            )
            assert_close(got, want)
        assert_close(bayes_predict(x, [0.2, 0.3, 0.5], mu, sd, (1.0 - np.eye(3)) * 1e-12), want)


def test_decisions_are_integers():
    """Decisions come as integers, one per observation, none for none."""
    got = np.asarray(bayes_predict(np.array([0.5, 3.0, 0.2]), [0.5, 0.5], [0.0, 2.0], [1.0, 1.0], ZERO_ONE))
    assert got.dtype.kind in "iu"
    assert_close(got, [0, 1, 0])
    assert_close(bayes_predict(np.empty(0), [0.5, 0.5], [0.0, 2.0], [1.0, 1.0], ZERO_ONE), np.empty(0))


def test_integers_float32_and_strided_views():
    """Unsigned integer, float32 and non-contiguous observations give what their float64 copies give."""
    args = ([0.5, 0.5], np.array([2, 4], dtype=np.uint8), np.array([1, 1], dtype=np.uint8), ZERO_ONE)
    for dtype in (np.uint8, np.float32):
        assert_close(bayes_predict(np.array([0, 2, 4, 9], dtype=dtype), *args), [0, 0, 1, 1])
    assert_close(bayes_predict(np.array([0.0, 9.0, 4.0, 9.0])[::2], *args), [0, 1])


def test_inputs_stay_as_they_were():
    """Observations, parameters and costs hold the same numbers after the call."""
    inputs = [
        np.array([0.3, 1.7]),
        np.array([0.5, 0.5]),
        np.array([0.0, 2.0]),
        np.array([1.0, 3.0]),
        1.0 - np.eye(2),
    ]
    before = [array.copy() for array in inputs]
    bayes_predict(*inputs)
    for array, copy in zip(inputs, before, strict=True):
        assert_close(array, copy)
