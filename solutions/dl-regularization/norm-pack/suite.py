"""Four norms: values, axes, gains, groups, epsilon, stability, outputs frozen from torch, types and edges."""

from pathlib import Path

import numpy as np
import pytest
from answer import group_norm, instance_norm, layer_norm, rms_norm

from drill.suite import assert_close, golden, seeds


def looped(x, gain, bias, eps, members):
    """Normalise one set of entries after the other; `members` yields boolean masks over x."""
    out = np.array(x, dtype=float)
    for mask in members:
        values = x[mask]
        out[mask] = (values - values.mean()) / np.sqrt(((values - values.mean()) ** 2).mean() + eps)
    return out * gain + bias


def groups_of(x, groups):
    """One mask per example and group of neighbouring channels."""
    size = x.shape[1] // groups
    for n, k in np.ndindex(x.shape[0], groups):
        mask = np.zeros(x.shape, dtype=bool)
        mask[n, k * size : (k + 1) * size] = True
        yield mask


def per_channel(v, x):
    return np.reshape(v, (1, -1, *[1] * (x.ndim - 2)))


def test_by_hand():
    """Two values become -1 and 1 by layer norm, and keep their ratio by RMS norm."""
    assert_close(layer_norm(np.array([[1.0, 3.0]]), None, None, eps=0.0), [[-1.0, 1.0]], rtol=1e-12)
    assert_close(rms_norm(np.array([[3.0, 4.0]]), None, eps=0.0), np.array([[3.0, 4.0]]) / np.sqrt(12.5), rtol=1e-12)
    x = np.array([[1.0, 3.0, 10.0, 30.0]])
    assert_close(group_norm(x, 2, None, None, eps=0.0), [[-1.0, 1.0, -1.0, 1.0]], rtol=1e-12)
    maps = np.array([[[1.0, 3.0], [10.0, 30.0]]])
    assert_close(instance_norm(maps, None, None, eps=0.0), [[[-1.0, 1.0], [-1.0, 1.0]]], rtol=1e-12)


def test_layer_norm():
    """Every vector along the last axis is normalised alone, for any number of axes before it."""
    for rng in seeds():
        gain, bias = rng.normal(size=(2, 7))
        for shape in ((2, 3, 7), (5, 7), (7,)):
            x = 3 * rng.normal(size=shape) + 2
            z = (x - x.mean(-1, keepdims=True)) / np.sqrt(x.var(-1, keepdims=True) + 1e-5)
            assert_close(layer_norm(x, gain, bias), z * gain + bias, rtol=1e-10, atol=1e-12)


def test_rms_norm():
    """RMS norm divides by the root mean square and leaves the mean in, with 1e-6 under the root."""
    for rng in seeds():
        gain = rng.normal(size=5)
        for shape in ((2, 3, 5), (5,)):
            x = rng.normal(size=shape) + 2
            assert_close(rms_norm(x, gain), gain * x / np.sqrt((x**2).mean(-1, keepdims=True) + 1e-6), rtol=1e-10)


def test_group_norm():
    """Neighbouring channels of one example share mean and variance, with all their places."""
    for rng in seeds(3):
        gain, bias = rng.normal(size=(2, 6))
        for shape in ((2, 6, 3, 5), (3, 6, 2), (2, 6), (2, 6, 2, 1, 3)):
            x = 2 * rng.normal(size=shape) + np.arange(6).reshape(-1, *[1] * (len(shape) - 2))
            for groups in (1, 2, 3, 6):
                if groups == 6 and len(shape) == 2:
                    continue
                want = looped(x, per_channel(gain, x), per_channel(bias, x), 1e-5, groups_of(x, groups))
                assert_close(group_norm(x, groups, gain, bias), want, rtol=1e-9, atol=1e-11)


def test_instance_norm():
    """Each channel of each example is normalised over its own places."""
    for rng in seeds(3):
        gain, bias = rng.normal(size=(2, 3))
        for shape in ((2, 3, 5, 7), (2, 3, 5)):
            x = 2 * rng.normal(size=shape) + 1
            want = looped(x, per_channel(gain, x), per_channel(bias, x), 1e-5, groups_of(x, 3))
            assert_close(instance_norm(x, gain, bias), want, rtol=1e-9, atol=1e-11)


