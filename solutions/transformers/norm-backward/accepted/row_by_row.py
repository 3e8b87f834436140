"""Loops over the rows, with dot products of vectors."""

import numpy as np


def _rows(x, gain, g, eps, centre):
    x, g, gain = (np.asarray(each, dtype=np.float64) for each in (x, g, gain))
    shape, width = x.shape, x.shape[-1]
    dx, dgain, dbias = [], np.zeros(width), np.zeros(width)
    for index in np.ndindex(shape[:-1]):
        row, up = x[index], g[index]
        row = row - row.mean() if centre else row
        scale = (row.dot(row) / width + eps) ** 0.5
        n, h = row / scale, gain * up
        out = h - n * (h.dot(n) / width)
        dx.append((out - h.mean() if centre else out) / scale)
        dgain += up * n
        dbias += up
    return np.array(dx).reshape(shape), dgain, dbias


def layer_norm_backward(x, gain, g, eps=1e-5):
    return _rows(x, gain, g, eps, True)


def rms_norm_backward(x, gain, g, eps=1e-6):
    return _rows(x, gain, g, eps, False)[:2]
