"""normalises the weights over the queries instead of over the keys"""

import numpy as np


def softmax(scores, axis):
    peak = scores.max(axis=axis, keepdims=True)
    weights = np.exp(scores - np.where(np.isfinite(peak), peak, 0.0))
    total = weights.sum(axis=axis, keepdims=True)
    return weights / np.where(total > 0, total, 1.0)


def sdpa(q, k, v, mask=None, causal=None, scale=None):
    n_q, n_k = q.shape[-2], k.shape[-2]
    scale = 1 / np.sqrt(q.shape[-1]) if scale is None else scale
    scores = np.einsum("bhid,bhjd->bhij", q, k) * scale
    if causal:
        offset = n_k - n_q if causal == "bottom_right" else 0
        scores = np.where(np.tri(n_q, n_k, offset) > 0, scores, -np.inf)
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    return softmax(scores, axis=2) @ v
