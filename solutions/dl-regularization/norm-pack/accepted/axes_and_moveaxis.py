"""Uses var with axes, and moves channels to the end for gain and bias."""

import numpy as np


def normalise(x, axes, eps):
    mean = np.mean(x, axis=axes, keepdims=True)
    return (x - mean) * (1 / np.sqrt(np.var(x, axis=axes, keepdims=True) + np.asarray(eps).astype(x.dtype)))


def as_float(x):
    x = np.asarray(x)
    return x if np.issubdtype(x.dtype, np.floating) else x.astype(float)


def finish(z, gain, bias):
    gain = np.ones(z.shape[-1]) if gain is None else np.asarray(gain)
    bias = np.zeros(z.shape[-1]) if bias is None else np.asarray(bias)
    return (gain * z + bias).astype(z.dtype)


def layer_norm(x, gain, bias, eps=1e-5):
    return finish(normalise(as_float(x), -1, eps), gain, bias)


def rms_norm(x, gain, eps=1e-6):
    x = as_float(x)
    return finish(x / np.sqrt(np.mean(np.square(x), axis=-1, keepdims=True) + eps).astype(x.dtype), gain, None)


def group_norm(x, groups, gain, bias, eps=1e-5):
    x = as_float(x)
    n, c, *places = x.shape
    size, rest = divmod(c, groups)
    if rest:
        raise ValueError("groups must divide channels")
    split = x.reshape(n, groups, size, *places)
    z = normalise(split, tuple(range(2, split.ndim)), eps).reshape(x.shape)
    return np.moveaxis(finish(np.moveaxis(z, 1, -1), gain, bias), -1, 1)


def instance_norm(x, gain, bias, eps=1e-5):
    x = as_float(x)
    z = normalise(x, tuple(range(2, x.ndim)), eps)
    return np.moveaxis(finish(np.moveaxis(z, 1, -1), gain, bias), -1, 1)
