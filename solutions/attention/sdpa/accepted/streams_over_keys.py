"""Visits one key after the other with a running maximum and a running sum."""

import numpy as np


def sdpa(q, k, v, mask=None, causal=None, scale=None):
    n_q, n_k = q.shape[-2], k.shape[-2]
    scale = q.shape[-1] ** -0.5 if scale is None else scale
    rows = np.arange(n_q) + (n_k - n_q if causal == "bottom_right" else 0)
    allowed = np.broadcast_to(True if mask is None else mask, (*q.shape[:-1], n_k))
    top = np.full(q.shape[:-1], -np.inf)
    total = np.zeros(q.shape[:-1])
    out = np.zeros((*q.shape[:-1], v.shape[-1]))
    for j in range(n_k):
        seen = allowed[..., j] if causal is None else allowed[..., j] & (rows >= j)
        score = np.where(seen, scale * (q * k[..., j : j + 1, :]).sum(-1), -np.inf)
        higher = np.maximum(top, score)
        base = np.where(np.isfinite(higher), higher, 0.0)
        shrink, weight = np.exp(top - base), np.exp(score - base)
        total = total * shrink + weight
        out = out * shrink[..., None] + weight[..., None] * v[..., j : j + 1, :]
        top = higher
    return out / np.where(total == 0, 1, total)[..., None]
