"""reads the mask the wrong way round and hides the keys where it is True"""

import numpy as np


def sdpa(q, k, v, mask=None, causal=None, scale=None):
    q, k, v = np.asarray(q, float), np.asarray(k, float), np.asarray(v, float)
    n_q, n_k = q.shape[-2], k.shape[-2]
    scale = q.shape[-1] ** -0.5 if scale is None else scale
    scores = scale * (q @ k.swapaxes(-1, -2))
    if mask is not None:
        scores = np.where(mask, -np.inf, scores)
    if causal is not None:
        shift = n_k - n_q if causal == "bottom_right" else 0
        future = np.triu(np.ones((n_q, n_k), dtype=bool), 1 + shift)
        scores = np.where(future, -np.inf, scores)
    peak = scores.max(axis=-1, keepdims=True)
    weights = np.exp(scores - np.where(np.isfinite(peak), peak, 0.0))
    total = weights.sum(axis=-1, keepdims=True)
    return weights / np.where(total == 0, 1.0, total) @ v
