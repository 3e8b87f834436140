"""centres and scales the caller's arrays in place"""

import numpy as np


def layer_norm_backward(x, gain, g, eps=1e-5):
    x = np.asarray(x, dtype=float)
    dn = np.asarray(g, dtype=float)
    x -= x.mean(axis=-1, keepdims=True)
    inv = 1.0 / np.sqrt((x**2).mean(axis=-1, keepdims=True) + eps)
    x *= inv
    leading = tuple(range(x.ndim - 1))
    dgain, dbias = (dn * x).sum(axis=leading), dn.sum(axis=leading)
    dn = dn * gain
    dn = dn - dn.mean(axis=-1, keepdims=True) - x * (dn * x).mean(axis=-1, keepdims=True)
    return dn * inv, dgain, dbias


def rms_norm_backward(x, gain, g, eps=1e-6):
    x = np.asarray(x, dtype=float)
    dn = np.asarray(g, dtype=float)
    inv = 1.0 / np.sqrt((x**2).mean(axis=-1, keepdims=True) + eps)
    x *= inv
    dgain = (dn * x).sum(axis=tuple(range(x.ndim - 1)))
    dn = dn * gain
    return (dn - x * (dn * x).mean(axis=-1, keepdims=True)) * inv, dgain
