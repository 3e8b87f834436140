"""Builds Jacobians as matrices where that is easy, sums axis by axis, and loops over ids."""

import numpy as np


def reduced(g, shape):
    while g.ndim > len(shape):
        g = g.sum(axis=0)
    for axis, length in enumerate(shape):
        if g.shape[axis] != length:
            g = g.sum(axis=axis, keepdims=True)
    return g


def vjp_add(g, a, b):
    g = np.array(g, dtype=np.float64)
    return [reduced(g, np.asarray(a).shape), reduced(g, np.asarray(b).shape)]


def vjp_matmul(g, a, b):
    g, a, b = np.array(g, dtype="f8"), np.array(a, dtype="f8"), np.array(b, dtype="f8")
    return reduced(np.einsum("...nk,...dk->...nd", g, b), a.shape), reduced(np.einsum("...nd,...nk->...dk", a, g), b.shape)


def vjp_logsumexp(g, x, axis):
    x = np.moveaxis(np.array(x, dtype="f8"), axis, -1)
    total = np.logaddexp.reduce(x, axis=-1)
    return np.moveaxis(np.exp(x - total[..., None]) * np.asarray(g, dtype="f8")[..., None], -1, axis)


def vjp_layernorm(g, x, eps=1e-5):
    x, g = np.array(x, dtype="f8"), np.array(g, dtype="f8")
    d = x.shape[-1]
    centre = np.eye(d) - 1 / d
    c = x @ centre
    s2 = (c * c).sum(axis=-1, keepdims=True) / d + eps
    through = g - c * (g * c).sum(axis=-1, keepdims=True) / (d * s2)
    return through @ centre / np.sqrt(s2)


def vjp_embedding(g, ids, rows):
    g = np.array(g, dtype="f8")
    out = np.zeros((rows, g.shape[-1]))
    for i, row in zip(np.asarray(ids).ravel().tolist(), g.reshape(-1, g.shape[-1])):
        out[i] += row
    return out


def vjp_max(g, x, axis):
    x = np.moveaxis(np.asarray(x), axis, 0)
    top = (x >= x.max(axis=0)).astype("f8")
    return np.moveaxis(top / top.sum(axis=0) * np.asarray(g), 0, axis)


def vjp_cumsum(g, axis):
    g = np.moveaxis(np.array(g, dtype="f8"), axis, -1)
    return np.moveaxis(g @ np.tril(np.ones((g.shape[-1],) * 2)), -1, axis)
