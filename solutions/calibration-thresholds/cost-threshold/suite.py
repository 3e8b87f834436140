import numpy as np
from answer import empirical, theory

from drill.suite import assert_close, seeds

# A handful of float operations.
TIGHT = {"rtol": 1e-9, "atol": 1e-12}


def all_cuts(y, p, c_fp, c_fn):
    """Try every candidate from the top; whole costs make ties exact."""
    best = None
    for t in [np.inf, *sorted(set(p.tolist()), reverse=True)]:
        flagged = p >= t
        cost = c_fp * int(np.sum(flagged & (y == 0))) + c_fn * int(np.sum(~flagged & (y == 1)))
        if best is None or cost < best[1]:
            best = t, cost
    return best[0], best[1] / len(y)


def draw(rng, n=64, levels=12):
    """A power of two for n keeps rates and mean costs exact, so that equal costs are equal in any order of sums."""
    p = rng.integers(0, levels, size=n) / 16
    y = (rng.random(n) < 0.1 + p).astype(int)
    return y, p


def test_cut_from_two_costs():
    """Without costs of right decisions the cut is the cost of a false alarm over that of both errors."""
    assert_close([theory(1, 1), theory(1, 9), theory(5, 2)], [0.5, 0.1, 5 / 7], **TIGHT)


def test_cut_from_four_costs():
    """At the cut, flagging and passing have the same expected cost, gains included."""
    for rng in seeds():
        c_tp, c_tn = rng.normal(size=2) * 5
        c_fp, c_fn = c_tn + rng.exponential() * 9, c_tp + rng.exponential() * 9
        t = theory(c_fp, c_fn, c_tp, c_tn)
        assert_close(t * c_tp + (1 - t) * c_fp, t * c_fn + (1 - t) * c_tn, rtol=1e-8, atol=1e-8)


def test_order_of_the_costs():
    """The third cost belongs to true positives and the fourth to true negatives."""
    assert_close(theory(3, 10, c_tp=2), 3 / 11, **TIGHT)
    assert_close(theory(3, 10, c_tn=1), 2 / 12, **TIGHT)
    assert_close(theory(3, 0, -5, 0), 3 / 8, **TIGHT)


def test_four_rows_by_hand():
    """The cheapest cut lets one false alarm pass to miss nobody, and its mean cost is 1/4."""
    y, p = np.array([0, 1, 0, 1]), np.array([0.1, 0.4, 0.6, 0.8])
    assert_close(empirical(y, p, 1, 5), (0.4, 0.25), **TIGHT)
    assert_close(empirical(y, p, 5, 1), (0.8, 0.25), **TIGHT)


def test_every_cut_is_tried():
    """Cut and cost equal those of trying all candidates, also past a long stretch where alarms get dearer."""
    for rng in seeds():
        y, p = draw(rng)
        for c_fp, c_fn in ((1, 1), (1, 4), (7, 2), (2, 3)):
            assert_close(empirical(y, p, c_fp, c_fn), all_cuts(y, p, c_fp, c_fn), **TIGHT)
    y = np.repeat([1, 0, 1, 0], [3, 30, 60, 5])
    p = np.linspace(1, 0, len(y))
    assert_close(empirical(y, p, 1, 1), (p[92], 30 / 98), **TIGHT)


def test_flagging_nobody():
    """If no alarm pays, the cut is infinite and every positive is missed."""
    assert_close(empirical(np.array([0, 0, 0]), np.array([0.2, 0.9, 1.0]), 1, 100), (np.inf, 0.0), **TIGHT)
    assert_close(empirical(np.array([0, 1, 0]), np.array([0.9, 0.2, 0.8]), 3, 1), (np.inf, 1 / 3), **TIGHT)


def test_flagging_everybody():
    """If misses are dear, the cut may be the lowest score, which flags all rows."""
    y, p = np.array([1, 0, 0, 1]), np.array([0.1, 0.3, 0.4, 0.2])
    assert_close(empirical(y, p, 1, 50), (0.1, 0.5), **TIGHT)
    assert_close(empirical(np.array([1]), np.array([0.3]), 1, 1), (0.3, 0.0), **TIGHT)


