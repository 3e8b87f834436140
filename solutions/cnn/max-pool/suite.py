from pathlib import Path

import numpy as np
from answer import max_pool2d, max_pool2d_backward

from drill.suite import assert_close, golden, seeds

N, C, H, W = 2, 3, 11, 7
SETTINGS = ((2, None, 0), (3, None, 0), (3, 2, 1), (3, 1, 1), (2, 3, 1), (5, 2, 2), (4, 1, 2), (1, 1, 0), (7, 4, 3))


def looped(x, kernel, stride, padding):
    """One window at a time, cut to the map."""
    step = stride or kernel
    n, c, h, w = x.shape
    size = [(length + 2 * padding - kernel) // step + 1 for length in (h, w)]
    out, index = np.zeros((n, c, *size)), np.zeros((n, c, *size), dtype=int)
    for a, b, r, q in np.ndindex(out.shape):
        top, left = r * step - padding, q * step - padding
        places = [(i, j) for i in range(max(top, 0), min(top + kernel, h)) for j in range(max(left, 0), min(left + kernel, w))]
        best = max(places, key=lambda place: x[a, b][place])
        out[a, b, r, q], index[a, b, r, q] = x[a, b][best], best[0] * w + best[1]
    return out, index


def check(x, *settings):
    out, index = max_pool2d(x, *settings)
    want_out, want_index = looped(np.asarray(x), *settings)
    assert_close(out, want_out, rtol=1e-12)
    assert_close(index, want_index)


def test_two_by_two_by_hand():
    """A 2x2 pooling takes the largest of each square, and says where it stands in the whole map."""
    x = np.array([[[[1.0, 9, 2, 3], [4, 5, 8, 7]]]])
    out, index = max_pool2d(x, 2)
    assert_close(out, [[[[9, 8]]]])
    assert_close(index, [[[[1, 6]]]])


def test_random_maps():
    """On random maps every window, with any stride and padding, gives its maximum and the place of it."""
    for rng in seeds():
        kernel, stride, padding = SETTINGS[rng.integers(len(SETTINGS))]
        check(rng.normal(size=(N, C, H, W)), kernel, stride, padding)


def test_stride_defaults_to_the_kernel():
    """Without a stride the windows lie side by side, and what is left over at the edge is ignored."""
    x = np.random.default_rng(1).normal(size=(1, 2, 11, 8))
    assert max_pool2d(x, 3)[0].shape == (1, 2, 3, 2)
    check(x, 3, None, 0)
    check(x, 3, 2, 0)


def test_negative_maps_with_padding():
    """Padded places never win, not even on a map of negative numbers."""
    rng = np.random.default_rng(2)
    check(-1 - rng.random((N, C, H, W)), 3, 2, 1)
    check(-1e30 - 1e29 * rng.random((1, 2, 5, 3)), 3, 1, 1)
    check(-1 - rng.random((1, 2, 5, 3)), 2, None, 0)


def test_first_of_equal_values():
    """Among equal values the first in row order wins: by row, and then by column."""
    check(np.full((1, 2, 5, 7), 3.0), 3, 2, 1)
    for rng in seeds():
        check(rng.integers(0, 3, (1, 2, 7, 5)).astype(float), 3, 1, 1)


def test_windows_of_minus_infinity():
    """Where a whole window is -inf, the winner is its first pixel of the map, never a padded place."""
    x = np.full((1, 1, 5, 4), -np.inf)
    check(x, 3, 2, 1)
    x[0, 0, 3, 2] = -5.0
    check(x, 3, 1, 1)
    check(x, 2, 1, 1)


def test_places_in_a_large_map():
    """Places beyond 65,535 come out whole."""
    x = np.arange(80_000.0).reshape(1, 1, 2, 40_000)
    out, index = max_pool2d(x, 2, 9000)
    want = 40_001 + 9000 * np.arange(5)
    assert_close(index, want.reshape(1, 1, 1, 5))
    assert_close(out, want.reshape(1, 1, 1, 5))


def test_frozen_from_torch():
    """Maxima and places are those of torch's max_pool2d, and the gradient is that of its autograd."""
    frozen = golden("goldens.npz", Path(__file__).parent)
    out, index = max_pool2d(frozen["x"], 3, 2, 1)
    assert_close(out, frozen["out"], rtol=1e-12)
    assert_close(index, frozen["index"])
    got = max_pool2d_backward(frozen["g"], frozen["index"], frozen["x"].shape)
    assert_close(got, frozen["dx"], rtol=1e-9, atol=1e-12)


def test_gradient_goes_to_the_winner():
    """Each value of the gradient is added at its winner, and all other pixels get zero."""
    g, index = np.array([[[[2.0, 3.0]]], [[[5.0, 7.0]]]]), np.array([[[[1, 4]]], [[[0, 4]]]])
    want = [[[[0, 2, 0], [0, 3, 0]]], [[[5, 0, 0], [0, 7, 0]]]]
    assert_close(max_pool2d_backward(g, index, (2, 1, 2, 3)), want)


def test_a_pixel_that_wins_several_windows():
    """With overlapping windows the shares of a pixel that wins several of them add up."""
    for rng in seeds(5):
        index = rng.integers(0, 35, (N, C, 4, 6))
        g = rng.normal(size=index.shape)
        want = np.zeros((N, C, 35))
        for a, b, r, q in np.ndindex(g.shape):
            want[a, b, index[a, b, r, q]] += g[a, b, r, q]
        assert_close(max_pool2d_backward(g, index, (N, C, 5, 7)), want.reshape(N, C, 5, 7), rtol=1e-9, atol=1e-12)


def test_slope_of_the_forward_pass():
    """The gradient is the slope of the sum of g times the maxima, by small steps in every pixel."""
    rng = np.random.default_rng(4)
    x = rng.permutation(40).reshape(1, 2, 5, 4) / 10.0
    out, index = max_pool2d(x, 3, 1, 1)
    g = rng.normal(size=out.shape)
    slope = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[place] = 1e-3
        slope[place] = ((looped(x + step, 3, 1, 1)[0] - looped(x - step, 3, 1, 1)[0]) * g).sum() / 2e-3
    assert_close(max_pool2d_backward(g, index, x.shape), slope, rtol=1e-6, atol=1e-9)


def test_no_images():
    """A batch of no images is pooled to no images, and back."""
    out, index = max_pool2d(np.zeros((0, 3, 6, 5)), 2)
    assert_close(out, np.zeros((0, 3, 3, 2)))
    assert_close(index, np.zeros((0, 3, 3, 2)))
    assert_close(max_pool2d_backward(out, np.zeros((0, 3, 3, 2), dtype=int), (0, 3, 6, 5)), np.zeros((0, 3, 6, 5)))


def test_types_of_input():
    """Integers, float32 and views with strides are allowed; places are integers, and small types do not wrap round."""
    rng = np.random.default_rng(5)
    x = rng.integers(0, 250, (1, 2, 6, 10))
    for given in (x.astype(np.uint8), x.astype(np.int16), x.astype(np.float32), x[..., ::2], x.transpose(0, 1, 3, 2)):
        check(given, 3, 2, 1)
    index = np.asarray(max_pool2d(x, 2)[1])
    assert index.dtype.kind in "iu"
    full = np.full((1, 1, 2, 3), 200)
    for kind in (np.uint8, np.int16, np.float32, float):
        assert_close(max_pool2d_backward(full.astype(kind), np.zeros((1, 1, 2, 3), dtype=int), (1, 1, 1, 2)), [[[[1200, 0]]]])
    whole = np.full((1, 1, 1, 2), 2**24 + 1)
    assert_close(max_pool2d(whole, 1)[0], whole)


def test_arguments_stay_as_they_were():
    """Neither the map nor the gradient nor the places are changed."""
    rng = np.random.default_rng(6)
    x = rng.normal(size=(1, 2, 5, 4))
    before = x.copy()
    out, index = (np.array(part) for part in max_pool2d(x, 2, 1, 1))
    assert_close(x, before)
    g, g_before, index_before = out.copy(), out.copy(), index.copy()
    max_pool2d_backward(g, index, x.shape)
    assert_close(g, g_before)
    assert_close(index, index_before)
