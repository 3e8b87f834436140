"""squares integers in their own type, where they overflow"""

import numpy as np


def layer_norm_backward(x, gain, g, eps=1e-5):
    x, g = np.asarray(x, float), np.asarray(g, float)
    centred = x - x.mean(axis=-1, keepdims=True)
    deviation = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + eps)
    n, h = centred / deviation, gain * g
    # An input also moves the mean and the deviation of its row: two components of h go.
    dx = (h - h.mean(axis=-1, keepdims=True) - n * (h * n).mean(axis=-1, keepdims=True)) / deviation
    leading = tuple(range(x.ndim - 1))
    return dx, (g * n).sum(axis=leading), g.sum(axis=leading)


def rms_norm_backward(x, gain, g, eps=1e-6):
    squares = np.asarray(x) ** 2 if np.asarray(x).dtype.kind in 'iu' else np.asarray(x, float) ** 2
    x, g = np.asarray(x, float), np.asarray(g, float)
    rms = np.sqrt(squares.mean(axis=-1, keepdims=True) + eps)
    n, h = x / rms, gain * g
    dx = (h - n * (h * n).mean(axis=-1, keepdims=True)) / rms
    return dx, (g * n).sum(axis=tuple(range(x.ndim - 1)))
