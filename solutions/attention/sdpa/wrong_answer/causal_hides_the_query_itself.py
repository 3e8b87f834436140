"""hides the diagonal as well, so that a query does not see the key at its own position"""

import numpy as np


def sdpa(q, k, v, mask=None, causal=None, scale=None):
    n_q, n_k = q.shape[-2], k.shape[-2]
    scale = 1 / np.sqrt(q.shape[-1]) if scale is None else scale
    scores = q @ k.swapaxes(-1, -2) * scale
    keep = np.ones((n_q, n_k), dtype=bool)
    if causal is not None:
        offset = n_k - n_q if causal == "bottom_right" else 0
        keep = ~np.triu(keep, offset)
    if mask is not None:
        keep = keep & mask
    scores = np.where(keep, scores, -np.inf)
    peak = np.nan_to_num(scores.max(-1, keepdims=True), neginf=0.0)
    weights = np.exp(scores - peak)
    total = weights.sum(-1, keepdims=True)
    return weights / np.where(total == 0, 1, total) @ v
