"""adds -1e9 to hidden scores, so that a query that sees nothing averages all values"""

import numpy as np


def sdpa(q, k, v, mask=None, causal=None, scale=None):
    q, k, v = np.asarray(q, float), np.asarray(k, float), np.asarray(v, float)
    if scale is None:
        scale = 1.0 / np.sqrt(q.shape[-1])
    scores = q @ k.swapaxes(-2, -1) * scale
    n_q, n_k = scores.shape[-2:]
    keep = np.ones((n_q, n_k), bool) if mask is None else np.asarray(mask, bool)
    if causal == "top_left":
        keep = keep & np.tri(n_q, n_k, dtype=bool)
    if causal == "bottom_right":
        keep = keep & np.tri(n_q, n_k, n_k - n_q, dtype=bool)
    scores = scores + np.where(keep, 0.0, -1e9)
    scores = scores - scores.max(axis=-1, keepdims=True)
    weights = np.exp(scores)
    return weights / weights.sum(axis=-1, keepdims=True) @ v
