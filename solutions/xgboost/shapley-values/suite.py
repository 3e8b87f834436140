from itertools import permutations

import numpy as np
import pytest
from answer import shapley

from drill.suite import assert_close, seeds


def over_all_orders(v, d):
    """Let the players enter in each order and average what each adds."""
    phi, orders = np.zeros(d), 0
    for order in permutations(range(d)):
        mask, orders = 0, orders + 1
        for i in order:
            phi[i] += v[mask | 1 << i] - v[mask]
            mask |= 1 << i
    return phi / orders


def test_two_players_by_hand():
    """Player 0 adds 4 or 6 and player 1 adds 3 or 5: the values are 5 and 4."""
    assert_close(shapley(np.array([1, 5, 4, 10])), [5.0, 4.0], rtol=1e-12)


def test_three_players_by_hand():
    """If only a coalition with player 0 and one more is worth 6, player 0 gets 4 and the others 1 each."""
    v = np.array([0, 0, 0, 6, 0, 6, 0, 6])
    assert_close(shapley(v), [4.0, 1.0, 1.0], rtol=1e-12)


def test_all_orders():
    """For up to five players the values are the averages over all orders."""
    for rng in seeds():
        for d in (1, 2, 3, 4, 5):
            v = rng.normal(size=2**d)
            assert_close(shapley(v), over_all_orders(v, d), rtol=1e-9, atol=1e-12)


def test_nobody_and_one():
    """Without players there are no values; a single player gets what it adds to the empty coalition."""
    assert_close(shapley(np.array([3.0])), np.zeros(0))
    assert_close(shapley(np.array([2.0, 7.0])), [5.0], rtol=1e-12)


def test_values_add_up():
    """The values add up to the value of all less that of none."""
    for rng in seeds():
        v = rng.normal(size=2**7) + 10
        assert_close(np.sum(shapley(v)), v[-1] - v[0], rtol=1e-9, atol=1e-10)


def test_player_that_adds_nothing():
    """A player that changes no coalition's value gets 0, and the others' values are those without it."""
    for rng in seeds(5):
        small = rng.normal(size=8)
        masks = np.arange(16)
        v = small[(masks & 0b0011) | (masks >> 1 & 0b0100)]
        got = np.asarray(shapley(v))
        assert_close(got[2], 0.0, atol=1e-12)
        assert_close(got[[0, 1, 3]], over_all_orders(small, 3), rtol=1e-9, atol=1e-12)


def test_additive_games():
    """If every player adds a fixed amount, that is its value, with 12 players as well."""
    for rng in seeds(3):
        worth = rng.normal(size=12)
        v = (np.arange(4096)[:, None] >> np.arange(12) & 1) @ worth
        assert_close(shapley(v + 3), worth, rtol=1e-9, atol=1e-10)


def test_twelve_players_in_unanimity():
    """If only all of 12 players together are worth 12, each gets 1; if any one suffices, each gets 1 as well."""
    v = np.zeros(4096)
    v[-1] = 12.0
    assert_close(shapley(v), np.ones(12), rtol=1e-9)
    v[1:] = 12.0
    assert_close(shapley(v), np.ones(12), rtol=1e-9)


def test_sizes_weigh_differently():
    """A game won by at least three of five is shared equally, and one vetoed by player 4 mostly goes to it."""
    members = np.arange(32)[:, None] >> np.arange(5) & 1
    won = members.sum(axis=1) >= 3
    assert_close(shapley(won), np.full(5, 0.2), rtol=1e-9)
    assert_close(
        shapley(won & (members[:, 4] == 1)), over_all_orders((won & (members[:, 4] == 1)) * 1.0, 5), rtol=1e-9
    )


def test_scale():
    """Values in units a million million times larger or smaller give the same shares; a constant game gives zeros."""
    v = np.random.default_rng(9).normal(size=16)
    for unit in (1e-15, 1e15):
        assert_close(np.asarray(shapley(v * unit)) / unit, over_all_orders(v, 4), rtol=1e-9, atol=1e-12)
    assert_close(shapley(np.full(8, 3.5)), np.zeros(3), atol=1e-12)


def test_length():
    """A length that is no power of two raises ValueError."""
    for n in (3, 5, 6, 12, 1023):
        with pytest.raises(ValueError):
            shapley(np.ones(n))


def test_empty_table():
    """An empty table raises ValueError: even without players there is the value of nobody."""
    with pytest.raises(ValueError):
        shapley(np.ones(0))


def test_types_of_input():
    """Unsigned integers and booleans don't wrap round, and float32 is averaged in double precision."""
    v = np.array([200, 5, 100, 0, 7, 255, 30, 60])
    want = over_all_orders(v.astype(float), 3)
    for given in (v.astype(np.uint8), np.repeat(v, 3)[::3], v.astype(float)):
        assert_close(shapley(given), want, rtol=1e-9)
    small = (1e4 + np.arange(16) ** 2 / 7).astype(np.float32)
    assert_close(shapley(small), over_all_orders(small.astype(float), 4), rtol=1e-9)


def test_argument_stays_as_it_was():
    """The values of the coalitions are not changed."""
    v = np.random.default_rng(5).normal(size=16)
    before = v.copy()
    shapley(v)
    assert_close(v, before)