def test_gains_belong_to_channels():
    """Gain and bias of group and instance norm go along axis 1, also where all axes have one length."""
    rng = np.random.default_rng(1)
    gain, bias = np.array([1.0, -2.0, 3.0]), np.array([0.0, 10.0, -5.0])
    for shape in ((3, 3, 3, 3), (3, 3, 3)):
        x = rng.normal(size=shape)
        for got, groups in ((group_norm(x, 1, gain, bias), 1), (instance_norm(x, gain, bias), 3)):
            want = looped(x, per_channel(gain, x), per_channel(bias, x), 1e-5, groups_of(x, groups))
            assert_close(got, want, rtol=1e-9, atol=1e-11)


def test_without_gain_or_bias():
    """None for gain or bias leaves that part out, and the other one acts."""
    rng = np.random.default_rng(2)
    x, maps, v, w = rng.normal(size=(3, 5)), rng.normal(size=(2, 4, 3)), rng.normal(size=5), rng.normal(size=4)
    z = (x - x.mean(-1, keepdims=True)) / np.sqrt(x.var(-1, keepdims=True) + 1e-5)
    assert_close(layer_norm(x, v, None), z * v, rtol=1e-10)
    assert_close(layer_norm(x, None, v), z + v, rtol=1e-10, atol=1e-12)
    assert_close(layer_norm(x, np.zeros(5), v), np.tile(v, (3, 1)), rtol=1e-12)  # a gain of 0 is a gain
    assert_close(rms_norm(x, np.zeros(5)), np.zeros((3, 5)), atol=1e-15)
    assert_close(group_norm(maps, 2, np.zeros(4), None), np.zeros((2, 4, 3)), atol=1e-15)
    for gain, bias in ((w, None), (None, w), (None, None)):
        one, zero = (1.0 if gain is None else per_channel(w, maps)), (0.0 if bias is None else per_channel(w, maps))
        want = looped(maps, one, zero, 1e-5, groups_of(maps, 2))
        assert_close(group_norm(maps, 2, gain, bias), want, rtol=1e-9, atol=1e-11)
        want = looped(maps, one, zero, 1e-5, groups_of(maps, 4))
        assert_close(instance_norm(maps, gain, bias), want, rtol=1e-9, atol=1e-11)


def test_epsilon_under_the_root():
    """Epsilon is added to the variance or mean square, also where they are as small as 1e-10 or zero."""
    x = 1e-5 * np.array([[[1.0, -1.0], [3.0, 1.0]]])
    for eps in (1e-5, 1e-10):
        small = 1e-5 / np.sqrt(1e-10 + eps)
        assert_close(layer_norm(x, None, None, eps), [[[small, -small], [small, -small]]], rtol=1e-9)
        assert_close(instance_norm(x, None, None, eps=eps), [[[small, -small], [small, -small]]], rtol=1e-9)
        assert_close(group_norm(x, 2, None, None, eps), [[[small, -small], [small, -small]]], rtol=1e-9)
        assert_close(rms_norm(x[:, 0], None, eps), [[small, -small]], rtol=1e-9)
    for got in (layer_norm(np.full((2, 3), 7.0), None, None), group_norm(np.full((2, 4, 3), 7.0), 2, None, None)):
        assert_close(got, np.zeros(np.shape(got)), atol=1e-12)
    assert_close(rms_norm(np.zeros((2, 3)), None), np.zeros((2, 3)))


def test_large_mean():
    """A mean of 10⁶ beside a deviation of 1 leaves the digits that a subtraction can leave."""
    x = np.random.default_rng(3).normal(size=(2, 4, 3))
    assert_close(layer_norm(x + 1e6, None, None), layer_norm(x, None, None), rtol=1e-7, atol=3e-9)
    assert_close(group_norm(x + 1e6, 2, None, None), group_norm(x, 2, None, None), rtol=1e-7, atol=3e-9)
    assert_close(instance_norm(x + 1e6, None, None), instance_norm(x, None, None), rtol=1e-7, atol=3e-9)
    z = (x - x.mean(-1, keepdims=True)) / np.sqrt(x.var(-1, keepdims=True) + 1e-5)
    assert_close(layer_norm(x + 1e6, None, None), z, rtol=1e-7, atol=3e-9)
    assert_close(instance_norm(x + 1e6, None, None), z, rtol=1e-7, atol=3e-9)


