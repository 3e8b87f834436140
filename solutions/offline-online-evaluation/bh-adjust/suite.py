import numpy as np
from answer import bh

from drill.suite import assert_close, seeds

# A product and a quotient per value.
TIGHT = {"rtol": 1e-9, "atol": 1e-14}


def smallest_rate(p):
    """The smallest rate at which the step-up rule rejects each hypothesis, tried at every candidate."""
    p = np.asarray(p, dtype=float)
    m = len(p)
    ranked = np.sort(p)
    rates = np.append(ranked * m / np.arange(1, m + 1), 1.0)
    out = np.ones(m)
    for q in np.sort(rates)[::-1]:
        passed = np.flatnonzero(ranked * m <= q * np.arange(1, m + 1) * (1 + 1e-12))
        if len(passed):
            out[p <= ranked[passed[-1]]] = min(q, 1.0)
    return out


def draw(rng, m=23):
    return np.where(rng.random(m) < 0.4, rng.beta(0.3, 9, size=m), rng.random(m))


def test_four_values_by_hand():
    """Sorted, scaled by 4 over rank, and put back in place."""
    assert_close(bh(np.array([0.02, 0.01, 0.9, 0.04])), [0.04, 0.04, 0.9, 0.16 / 3], **TIGHT)


def test_random_values():
    """On random values each result is the smallest rate at which the step-up rule rejects."""
    for rng in seeds():
        p = draw(rng)
        assert_close(bh(p), smallest_rate(p), **TIGHT)


def test_running_minimum():
    """A later value that scales to less pulls the earlier ones down."""
    assert_close(bh(np.array([0.03, 0.02])), [0.03, 0.03], **TIGHT)
    assert_close(bh(np.array([0.01, 0.02, 0.021, 0.022])), [0.022, 0.022, 0.022, 0.022], **TIGHT)


def test_equal_values():
    """Equal p-values get equal results, that of the last rank among them."""
    assert_close(bh(np.array([0.02, 0.5, 0.02, 0.02])), [0.08 / 3, 0.5, 0.08 / 3, 0.08 / 3], **TIGHT)
    for rng in seeds(8):
        p = np.round(draw(rng), 1)
        assert_close(bh(p), smallest_rate(p), **TIGHT)


def test_all_equal():
    """If all values are equal none is changed."""
    assert_close(bh(np.full(5, 0.3)), np.full(5, 0.3), **TIGHT)


def test_zeros_and_ones():
    """Zero stays zero, one stays one, and nothing exceeds one."""
    assert_close(bh(np.array([1.0, 0.0, 0.9])), [1.0, 0.0, 1.0], **TIGHT)
    assert_close(bh(np.array([0.6, 0.7, 0.95])), [0.95, 0.95, 0.95], **TIGHT)


def test_one_or_none():
    """A single p-value is not changed, and no value gives no result."""
    assert_close(bh(np.array([0.03])), [0.03], **TIGHT)
    assert_close(bh(np.array([])), np.array([]))


def test_order_of_the_input():
    """Values in any order get the same results, at their places."""
    for rng in seeds(8):
        p = draw(rng, m=13)
        order = rng.permutation(13)
        assert_close(bh(p[order]), smallest_rate(p)[order], **TIGHT)


def test_tiny_values():
    """Values of 1e-200 keep their digits."""
    assert_close(bh(np.array([1e-200, 3e-300, 0.5, 2e-200])), [2e-200, 1.2e-299, 0.5, 8e-200 / 3], rtol=1e-9)


def test_many_values():
    """A hundred thousand values are adjusted without quadratic work."""
    p = np.arange(100_000, 0, -1) / 100_000
    assert_close(bh(p), np.ones(100_000), **TIGHT)


def test_types_of_input():
    """Whole numbers, float32 and views with strides are all right, and the result is float64."""
    assert_close(bh(np.array([1, 0, 1], dtype=np.uint8)), [1.0, 0.0, 1.0], **TIGHT)
    assert_close(bh(np.array([True, False])), [1.0, 0.0], **TIGHT)
    p = draw(np.random.default_rng(5))
    small = p.astype(np.float32)
    assert_close(bh(small), smallest_rate(small), **TIGHT)
    assert_close(bh(np.repeat(p, 2)[::2]), smallest_rate(p), **TIGHT)
    assert_close(bh(np.array([1] + [0] * 299, dtype=np.uint8)), [1.0] + [0.0] * 299, **TIGHT)


def test_arguments_stay_as_they_were():
    """The p-values are not changed."""
    p = draw(np.random.default_rng(6))
    before = p.copy()
    bh(p)
    assert_close(p, before)
