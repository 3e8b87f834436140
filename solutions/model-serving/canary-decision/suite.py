from statistics import NormalDist

import numpy as np
from answer import decide

from drill.suite import in_answer, seeds

ROLLBACK, HOLD, PROMOTE = "rollback", "hold", "promote"


@in_answer
def decisions(cases):
    """Decide many cases in one call, which is much faster."""
    from answer import decide

    return [decide(*case) for case in cases]


def bounds(look, z):
    """The ends of the interval of the rise in failures, with one failure and one success added to each arm."""
    n, x = np.array(look[::2]) + 2.0, np.array(look[1::2]) + 1.0
    p = x / n
    s = np.sqrt((p * (1 - p) / n).sum())
    return np.diff(p)[0] - z * s, np.diff(p)[0] + z * s


def by_the_rules(looks, breached, planned, alpha, min_n, margin):
    z = NormalDist().inv_cdf(1 - alpha / planned)
    for look, broken in zip(looks, breached, strict=True):
        low, high = bounds(look, z)
        tested = look[0] >= min_n and look[2] >= min_n
        if broken or (tested and low > 0):
            return ROLLBACK
        if tested and high < margin:
            return PROMOTE
    return HOLD


def drawn(rng):
    """A canary of up to ten looks with a rate near that of the present version."""
    planned = int(rng.integers(1, 11))
    n = rng.integers(5, 400, size=(planned, 2)).cumsum(axis=0)
    rate = rng.uniform(0.005, 0.3)
    rates = [rate, min(max(rate + rng.normal(0, 0.06), 0), 1)]
    x = np.array([rng.binomial(np.diff(n[:, arm], prepend=0), rates[arm]).cumsum() for arm in (0, 1)])
    looks = np.stack([n[:, 0], x[0], n[:, 1], x[1]], axis=1).tolist()[: int(rng.integers(1, planned + 1))]
    breached = (rng.random(len(looks)) < 0.04).tolist()
    alpha, margin = float(rng.choice([0.01, 0.05, 0.2])), float(rng.choice([0.0, 0.01, 0.05]))
    return looks, breached, planned, alpha, int(rng.choice([0, 100, 300])), margin


def test_plain_harm():
    """6 % failures against 1 % in a thousand requests each is shown to be worse: rollback."""
    assert decide([(1000, 10, 1000, 60)], [False], 1, 0.05, 100, 0.01) == ROLLBACK


def test_plain_improvement():
    """Fewer failures in the canary are no harm, and with a bound below the margin it is promoted."""
    assert decide([(1000, 60, 1000, 10)], [False], 1, 0.05, 100, 0.01) == PROMOTE


def test_no_proof_either_way():
    """Equal rates in few requests show neither harm nor its absence: hold."""
    assert decide([(200, 4, 200, 4)], [False], 1, 0.05, 100, 0.01) == HOLD


def test_a_broken_guardrail():
    """A broken guardrail rolls back at once, with hardly any requests and with better failure rates."""
    assert decide([(3, 0, 0, 0)], [True], 5, 0.05, 100, 0.01) == ROLLBACK
    assert decide([(10, 0, 4, 0), (9000, 900, 9000, 9)], [True, False], 5, 0.05, 100, 0.01) == ROLLBACK
    assert decide([(9000, 900, 9000, 9)], [1], 5, 0.05, 100, 0.01) == ROLLBACK


def test_each_arm_needs_its_requests():
    """Below the least number in either arm a look decides nothing; at exactly that number it does."""
    for look, want in (
        ((5000, 50, 99, 60), HOLD),
        ((99, 1, 5000, 3000), HOLD),
        ((5000, 50, 100, 60), ROLLBACK),
        ((100, 1, 5000, 3000), ROLLBACK),
    ):
        assert decide([look], [False], 2, 0.05, 100, 0.01) == want


def test_the_first_decision_stands():
    """What later looks and guardrails say does not undo a decision."""
    harm, good = (1000, 10, 1000, 60), (5000, 250, 5000, 60)
    assert decide([harm, good], [False, False], 3, 0.05, 100, 0.01) == ROLLBACK
    late = [(1000, 60, 1000, 10), (2000, 120, 2000, 400)]
    assert decide(late, [False, True], 3, 0.05, 100, 0.01) == PROMOTE


