"""Loops over the keys after one pass for the softmax, and returns a list."""

import numpy as np


def sdpa_backward(q, k, v, g):
    q = np.asarray(q, dtype=float) / np.sqrt(np.shape(q)[-1])
    k, v, g = (np.asarray(array, dtype=float) for array in (k, v, g))
    scores = np.matmul(q, np.moveaxis(k, -1, -2))
    p = np.exp(scores - np.max(scores, axis=-1)[..., None])
    p = p / np.sum(p, axis=-1)[..., None]
    mean = sum(p[..., j] * (g * v[..., j : j + 1, :]).sum(-1) for j in range(k.shape[-2]))
    dq, dk, dv = np.zeros_like(q), np.zeros_like(k), np.zeros_like(v)
    for j in range(k.shape[-2]):
        above_mean = (g * v[..., j : j + 1, :]).sum(-1) - mean
        d_score = (p[..., j] * above_mean)[..., None]
        dq += d_score * k[..., j : j + 1, :] / np.sqrt(q.shape[-1])
        dk[..., j, :] = (d_score * q).sum(-2)
        dv[..., j, :] = (p[..., j][..., None] * g).sum(-2)
    return [dq, dk, dv]
