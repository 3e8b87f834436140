"""takes a gain of zeros for no gain"""

import numpy as np


def layer_norm(x, gain, bias, eps=1e-5):
    return _affine(_normalised(x, eps), gain, bias)


def rms_norm(x, gain, eps=1e-6):
    x = x / 1  # integers become floats before they are squared, or small ones would overflow
    return _affine(x / np.sqrt((x**2).mean(axis=-1, keepdims=True) + eps), gain, None)


def group_norm(x, groups, gain, bias, eps=1e-5):
    n, channels = x.shape[:2]
    # Raises ValueError where groups do not divide the channels.
    members = x.reshape(n, groups, channels // groups * int(np.prod(x.shape[2:])))
    places = (1,) * (x.ndim - 2)  # or gain and bias would meet the last axis
    gain, bias = (None if part is None else np.reshape(part, (channels, *places)) for part in (gain, bias))
    return _affine(_normalised(members, eps).reshape(x.shape), gain, bias)


def instance_norm(x, gain, bias, eps=1e-5):
    return group_norm(x, x.shape[1], gain, bias, eps)


def _normalised(x, eps):
    centred = x - x.mean(axis=-1, keepdims=True)
    return centred / np.sqrt((centred**2).mean(axis=-1, keepdims=True) + eps)


def _affine(z, gain, bias):
    if gain is not None and np.any(gain):
        z = z * gain.astype(z.dtype)
    if bias is not None and np.any(bias):
        z = z + bias.astype(z.dtype)
    return z
