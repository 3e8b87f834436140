"""Uses a one-hot product for the embedding, totals for the running sum, and broadcasting itself to find axes."""

import numpy as np


def back_to(g, like):
    shape = np.shape(like)
    padded = (1,) * (g.ndim - len(shape)) + shape
    axes = tuple(i for i, (n, m) in enumerate(zip(padded, g.shape)) if n != m)
    return np.add.reduce(g, axis=axes, keepdims=True).reshape(shape)


def vjp_add(g, a, b):
    g = np.asarray(g) * 1.0 if np.asarray(g).dtype == np.float64 else np.asarray(g).astype(np.float64)
    return back_to(g, a), back_to(g, b)


def vjp_matmul(g, a, b):
    g, a, b = np.asarray(g, np.float64), np.asarray(a, np.float64), np.asarray(b, np.float64)
    t = lambda m: np.moveaxis(m, -1, -2)
    return back_to(np.matmul(g, t(b)), a), back_to(t(np.matmul(t(g), a)), b)


def vjp_logsumexp(g, x, axis):
    x = np.asarray(x, np.float64)
    shifted = x - np.amax(x, axis=axis, keepdims=True)
    log_p = shifted - np.log(np.sum(np.exp(shifted), axis=axis, keepdims=True))
    return np.exp(log_p) * np.expand_dims(np.asarray(g, np.float64), axis)


def vjp_layernorm(g, x, eps=1e-5):
    g, x = np.asarray(g, np.float64), np.asarray(x, np.float64)
    n = x.shape[-1]
    c = x - x.mean(-1)[..., None]
    inverse = (np.mean(c**2, -1) + eps) ** -0.5
    d_variance = -0.5 * np.sum(g * c, -1) * inverse**3
    d_mean = -np.sum(g, -1) * inverse
    return g * inverse[..., None] + (2 * c * d_variance[..., None] + d_mean[..., None]) / n


def vjp_embedding(g, ids, rows):
    one_hot = np.eye(rows)[np.asarray(ids).reshape(-1)]
    g = np.asarray(g, np.float64)
    return one_hot.T @ g.reshape(-1, g.shape[-1])


def vjp_max(g, x, axis):
    x = np.asarray(x, np.float64)
    best = np.max(x, axis=axis, keepdims=True)
    tied = np.count_nonzero(x == best, axis=axis, keepdims=True)
    return np.where(x == best, np.expand_dims(np.asarray(g, np.float64), axis) / tied, 0.0)


def vjp_cumsum(g, axis):
    g = np.asarray(g, np.float64)
    return g.sum(axis=axis, keepdims=True) - np.cumsum(g, axis=axis) + g