def test_a_look_without_decision_goes_on():
    """After looks that are too small or undecided the next one is read, and its counts are not added up."""
    looks = [(50, 0, 50, 3), (200, 4, 200, 4), (1000, 10, 1000, 60)]
    assert decide(looks, [False] * 3, 3, 0.05, 100, 0.01) == ROLLBACK
    assert decide(looks[:2], [False] * 2, 3, 0.05, 100, 0.01) == HOLD


def test_harm_comes_before_the_margin():
    """Harm that is shown is rolled back, though it lies within the margin."""
    assert decide([(10**6, 10_000, 10**6, 11_000)], [False], 4, 0.05, 100, 0.05) == ROLLBACK


def test_a_bound_right_at_the_margin():
    """A margin up to the upper bound of the rise is too small for promoting, one just above it is enough."""
    z = NormalDist().inv_cdf(1 - 0.05 / 4)
    for look in ((4000, 40, 2000, 19), (3000, 0, 700, 0), (10**9, 10**7, 10**9, 10**7)):
        edge = bounds(look, z)[1]
        assert decide([look], [False], 4, 0.05, 100, edge * (1 + 1e-6)) == PROMOTE
        assert decide([look], [False], 4, 0.05, 100, edge * (1 - 1e-6)) == HOLD
    assert decide([(100, 5, 100, 5)], [False], 1, 0.5, 0, 0.0) == HOLD  # z = 0, so both bounds are exactly 0
    assert decide([(100, 5, 100, 5)], [False], 1, 0.5, 0, 1e-9) == PROMOTE


def test_every_look_has_its_share_of_alpha():
    """The level of each look, the first and only one too, is alpha over the planned looks, one-sided."""
    look = (2000, 40, 2000, 61)
    alpha = 1 - NormalDist().cdf(bounds(look, 0)[0] / (bounds(look, 1)[1] - bounds(look, 0)[0]))
    for planned in (1, 2, 7):
        assert decide([look], [False], planned, planned * alpha * 1.001, 100, 0.0) == ROLLBACK
        assert decide([look], [False], planned, planned * alpha * 0.999, 100, 0.0) == HOLD


def test_random_canaries():
    """Canaries of up to ten looks get the decision that the rules give."""
    cases = [drawn(rng) for rng in seeds(150)]
    assert decisions(cases) == [by_the_rules(*case) for case in cases]


def test_harmless_canaries():
    """Of canaries without any difference at most alpha are rolled back over all ten looks."""
    cases = []
    for rng in seeds(100):
        n = np.arange(500, 5001, 500)
        x = rng.binomial(500, 0.1, size=(2, 10)).cumsum(axis=1)
        cases.append((np.stack([n, x[0], n, x[1]], axis=1).tolist(), [False] * 10, 10, 0.05, 100, 0.0))
    assert decisions(cases).count(ROLLBACK) <= 5


def test_no_requests_and_no_looks():
    """Without looks, or without a single request where none is demanded, the answer is to hold."""
    assert decide([], [], 3, 0.05, 100, 0.01) == HOLD
    assert decide([(0, 0, 0, 0)], [False], 3, 0.05, 0, 0.01) == HOLD
    assert decide([(700, 7, 0, 0)], [False], 3, 0.05, 0, 0.01) == HOLD


def test_types_of_counts():
    """Counts in small integer types, up to their largest value, decide like ordinary ones."""
    for kind, look in ((np.uint8, (255, 10, 255, 200)), (np.uint16, (65535, 600, 65535, 900))):
        assert decide(np.array([look], dtype=kind), np.array([False]), 2, 0.05, 100, 0.01) == ROLLBACK
    full = np.array([(255, 255, 255, 0)], dtype=np.uint8)
    assert decide(full, np.array([False]), 2, 0.05, 100, 0.01) == PROMOTE


def test_arguments_stay_as_they_were():
    """Neither the looks nor the guardrails are changed."""
    looks, breached = np.array([(50, 0, 50, 3), (200, 4, 200, 4)]), np.array([False, False])
    decide(looks, breached, 3, 0.05, 100, 0.01)
    assert looks.tolist() == [[50, 0, 50, 3], [200, 4, 200, 4]]
    assert breached.tolist() == [False, False]
