"""applies the gain after the projection instead of before"""

import numpy as np


def layer_norm_backward(x, gain, g, eps=1e-5):
    x = np.asarray(x, dtype=float)
    g = np.asarray(g, dtype=float)
    mu = x.mean(axis=-1, keepdims=True)
    var = x.var(axis=-1, keepdims=True)
    inv = 1.0 / np.sqrt(var + eps)
    xhat = (x - mu) * inv
    dxhat = g * gain
    dx = gain * inv * (g - g.mean(axis=-1, keepdims=True) - xhat * (g * xhat).mean(axis=-1, keepdims=True))
    axes = tuple(range(x.ndim - 1))
    return dx, (g * xhat).sum(axis=axes), g.sum(axis=axes)


def rms_norm_backward(x, gain, g, eps=1e-6):
    x = np.asarray(x, dtype=float)
    g = np.asarray(g, dtype=float)
    inv = 1.0 / np.sqrt((x**2).mean(axis=-1, keepdims=True) + eps)
    xhat = x * inv
    dxhat = g * gain
    dx = gain * inv * (g - xhat * (g * xhat).mean(axis=-1, keepdims=True))
    return dx, (g * xhat).sum(axis=tuple(range(x.ndim - 1)))
