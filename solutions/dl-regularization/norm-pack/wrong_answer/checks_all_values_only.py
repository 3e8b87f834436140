"""refuses groups only if they don't divide the number of all values"""

import numpy as np


def layer_norm(x, gain, bias, eps=1e-5):
    x = _floats(x)
    return _affine(_normalised(x, eps), gain, bias)


def rms_norm(x, gain, eps=1e-6):
    x = _floats(x)
    return _affine(x / np.sqrt((x**2).mean(axis=-1, keepdims=True) + eps), gain, None)


def group_norm(x, groups, gain, bias, eps=1e-5):
    x = _floats(x)
    n, channels = x.shape[:2]
    if x[:1].size % groups:
        raise ValueError(f"{groups} groups cannot share {channels} channels")
    members = x.reshape(n, groups, int(np.prod(x.shape[1:])) // groups)
    places = (1,) * (x.ndim - 2)  # or gain and bias would meet the last axis
    gain, bias = (None if part is None else np.reshape(part, (-1, *places)) for part in (gain, bias))
    return _affine(_normalised(members, eps).reshape(x.shape), gain, bias)


def instance_norm(x, gain, bias, eps=1e-5):
    return group_norm(x, np.shape(x)[1], gain, bias, eps)


def _normalised(x, eps):
    centred = x - x.mean(axis=-1, keepdims=True)
    return centred / np.sqrt((centred**2).mean(axis=-1, keepdims=True) + eps)


def _affine(z, gain, bias):
    if gain is not None:
        z = z * np.asarray(gain).astype(z.dtype)
    if bias is not None:
        z = z + np.asarray(bias).astype(z.dtype)
    return z


def _floats(x):
    x = np.asarray(x)
    return x if x.dtype.kind == "f" else x.astype(np.float64)
