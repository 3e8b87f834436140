import numpy as np
from answer import gain, leaf

from drill.suite import assert_close, seeds


def minimum(G, H, lam, alpha):
    """Search the least value of the leaf's objective on ever finer grids; give its place as well."""
    low, high = -abs(G) / (H + lam) - 1, abs(G) / (H + lam) + 1
    for _ in range(12):
        w = np.linspace(low, high, 201)
        values = G * w + (H + lam) * w**2 / 2 + alpha * np.abs(w)
        best = w[values.argmin()]
        step = (high - low) / 200
        low, high = best - step, best + step
    return values.min(), best


def sums(rng):
    return rng.normal(size=2) * 6, rng.uniform(0.5, 8, size=2), rng.uniform(0, 3), rng.uniform(0, 4)


def test_worked_example():
    """With G = -6, H = 2 and lam = 1 the weight is 2, and parting it from G = 6, H = 2 gains 12 less gamma."""
    assert_close(leaf(-6, 2, 1), 2.0, rtol=1e-12)
    assert_close(gain(-6, 2, 6, 2, 1, 0.5), 11.5, rtol=1e-12)


def test_weight_is_the_minimiser():
    """The weight is where a search finds the least value, with both penalties or without the L1 one."""
    for rng in seeds():
        G, H, lam, alpha = sums(rng)
        for a in (0.0, alpha):
            # A flat parabola hides its minimum from a search to about the root of the precision.
            assert_close(leaf(G[0], H[0], lam, a), minimum(G[0], H[0], lam, a)[1], rtol=1e-5, atol=1e-6)


def test_gain_is_the_fall_of_the_minimum():
    """The gain is the least value of the joint leaf less those of both children, less gamma."""
    for rng in seeds():
        G, H, lam, alpha = sums(rng)
        for a in (0.0, alpha):
            parts = minimum(G[0], H[0], lam, a)[0] + minimum(G[1], H[1], lam, a)[0]
            want = minimum(G.sum(), H.sum(), lam, a)[0] - parts - 0.7
            assert_close(gain(G[0], H[0], G[1], H[1], lam, 0.7, a), want, rtol=1e-7, atol=1e-8)


def test_small_gradients_give_no_weight():
    """With |G| at most alpha the weight is 0, and a split of two such leaves gains minus gamma."""
    assert_close(leaf(np.array([1.0, -2.0, 2.0, 0.0]), 3.0, 1.0, 2.0), np.zeros(4), atol=1e-15)
    assert_close(gain(1.0, 2.0, -2.0, 3.0, 1.0, 0.25, 2.0), -0.25, rtol=1e-12)


def test_gain_may_be_negative():
    """Two equal halves with lam = 4 gain 0.9 + 0.9 - 3 = -1.2, and the gain is not cut off at 0."""
    assert_close(gain(3, 1, 3, 1, 4, 0), -1.2, rtol=1e-12)


def test_both_sides_alike():
    """Exchanging the sides or turning all signs leaves the gain as it is."""
    for rng in seeds(5):
        G, H, lam, alpha = sums(rng)
        there = gain(G[0], H[0], G[1], H[1], lam, 1.0, alpha)
        assert_close(gain(G[1], H[1], G[0], H[0], lam, 1.0, alpha), there, rtol=1e-9, atol=1e-12)
        assert_close(gain(-G[0], H[0], -G[1], H[1], lam, 1.0, alpha), there, rtol=1e-9, atol=1e-12)


def test_nothing_to_divide_by():
    """With H + lam = 0 the weight is 0 and such a leaf counts 0, whatever its G."""
    assert_close(leaf(np.array([0.0, -3.0, 2.0]), 0.0, 0.0), np.zeros(3))
    assert_close(gain(0.0, 0.0, 4.0, 2.0, 0.0, 0.0), 0.0, atol=1e-12)
    assert_close(gain(-4.0, 0.0, 4.0, 2.0, 0.0, 1.0), 3.0, rtol=1e-12)


def test_huge_and_tiny_sums():
    """Sums of 1e150 and 1e-150 neither overflow nor vanish."""
    assert_close(leaf(1e150, 1e150, 0.0), -1.0, rtol=1e-12)
    assert_close(leaf(1e-150, 1e-250, 0.0), -1e100, rtol=1e-12)
    assert_close(gain(-1e150, 1e150, 1e150, 1e150, 1.0, 0.0), 1e150, rtol=1e-9)
    assert_close(gain(1e-150, 1e-150, -1e-150, 1e-150, 0.0, 0.0), 1e-150, rtol=1e-9)
    assert_close(gain(-1e150, 1e-3, 1e150, 1e-3, 1e-3, 5.0) / 1e300, 1 / 2e-3, rtol=1e-9)
    assert_close(gain(1e200, 1e200, -1e200, 1e200, 0.0, 0.0), 1e200, rtol=1e-9)


def test_arrays_broadcast():
    """Many cuts at once: arrays of sums against numbers, or against each other, in any shape."""
    GL = np.arange(6.0).reshape(2, 3) - 2
    HL = np.array([1.0, 2.0, 3.0])
    want = [
        [gain(float(a), float(b), 1.5, 2.0, 0.5, 0.1) for a, b in zip(row, HL, strict=True)] for row in GL
    ]
    assert_close(gain(GL, HL, 1.5, 2.0, 0.5, 0.1), want, rtol=1e-12)
    assert_close(leaf(GL, HL, 0.5), -GL / (HL + 0.5), rtol=1e-12)
    assert_close(leaf(3.0, np.array([[1.0], [2.0]]), 1.0), [[-1.5], [-1.0]], rtol=1e-12)


def test_small_integers():
    """Sums in small integer types don't wrap round or lose their fractions."""
    GL, GR = np.array([100, -100], dtype=np.int8), np.array([100, 100], dtype=np.int8)
    HL, HR = np.array([200, 7], dtype=np.uint8), np.array([100, 3], dtype=np.uint8)
    want = gain(GL.astype(float), HL.astype(float), GR.astype(float), HR.astype(float), 1, 0)
    assert_close(want, [0.5 * (1e4 / 201 + 1e4 / 101 - 4e4 / 301), 0.5 * (1e4 / 8 + 1e4 / 4)], rtol=1e-12)
    assert_close(gain(GL, HL, GR, HR, 1, 0), want, rtol=1e-12)
    assert_close(leaf(np.array([-128], dtype=np.int8), HL[:1], 100), [128 / 300], rtol=1e-12)


def test_arguments_stay_as_they_were():
    """None of the sums is changed."""
    parts = [np.array([3.0, -4.0]), np.array([2.0, 1.0]), np.array([5.0, 6.0]), np.array([1.0, 3.0])]
    before = [part.copy() for part in parts]
    leaf(parts[0], parts[1], 1.0, 0.5)
    gain(*parts, 1.0, 0.5, 0.5)
    assert_close(np.array(parts), np.array(before))
