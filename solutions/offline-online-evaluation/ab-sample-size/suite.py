from statistics import NormalDist

import numpy as np
import pytest
from answer import power, users_needed

from drill.suite import assert_close, seeds


def needed(p1, p2, alpha, aim, ratio):
    """Raise the exact number until the difference is as many standard errors away as both quantiles ask for."""
    z = NormalDist().inv_cdf(1 - alpha / 2) + NormalDist().inv_cdf(aim)
    n = (p1 * (1 - p1) + p2 * (1 - p2) / ratio) * (z / (p2 - p1)) ** 2
    return [int(np.ceil(n)), int(np.ceil(ratio * n))]


def draw(rng):
    p1 = rng.uniform(0.02, 0.6)
    return p1, p1 + rng.uniform(0.01, 0.2), rng.choice([0.01, 0.05, 0.1]), rng.uniform(0.6, 0.95)


def test_ten_to_eleven_per_cent():
    """From 10 % to 11 % takes 14,749 users per arm by default, and from 5 % to 6 % takes 8,155."""
    assert_close(users_needed(0.10, 0.11), [14749, 14749])
    assert_close(users_needed(0.05, 0.06), [8155, 8155])


def test_random_designs():
    """Level and power enter by their quantiles, for any rates."""
    for rng in seeds():
        p1, p2, alpha, aim = draw(rng)
        assert_close(users_needed(p1, p2, alpha, aim), needed(p1, p2, alpha, aim, 1.0))


def test_small_and_large_differences():
    """A difference of a ten-thousandth takes a million users or more, and one of nine tenths a handful."""
    for p1, p2 in ((0.001, 0.0011), (0.3, 0.3001), (0.04, 0.95), (0.2, 0.7)):
        try:
            got = users_needed(p1, p2)
        except ValueError:
            got = (np.nan, np.nan)
        assert_close(got, needed(p1, p2, 0.05, 0.8, 1.0))


def test_unequal_arms():
    """Arm 2 gets ratio times the users of arm 1, before rounding, and its variance shrinks with them."""
    for rng in seeds():
        p1, p2, alpha, aim = draw(rng)
        for ratio in (0.25, 1.5, 9.0):
            assert_close(users_needed(p1, p2, alpha, aim, ratio), needed(p1, p2, alpha, aim, ratio))


def test_falling_rate():
    """A fall of the rate is detected with as many users as the rise back."""
    for rng in seeds(8):
        p1, p2, alpha, aim = draw(rng)
        assert_close(users_needed(p2, p1, alpha, aim), needed(p1, p2, alpha, aim, 1.0))
        assert_close(power(p2, p1, 300, 300, alpha), power(p1, p2, 300, 300, alpha), rtol=1e-9)


def test_equal_rates():
    """Equal rates are a ValueError."""
    with pytest.raises(ValueError):
        users_needed(0.2, 0.2)


def test_power_by_hand():
    """With standard errors of a tenth and a difference of 0.2 the power is that of two standard errors."""
    normal = NormalDist()
    want = normal.cdf(2 - normal.inv_cdf(0.975)) + normal.cdf(-2 - normal.inv_cdf(0.975))
    assert_close(power(0.4, 0.6, 48, 48), want, rtol=1e-9)


def test_power_of_the_users_needed():
    """The users needed give the power aimed at, and one less falls short of it."""
    for rng in seeds():
        p1, p2, alpha, aim = draw(rng)
        for ratio in (1.0, 3.0):
            n1, n2 = needed(p1, p2, alpha, aim, ratio)
            wrong_side = 1e-3 if aim < 0.65 else 1e-4
            assert 0 <= power(p1, p2, n1, n2, alpha) - aim < 0.02 + wrong_side
            assert power(p1, p2, n1 - 2, n2 - 2 * int(ratio), alpha) < aim + wrong_side


def test_unequal_numbers():
    """Each arm's variance is divided by its own number of users."""
    normal = NormalDist()
    for rng in seeds():
        p1, p2, alpha, _ = draw(rng)
        n1, n2 = rng.integers(50, 900, size=2)
        d = (p2 - p1) / np.sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2)
        z = normal.inv_cdf(1 - alpha / 2)
        want = normal.cdf(d - z) + normal.cdf(-d - z)
        assert_close(power(p1, p2, int(n1), int(n2), alpha), want, rtol=1e-9)


def test_no_effect():
    """Without an effect the test rejects in a share of alpha."""
    for alpha in (0.01, 0.05, 0.2):
        assert_close(power(0.3, 0.3, 100, 250, alpha), alpha, rtol=1e-9)


def test_default_level():
    """Level and power are 5 % and 80 % unless told otherwise."""
    assert_close(users_needed(0.3, 0.4), needed(0.3, 0.4, 0.05, 0.8, 1.0))
    assert_close(users_needed(0.3, 0.4, ratio=2.0, power=0.9), needed(0.3, 0.4, 0.05, 0.9, 2.0))
    assert_close(power(0.3, 0.4, 200, 200), power(0.3, 0.4, 200, 200, 0.05), rtol=1e-12)
