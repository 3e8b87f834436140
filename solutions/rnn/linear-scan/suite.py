import numpy as np
from answer import linear_scan

from drill.suite import assert_close, in_answer, seeds


def loop(a, b, h0):
    hs, h = np.zeros(np.shape(a)), np.asarray(h0, float)
    for t in range(len(hs)):
        h = hs[t] = a[t] * h + b[t]
    return hs


def draw(rng, steps, width=3, size=1.0):
    return size * rng.uniform(-1, 1, (steps, width)), rng.normal(size=(steps, width)), rng.normal(size=width)


@in_answer
def lines_executed(steps):
    """Count the lines of the answer's own code that run for a sequence, calls of its functions included."""
    import sys

    import numpy as np

    import answer

    own, count = answer.linear_scan.__code__.co_filename, [0]

    def trace(frame, event, arg):
        if frame.f_code.co_filename != own:
            return None
        count[0] += event in ("line", "call")
        return trace

    a = np.linspace(0.5, 1, steps)[:, None]
    sys.settrace(trace)
    try:
        answer.linear_scan(a, a, np.ones(1))
    finally:
        sys.settrace(None)
    return count[0]


def test_three_steps_by_hand():
    """Three steps from 1, the second of which forgets everything before it: 3, 5, 16."""
    got = linear_scan(np.array([[2.0], [0], [3]]), np.array([[1.0], [5], [1]]), np.array([1.0]))
    assert_close(got, [[3], [5], [16]], rtol=1e-12)


def test_random_sequences():
    """All states are those of the recurrence, for random factors of either sign."""
    for rng in seeds():
        args = draw(rng, int(rng.integers(2, 60)))
        assert_close(linear_scan(*args), loop(*args), rtol=1e-9, atol=1e-12)


def test_every_length():
    """Any number of steps works, none and one included, not only powers of two."""
    for steps in range(19):
        args = draw(np.random.default_rng(steps), steps, 2)
        assert_close(linear_scan(*args), loop(*args), rtol=1e-9, atol=1e-12)


def test_factors_of_zero():
    """A factor of zero forgets what was before, wherever it stands, and the rest is right."""
    for rng in seeds(5):
        a, b, h0 = draw(rng, 23)
        a[rng.random(a.shape) < 0.3] = 0
        assert_close(linear_scan(a, b, h0), loop(a, b, h0), rtol=1e-9, atol=1e-12)
    assert_close(linear_scan(np.zeros((5, 2)), b[:5, :2], np.ones(2)), b[:5, :2], rtol=1e-12)


def test_factors_above_one():
    """Growing states are right to rounding, of either sign."""
    for size in (1.5, -1.5, 3.0):
        a = np.full((41, 2), size)
        b = np.random.default_rng(1).normal(size=a.shape)
        assert_close(linear_scan(a, b, np.ones(2)), loop(a, b, np.ones(2)), rtol=1e-9, atol=1e-9)


def test_products_that_underflow():
    """Over thousands of small factors, whose products underflow, the states stay right."""
    for factor in (0.9, 0.1, 1e-200, -0.5):
        a = np.full((3001, 1), factor)
        b = np.sin(np.arange(3001.0))[:, None]
        assert_close(linear_scan(a, b, np.array([7.0])), loop(a, b, np.array([7.0])), rtol=1e-8, atol=1e-12)
    huge = np.array([1e15])  # a factor of 1e-15 is not zero: it brings this down to 1
    assert_close(linear_scan(np.full((3, 1), 1e-15), np.zeros((3, 1)), huge), [[1.0], [1e-15], [1e-30]], rtol=1e-9)


def test_long_memory():
    """With factors of one, or near it, the first state and every step still count after thousands of steps."""
    b = np.ones((5003, 2))
    a = np.stack([np.ones(5003), np.full(5003, 0.9999)], axis=1)
    assert_close(linear_scan(a, b, np.array([3.0, 4.0])), loop(a, b, np.array([3.0, 4.0])), rtol=1e-9)


def test_first_state():
    """The first state counts in every step, and only by the product of the factors."""
    a, b, h0 = draw(np.random.default_rng(2), 13)
    gap = np.asarray(linear_scan(a, b, h0 + 2)) - np.asarray(linear_scan(a, b, h0))
    assert_close(gap, 2 * np.cumprod(a, axis=0), rtol=1e-9, atol=1e-12)


def test_channels_do_not_mix():
    """Each column is a recurrence of its own, with one column or with many."""
    a, b, h0 = draw(np.random.default_rng(3), 11, 5)
    whole = linear_scan(a, b, h0)
    for k in range(5):
        assert_close(linear_scan(a[:, k : k + 1], b[:, k : k + 1], h0[k : k + 1])[:, 0], loop(a, b, h0)[:, k], rtol=1e-9)
    assert_close(whole, loop(a, b, h0), rtol=1e-9, atol=1e-12)
    args = draw(np.random.default_rng(4), 4, 4)
    assert_close(linear_scan(*args), loop(*args), rtol=1e-9, atol=1e-12)


def test_no_future():
    """A state does not depend on later steps."""
    a, b, h0 = draw(np.random.default_rng(5), 17)
    want = loop(a, b, h0)
    a[9:], b[9:] = 1e6, -1e6
    assert_close(linear_scan(a, b, h0)[:9], want[:9], rtol=1e-9, atol=1e-12)


def test_number_of_rounds():
    """For 65,536 steps fewer than 1000 lines of code run: there is no loop over the steps, nor over blocks of them."""
    assert lines_executed(65_536) < 1000, "a loop over the steps, or over blocks of them"


def test_types_of_input():
    """Integers, float32 and views with strides are computed in double precision."""
    rng = np.random.default_rng(6)
    a, b, h0 = rng.integers(-2, 3, (13, 2)), rng.integers(-90, 90, (13, 2)), rng.integers(-90, 90, 2)
    want = loop(a.astype(float), b.astype(float), h0.astype(float))
    for kind in (int, np.int8, np.float32):
        assert_close(linear_scan(a.astype(kind), b.astype(kind), h0.astype(kind)), want, rtol=1e-12)
    thirds = [(part / np.float32(3)).astype(np.float32) for part in (a, b, h0)]
    assert_close(linear_scan(*thirds), loop(*(part.astype(float) for part in thirds)), rtol=1e-9, atol=1e-9)
    views = np.repeat(a, 2, axis=0)[::2].astype(float), np.asfortranarray(b.astype(float)), np.repeat(h0, 2)[::2]
    assert_close(linear_scan(*views), want, rtol=1e-12)


def test_arguments_stay_as_they_were():
    """Factors, offsets and first state are not changed."""
    args = draw(np.random.default_rng(7), 9)
    before = [part.copy() for part in args]
    linear_scan(*args)
    for now, then in zip(args, before, strict=True):
        assert_close(now, then)
