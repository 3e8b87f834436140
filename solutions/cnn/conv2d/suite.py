import itertools
from pathlib import Path

import numpy as np
import pytest
from answer import conv2d

from drill.suite import assert_close, golden, seeds

N, C, H, W = 2, 6, 8, 7


def looped(x, w, b=None, stride=(1, 1), padding=(0, 0), dilation=(1, 1), groups=1):
    """One position and kernel entry at a time, by reading the input where it exists."""
    n, c, h, width = x.shape
    o, own, kh, kw = w.shape
    size = [
        (length + 2 * p - d * (k - 1) - 1) // s + 1
        for length, p, d, k, s in zip((h, width), padding, dilation, (kh, kw), stride, strict=True)
    ]
    out = np.zeros((n, o, *size))
    for run, r, q, i, j in itertools.product(range(groups), *map(range, (*size, kh, kw))):
        y, z = r * stride[0] + i * dilation[0] - padding[0], q * stride[1] + j * dilation[1] - padding[1]
        if 0 <= y < h and 0 <= z < width:
            filters = slice(run * o // groups, (run + 1) * o // groups)
            out[:, filters, r, q] += x[:, run * own : run * own + own, y, z] @ w[filters, :, i, j].T
    return out if b is None else out + b[None, :, None, None]


def draw(rng, o=5, own=C, kernel=(3, 2)):
    return rng.normal(size=(N, C, H, W)), rng.normal(size=(o, own, *kernel)), rng.normal(size=o)


def test_three_pixels_by_hand():
    """The kernel slides over the map unflipped: [1, 2, 3] with [1, 10] gives [21, 32]."""
    assert_close(conv2d(np.array([[[[1, 2, 3]]]]), np.array([[[[1, 10]]]])), [[[[21, 32]]]], rtol=1e-12)


def test_plain_layer():
    """Without options every output is the sum over all channels and kernel entries, plus the bias of its filter."""
    for rng in seeds(6):
        x, w, b = draw(rng)
        assert_close(conv2d(x, w, b), looped(x, w, b), rtol=1e-9, atol=1e-12)
    assert_close(conv2d(x, w), looped(x, w), rtol=1e-9, atol=1e-12)


def test_padding_on_both_sides():
    """Zeros are added on both sides of an axis, and a pair pads rows and columns apart."""
    rng = np.random.default_rng(1)
    x, w, b = draw(rng)
    for padding in (1, 2, (0, 3), (2, 1)):
        want = looped(x, w, b, padding=np.broadcast_to(padding, 2))
        assert_close(conv2d(x, w, b, padding=padding), want, rtol=1e-9, atol=1e-12)


def test_stride():
    """The kernel moves by the stride, rows and columns apart, and pixels that are left over are ignored."""
    rng = np.random.default_rng(2)
    x, w, b = draw(rng)
    for stride in (2, 3, (1, 4), (4, 1)):
        want = looped(x, w, b, stride=np.broadcast_to(stride, 2))
        assert_close(conv2d(x, w, b, stride=stride), want, rtol=1e-9, atol=1e-12)


def test_dilation():
    """With dilation the kernel entries lie that far apart, rows and columns apart."""
    rng = np.random.default_rng(3)
    x, w, b = draw(rng)
    for dilation in (2, (3, 1), (1, 4)):
        want = looped(x, w, b, dilation=np.broadcast_to(dilation, 2))
        assert_close(conv2d(x, w, b, dilation=dilation), want, rtol=1e-9, atol=1e-12)


def test_groups():
    """Run i of the output channels sees run i of the input channels, down to one channel each."""
    for rng in seeds(2):
        for groups, o in ((2, 4), (3, 3), (3, 9), (C, C), (C, 2 * C)):
            x, w, b = draw(rng, o, C // groups, (2, 3))
            want = looped(x, w, b, groups=groups)
            assert_close(conv2d(x, w, b, groups=groups), want, rtol=1e-9, atol=1e-12)


def test_all_options_together():
    """Stride, padding, dilation and groups work together, on random settings."""
    for rng in seeds():
        groups = int(rng.choice([1, 2, 3]))
        x, w, b = draw(rng, 6, C // groups, (int(rng.integers(1, 4)), int(rng.integers(1, 4))))
        stride, padding, dilation = rng.integers(1, 4, 2), rng.integers(0, 3, 2), rng.integers(1, 4, 2)
        got = conv2d(x, w, b, tuple(map(int, stride)), tuple(map(int, padding)), tuple(map(int, dilation)), groups)
        assert_close(got, looped(x, w, b, stride, padding, dilation, groups), rtol=1e-9, atol=1e-12)


def test_frozen_from_torch():
    """The values are those of torch's conv2d with stride, padding, dilation and groups."""
    frozen = golden("goldens.npz", Path(__file__).parent)
    got = conv2d(frozen["x"], frozen["w"], frozen["b"], (2, 1), (1, 2), (1, 2), 2)
    assert_close(got, frozen["out"], rtol=1e-9, atol=1e-12)


def test_kernel_as_large_as_the_input():
    """A kernel of the size of the padded map gives one value per filter, and a larger one is a ValueError."""
    rng = np.random.default_rng(5)
    x = rng.normal(size=(2, 3, 5, 4))
    for kernel, padding, dilation in (((5, 4), 0, 1), ((7, 6), 1, 1), ((3, 2), 0, (2, 3))):
        w = rng.normal(size=(2, 3, *kernel))
        want = looped(x, w, None, (1, 1), np.broadcast_to(padding, 2), np.broadcast_to(dilation, 2))
        assert want.shape == (2, 2, 1, 1)
        assert_close(conv2d(x, w, padding=padding, dilation=dilation), want, rtol=1e-9, atol=1e-12)
    for kernel, padding, dilation in (((6, 1), 0, 1), ((1, 5), 0, 1), ((8, 1), 1, 1), ((3, 2), 0, (3, 1))):
        with pytest.raises(ValueError):
            conv2d(x, np.ones((2, 3, *kernel)), padding=padding, dilation=dilation)
        with pytest.raises(ValueError):  # a large stride does not make it fit
            conv2d(x, np.ones((2, 3, *kernel)), stride=9, padding=padding, dilation=dilation)


def test_groups_that_do_not_fit():
    """Groups that do not divide the channels or filters, or filters of another depth, are a ValueError."""
    misfits = (((3, 4, 1, 1), 3), ((3, 2, 1, 1), 2), ((4, 4, 1, 1), 2), ((4, 3, 1, 1), 1), ((6, 1, 1, 1), 3))
    for (shape, groups), n in itertools.product((*misfits, ((4, 1, 1, 1), 1)), (0, 1)):
        with pytest.raises(ValueError):
            conv2d(np.ones((n, 4, 3, 3)), np.ones(shape), groups=groups)


def test_no_images():
    """A batch of no images gives an output of no images, with its other sizes right."""
    got = conv2d(np.ones((0, 4, 9, 5)), np.ones((6, 2, 3, 2)), np.ones(6), 2, 1, 1, 2)
    assert_close(got, np.zeros((0, 6, 5, 3)))


def test_adjoint_of_an_impulse():
    """An impulse in the middle gives the flipped kernel, of each filter by itself."""
    x = np.zeros((1, 1, 5, 7))
    x[0, 0, 2, 3] = 1
    w = np.arange(1.0, 13.0).reshape(2, 1, 3, 2)
    assert_close(conv2d(x, w)[0, :, :3, 2:4], w[:, 0, ::-1, ::-1], rtol=1e-12)


def test_types_of_input():
    """Integers, float32 and views with strides are computed in double precision."""
    rng = np.random.default_rng(7)
    x, w, b = rng.integers(0, 200, (1, 2, 5, 6)), rng.integers(-100, 100, (3, 2, 2, 3)), rng.integers(-9, 9, 3)
    want = looped(x.astype(float), w.astype(float), b.astype(float))
    assert_close(conv2d(x.astype(np.uint8), w.astype(np.int8), b), want, rtol=1e-12)
    assert_close(conv2d(x.astype(np.int16) * 100, w.astype(np.int16) * 100, b), looped(1e2 * x, 1e2 * w, b), rtol=1e-12)
    x32, w32 = x.astype(np.float32) / np.float32(3), w.astype(np.float32) / np.float32(7)
    assert_close(conv2d(x32, w32, b), looped(x32.astype(float), w32.astype(float), b), rtol=1e-9, atol=1e-9)
    wide = np.repeat(x.astype(float), 2, axis=3)
    assert_close(conv2d(wide[..., ::2], w[..., ::-1], b), looped(x.astype(float), w[..., ::-1], b), rtol=1e-12)


def test_arguments_stay_as_they_were():
    """Map, kernel and bias are not changed, and the result is not tied to them."""
    rng = np.random.default_rng(8)
    x, w, b = draw(rng, C, C, (1, 1))
    before = x.copy(), w.copy(), b.copy()
    conv2d(x, w, b, padding=0)[:] = 7
    for now, then in zip((x, w, b), before, strict=True):
        assert_close(now, then)
