"""aligns the causal mask with the first key even when it is asked to end at the last one"""

import numpy as np


def sdpa(q, k, v, mask=None, causal=None, scale=None):
    width = q.shape[-1]
    scores = q @ np.swapaxes(k, -1, -2)
    scores = scores / np.sqrt(width) if scale is None else scores * scale
    keep = np.ones(scores.shape, dtype=bool)
    if mask is not None:
        keep = keep & mask
    if causal is not None:
        keep = keep & np.tril(np.ones(scores.shape[-2:], dtype=bool))
    scores = np.where(keep, scores, -np.inf)
    peak = scores.max(axis=-1, keepdims=True)
    weights = np.exp(scores - np.where(keep.any(-1, keepdims=True), peak, 0.0))
    total = weights.sum(axis=-1, keepdims=True)
    return np.divide(weights, total, out=np.zeros_like(weights), where=total > 0) @ v
