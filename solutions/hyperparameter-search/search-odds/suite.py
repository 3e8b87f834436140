from fractions import Fraction

import numpy as np
from answer import chance_of_top, chance_on_grid, trials_for_top

from drill.suite import assert_close, seeds


def exact_on_grid(n, total, good):
    miss = Fraction(1)
    for i in range(n):
        miss *= Fraction(max(total - good - i, 0), total - i)
    return float(1 - miss)


def test_sixty_trials():
    """Sixty trials reach the best 5 % with probability 0.95393, one trial with 0.05."""
    assert_close(chance_of_top(60, 0.05), 0.953930201013048, rtol=1e-9)
    assert_close(chance_of_top(1, 0.05), 0.05, rtol=1e-9)
    assert_close(chance_of_top(2, 0.5), 0.75, rtol=1e-9)


def test_fifty_nine_are_enough():
    """For the best 5 % with 95 % it takes 59 trials; for the best 1 % with 99 % 459, and for 10 % with 90 % 22."""
    for q, conf, want in ((0.05, 0.95, 59), (0.01, 0.99, 459), (0.1, 0.9, 22), (0.05, 0.999999, 270)):
        assert_close(trials_for_top(q, conf), want, rtol=1e-15)


def test_grid_by_hand():
    """Two of four settings, two of them good: 5/6. Three of ten, one good: 3/10."""
    assert_close(chance_on_grid(2, 4, 2), 5 / 6, rtol=1e-9)
    assert_close(chance_on_grid(3, 10, 1), 0.3, rtol=1e-9)


def test_chance_against_exact_fractions():
    """The chance is 1 - (1 - q)^n, as exact arithmetic gives it."""
    for rng in seeds():
        n, q = int(rng.integers(1, 60)), int(rng.integers(1, 97)) / 97
        assert_close(chance_of_top(n, q), float(1 - (1 - Fraction(q)) ** n), rtol=1e-9)


def test_grid_against_exact_fractions():
    """Without replacement the chance of a miss is a product of shrinking ratios."""
    for rng in seeds():
        total = int(rng.integers(2, 40))
        n, good = (int(v) for v in rng.integers(0, total + 1, size=2))
        assert_close(chance_on_grid(n, total, good), exact_on_grid(n, total, good), rtol=1e-9)


def test_the_smallest_number_of_trials():
    """With the returned n the confidence is reached, with one trial less it isn't."""
    for rng in seeds():
        q, conf = float(rng.uniform(0.003, 0.9)), float(rng.uniform(0.05, 0.995))
        n = int(trials_for_top(q, conf))
        assert_close([1 - (1 - q) ** n >= conf, 1 - (1 - q) ** (n - 1) < conf], [True, True])


def test_a_confidence_met_exactly():
    """A probability that equals conf, up to rounding, is reached: 0.19 takes two trials at q = 0.1, not three."""
    for q, conf, want in ((0.1, 0.19, 2), (0.5, 0.75, 2), (0.2, 0.488, 3), (0.3, 0.51, 2), (0.05, 0.05, 1), (0.05, 1e-7, 1)):
        assert_close(trials_for_top(q, conf), want, rtol=1e-15)


def test_tiny_shares():
    """At q = 1e-15 the chance is n times q to nine digits, and at q = 1e-6 95 % take 2995731 trials."""
    assert_close(chance_of_top(1, 1e-15), 1e-15, rtol=1e-9)
    assert_close(chance_of_top(1000, 1e-15), 1e-12, rtol=1e-9)
    assert_close(chance_of_top(10**7, 1e-7), -np.expm1(1e7 * np.log1p(-1e-7)), rtol=1e-9)
    assert_close(trials_for_top(1e-6, 0.95), 2995731, rtol=1e-15)
    assert_close(trials_for_top(1e-6, 2e-6), 2, rtol=1e-15)


def test_large_grids():
    """On a million settings the chance is right to nine digits, without overflow, from tiny to nearly certain."""
    assert_close(chance_on_grid(1, 10**6, 1), 1e-6, rtol=1e-9)
    assert_close(chance_on_grid(10**5, 10**6, 1), 0.1, rtol=1e-9)
    assert_close(chance_on_grid(1, 10**6, 3 * 10**5), 0.3, rtol=1e-9)
    assert_close(chance_on_grid(500, 10**6, 1000), exact_on_grid(500, 10**6, 1000), rtol=1e-9)
    assert_close(chance_on_grid(60, 10**6, 50_000), exact_on_grid(60, 10**6, 50_000), rtol=1e-9)


def test_nothing_drawn_and_nothing_good():
    """No trials or no good settings give 0, and q = 1 gives 1, without NaN."""
    assert_close([chance_of_top(0, 0.3), chance_of_top(7, 0.0), chance_of_top(0, 1.0)], [0.0, 0.0, 0.0], atol=1e-15)
    assert_close([chance_of_top(1, 1.0), chance_of_top(9, 1)], [1.0, 1.0], rtol=1e-12)
    assert_close([chance_on_grid(0, 5, 2), chance_on_grid(3, 5, 0), chance_on_grid(0, 1, 1)], np.zeros(3), atol=1e-15)


def test_no_confidence_asked():
    """For conf = 0 no trial is needed, and at q = 1 one trial is enough for any other."""
    assert_close([trials_for_top(0.3, 0.0), trials_for_top(1.0, 0.0)], [0, 0])
    assert_close([trials_for_top(1.0, 0.999999), trials_for_top(1, 0.01)], [1, 1])


def test_more_draws_than_bad_settings():
    """When the bad settings can't fill the draws, the chance is exactly 1."""
    assert_close([chance_on_grid(4, 5, 2), chance_on_grid(5, 5, 1), chance_on_grid(1, 1, 1)], np.ones(3), rtol=1e-12)
    assert_close(chance_on_grid(3, 5, 2), 0.9, rtol=1e-9)
