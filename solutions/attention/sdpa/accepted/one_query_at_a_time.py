"""Loops over queries in plain Python and looks only at the keys that each may see; returns lists."""

import math

import numpy as np


def visible(i, n_q, n_k, causal):
    if causal == "top_left":
        return range(min(n_k, i + 1))
    if causal == "bottom_right":
        return range(max(0, i + 1 + n_k - n_q))
    return range(n_k)


def sdpa(q, k, v, mask=None, causal=None, scale=None):
    batch, heads, n_q, width = q.shape
    n_k = k.shape[2]
    if scale is None:
        scale = 1 / math.sqrt(width)
    keep = np.broadcast_to(True if mask is None else mask, (batch, heads, n_q, n_k))
    out = np.zeros((batch, heads, n_q, v.shape[-1]))
    for b in range(batch):
        for h in range(heads):
            for i in range(n_q):
                keys = [j for j in visible(i, n_q, n_k, causal) if keep[b, h, i, j]]
                if not keys:
                    continue
                scores = [scale * float(np.dot(q[b, h, i], k[b, h, j])) for j in keys]
                top = max(scores)
                weights = [math.exp(score - top) for score in scores]
                for j, weight in zip(keys, weights):
                    out[b, h, i] += weight / sum(weights) * v[b, h, j]
    return out.tolist()