def test_frozen_outputs():
    """All four agree with the outputs of torch's functions."""
    frozen = golden("goldens.npz", Path(__file__).parent)
    gain, bias, of_channels, shift = (frozen[name] for name in ("gain", "bias", "of_channels", "shift"))
    assert_close(layer_norm(frozen["tokens"], gain, bias), frozen["layer"], rtol=1e-9, atol=1e-11)
    assert_close(rms_norm(frozen["tokens"], gain), frozen["rms"], rtol=1e-9)
    assert_close(group_norm(frozen["maps"], 3, of_channels, shift), frozen["group"], rtol=1e-9, atol=1e-11)
    assert_close(instance_norm(frozen["maps"], of_channels, shift), frozen["instance"], rtol=1e-9, atol=1e-11)


def test_groups_that_do_not_divide():
    """A number of groups that does not divide the channels raises ValueError."""
    for groups in (7, 4, 5, 12):
        with pytest.raises(ValueError):
            group_norm(np.ones((2, 6, 4, 10)), groups, None, None)


def test_scale_and_offset():
    """Inputs scaled by 1000 give nearly the same; an offset drops out of all but RMS norm."""
    x = np.random.default_rng(5).normal(size=(2, 4, 5))
    for norm in (lambda a: layer_norm(a, None, None), lambda a: group_norm(a, 2, None, None), lambda a: instance_norm(a, None, None)):
        assert_close(norm(1000 * x + 7), norm(x), rtol=1e-3, atol=1e-4)
    assert_close(rms_norm(1000 * x, None), rms_norm(x, None), rtol=1e-3)
    shifted = x[0, 0] - x[0, 0].mean() + 3
    assert_close((rms_norm(shifted, None, eps=0.0) ** 2).mean(), 1.0, rtol=1e-9)
    assert_close(rms_norm(shifted, None).mean(), 3 / np.sqrt((shifted**2).mean() + 1e-6), rtol=1e-9)


def test_examples_do_not_meet():
    """What one example gives does not depend on the others, and no examples give an empty result."""
    x = np.random.default_rng(6).normal(size=(3, 4, 5))
    for norm in (lambda a: layer_norm(a, None, None), lambda a: group_norm(a, 2, None, None), lambda a: instance_norm(a, None, None)):
        assert_close(norm(x)[1:2], norm(x[1:2]), rtol=1e-10, atol=1e-13)
        assert_close(norm(x[:0]), np.zeros((0, 4, 5)))


def test_types_and_arguments():
    """float32 stays float32, integers give float64, views with strides work, and nothing is changed."""
    x = 2 * np.random.default_rng(7).normal(size=(2, 4, 3)) + 1
    v, w = np.array([1.0, 2.0, 3.0]), np.array([4.0, 3.0, 2.0, 1.0])
    norms = (
        lambda a, v, w: layer_norm(a, v, v),
        lambda a, v, w: rms_norm(a, v),
        lambda a, v, w: group_norm(a, 2, w, w),
        lambda a, v, w: instance_norm(a, w, w),
    )
    whole = np.round(5 * x).astype(int)
    for norm in norms:
        for kind in (np.float32, np.float64):
            got = np.asarray(norm(x.astype(np.float32), v.astype(kind), w.astype(kind)))
            assert got.dtype == np.float32
            assert_close(got, norm(x, v, w), rtol=1e-4, atol=1e-5)
        assert_close(norm(whole, v, w), norm(whole.astype(float), v, w), rtol=1e-12)
        small = np.clip(20 * whole, -120, 120).astype(np.int8)
        assert_close(norm(small, v, w), norm(small.astype(float), v, w), rtol=1e-12)
        assert_close(norm(x, v.astype(int), w.astype(int)), norm(x, v, w), rtol=1e-12)
        wide = np.repeat(x.transpose(2, 1, 0), 2, axis=1)[:, ::2].transpose(2, 1, 0)
        assert_close(norm(wide, v, w), norm(x, v, w), rtol=1e-12)
        before = x.copy()
        norm(x, v, w)
        assert_close(x, before)
    assert_close(v, [1.0, 2.0, 3.0])
    assert_close(w, [4.0, 3.0, 2.0, 1.0])
