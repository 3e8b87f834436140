"""Loops over examples and groups."""

import numpy as np


def standard(values, eps):
    values = values - np.mean(values)
    return values / np.sqrt(np.mean(values * values) + eps)


def floats(x):
    x = np.asarray(x)
    return np.array(x, dtype=x.dtype if x.dtype in (np.float32, np.float64) else np.float64)


def layer_norm(x, gain, bias, eps=1e-5):
    x = floats(x)
    out = np.empty_like(x)
    for at in np.ndindex(x.shape[:-1]):
        row = standard(x[at], eps)
        row = row if gain is None else row * gain
        out[at] = row if bias is None else row + bias
    return out


def rms_norm(x, gain, eps=1e-6):
    x = floats(x)
    size = np.sqrt(np.einsum("...d,...d->...", x, x) / x.shape[-1] + np.asarray(eps, x.dtype))
    out = x / size[..., None]
    return out if gain is None else out * np.asarray(gain, dtype=x.dtype)


def group_norm(x, groups, gain, bias, eps=1e-5):
    x = floats(x)
    if x.shape[1] % groups != 0:
        raise ValueError("channels cannot be split evenly")
    out = np.empty_like(x)
    for n in range(x.shape[0]):
        for members in np.split(np.arange(x.shape[1]), groups):
            out[n, members] = standard(x[n, members], eps)
    for c in range(x.shape[1]):
        if gain is not None:
            out[:, c] *= gain[c]
        if bias is not None:
            out[:, c] += bias[c]
    return out


def instance_norm(x, gain, bias, eps=1e-5):
    return group_norm(x, len(x[0]) if len(x) else x.shape[1], gain, bias, eps)
