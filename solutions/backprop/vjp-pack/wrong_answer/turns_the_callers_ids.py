"""makes negative ids positive in the caller's own array"""

import numpy as np


def unbroadcast(g, shape):
    """Sum g over the axes that broadcasting added or stretched, so that it has this shape."""
    g = g.sum(axis=tuple(range(g.ndim - len(shape))))
    return g.sum(axis=tuple(i for i, n in enumerate(shape) if n == 1), keepdims=True)


def vjp_add(g, a, b):
    g = np.asarray(g, dtype=float)
    return unbroadcast(g, np.shape(a)), unbroadcast(g, np.shape(b))


def vjp_matmul(g, a, b):
    g, a, b = (np.asarray(array, dtype=float) for array in (g, a, b))
    return unbroadcast(g @ b.swapaxes(-1, -2), a.shape), unbroadcast(a.swapaxes(-1, -2) @ g, b.shape)


def vjp_logsumexp(g, x, axis):
    x = np.asarray(x, dtype=float)
    weights = np.exp(x - x.max(axis=axis, keepdims=True))
    return np.expand_dims(g, axis) * weights / weights.sum(axis=axis, keepdims=True)


def vjp_layernorm(g, x, eps=1e-5):
    g, x = np.asarray(g, dtype=float), np.asarray(x, dtype=float)
    deviation = np.sqrt(x.var(axis=-1, keepdims=True) + eps)
    y = (x - x.mean(axis=-1, keepdims=True)) / deviation
    return (g - g.mean(axis=-1, keepdims=True) - y * (g * y).mean(axis=-1, keepdims=True)) / deviation


def vjp_embedding(g, ids, rows):
    ids = np.asarray(ids)
    ids[ids < 0] += rows
    dE = np.zeros((rows, g.shape[-1]))
    np.add.at(dE, ids, g)
    return dE


def vjp_max(g, x, axis):
    winners = x == x.max(axis=axis, keepdims=True)
    return np.expand_dims(g, axis) * (winners / winners.sum(axis=axis, keepdims=True))


def vjp_cumsum(g, axis):
    return np.flip(np.cumsum(np.flip(np.asarray(g, dtype=float), axis), axis), axis)