def test_equal_scores_enter_together():
    """No cut lies within a tie, whatever the order of its rows."""
    y, p = np.array([1, 0, 0, 0, 1]), np.array([0.7, 0.7, 0.7, 0.7, 0.1])
    assert_close(empirical(y, p, 1, 1), (np.inf, 0.4), **TIGHT)
    assert_close(empirical(y[::-1], p[::-1], 1, 1), (np.inf, 0.4), **TIGHT)


def test_equally_cheap_cuts():
    """Of equally cheap cuts the highest is returned."""
    y, p = np.array([1, 0, 1, 0]), np.array([0.9, 0.6, 0.5, 0.2])
    assert_close(empirical(y, p, 1, 1), (0.9, 0.25), **TIGHT)
    assert_close(empirical(np.array([0, 1]), np.array([0.9, 0.6]), 2, 2), (np.inf, 1.0), **TIGHT)


def test_any_unit_of_costs():
    """Costs count in full, fractions too, and the cheaper cut is returned however little it saves."""
    for rng in seeds(8):
        y, p = draw(rng)
        for c_fp, c_fn in ((0.5, 1.75), (2.5, 0.75), (2**-12, 3 * 2**-12)):
            assert_close(empirical(y, p, c_fp, c_fn), all_cuts(y, p, c_fp, c_fn), **TIGHT)
    y, p = np.array([0, 1]), np.array([0.9, 0.6])
    assert_close(empirical(y, p, 2**20, 2**20 + 1), (0.6, 2.0**19), **TIGHT)
    assert_close(empirical(y, p, 2**20 + 1, 2**20), (np.inf, 2.0**19), **TIGHT)


def test_scores_in_any_range():
    """Scores may be log-odds: negative ones and those above one are cuts like others."""
    for rng in seeds(8):
        y, p = draw(rng)
        s = 100 * p - 40
        assert_close(empirical(y, s, 2, 3), all_cuts(y, s, 2, 3), **TIGHT)


def test_close_scores():
    """Scores that differ by 1e-12 are different cuts."""
    p = 0.5 + 1e-12 * np.arange(4)
    t, cost = empirical(np.array([0, 0, 1, 1]), p, 1, 1)
    assert_close((t - 0.5) * 1e12, 2.0, rtol=1e-3)
    assert_close(cost, 0.0, atol=1e-12)


def test_order_and_scale():
    """Shuffled rows give the same cut, and costs in other units the same cut at a cost in these units."""
    for rng in seeds(8):
        y, p = draw(rng)
        order = rng.permutation(len(y))
        t, cost = all_cuts(y, p, 2, 3)
        assert_close(empirical(y[order], p[order], 2, 3), (t, cost), **TIGHT)
        assert_close(empirical(y, p, 2048, 3072), (t, 1024 * cost), **TIGHT)


def test_types_of_input():
    """Boolean and unsigned labels, unsigned and float32 scores, and views with strides are all right."""
    y, p = draw(np.random.default_rng(5))
    want = all_cuts(y, p, 1, 3)
    wide = np.repeat(p, 2)
    for labels, scores in ((y == 1, p), (y.astype(np.uint8), p.astype(np.float32)), (y, wide[::2])):
        assert_close(empirical(labels, scores, 1, 3), want, **TIGHT)
    whole = (p * 16).astype(np.uint8)
    assert_close(empirical(y.astype(np.uint8), whole, 1, 3), (want[0] * 16, want[1]), **TIGHT)
    many = np.arange(1000) % 2
    assert_close(empirical(many.astype(np.int8), np.full(1000, 7, dtype=np.int8), 1, 3), (7.0, 0.5), **TIGHT)


def test_arguments_stay_as_they_were():
    """Neither labels nor scores are changed."""
    y, p = draw(np.random.default_rng(6))
    y_before, p_before = y.copy(), p.copy()
    empirical(y, p, 1, 3)
    assert_close(y, y_before)
    assert_close(p, p_before)
