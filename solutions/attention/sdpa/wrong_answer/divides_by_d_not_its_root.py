"""divides the scores by D instead of by its square root"""

import numpy as np


def sdpa(q, k, v, mask=None, causal=None, scale=None):
    n_q, n_k, width = q.shape[2], k.shape[2], q.shape[3]
    scale = 1.0 / width if scale is None else scale
    scores = (q @ k.transpose(0, 1, 3, 2)) * scale
    visible = np.ones(scores.shape, dtype=bool)
    if mask is not None:
        visible &= mask
    if causal:
        start = n_k - n_q if causal == "bottom_right" else 0
        visible &= np.arange(n_k) <= np.arange(start, start + n_q)[:, None]
    scores[~visible] = -np.inf
    peak = scores.max(axis=-1, keepdims=True)
    weights = np.exp(scores - np.where(np.isfinite(peak), peak, 0.0))
    total = weights.sum(axis=-1, keepdims=True)
    total[total == 0] = 1.0
    return (weights / total) @ v
