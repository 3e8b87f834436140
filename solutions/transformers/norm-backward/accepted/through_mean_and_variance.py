"""Goes back through variance and mean one by one, as the chain rule is first written down."""

import numpy as np


def layer_norm_backward(x, gain, g, eps=1e-5):
    x = np.asarray(x, dtype=float)
    g = np.asarray(g, dtype=float)
    d = x.shape[-1]
    mu = np.mean(x, axis=-1, keepdims=True)
    var = np.var(x, axis=-1, keepdims=True)
    inv = 1 / np.sqrt(var + eps)
    dn = g * gain
    dvar = np.sum(dn * (x - mu) * -0.5 * inv**3, axis=-1, keepdims=True)
    dmu = -np.sum(dn * inv, axis=-1, keepdims=True)
    dx = dn * inv + dvar * 2 * (x - mu) / d + dmu / d
    dgain, dbias = g * (x - mu) * inv, g
    while dgain.ndim > 1:
        dgain, dbias = dgain.sum(axis=0), dbias.sum(axis=0)
    return dx, dgain, dbias


def rms_norm_backward(x, gain, g, eps=1e-6):
    x = np.asarray(x, dtype=float)
    g = np.asarray(g, dtype=float)
    inv = 1 / np.sqrt(np.mean(x * x, axis=-1, keepdims=True) + eps)
    dn = g * gain
    dsquare = np.sum(dn * x * -0.5 * inv**3, axis=-1, keepdims=True) / x.shape[-1]
    dgain = g * x * inv
    while dgain.ndim > 1:
        dgain = dgain.sum(axis=0)
    return dn * inv + 2 * dsquare * x, dgain
