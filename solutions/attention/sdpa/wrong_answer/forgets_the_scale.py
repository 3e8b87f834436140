"""does not divide the scores by the root of D when no scale is given"""

import numpy as np


def sdpa(q, k, v, mask=None, causal=None, scale=None):
    scores = np.asarray(q, float) @ np.swapaxes(np.asarray(k, float), -1, -2)
    if scale is not None:
        scores = scores * scale
    n_q, n_k = scores.shape[-2:]
    keep = np.ones((n_q, n_k), dtype=bool)
    if causal == "top_left":
        keep = np.tri(n_q, n_k, dtype=bool)
    if causal == "bottom_right":
        keep = np.tri(n_q, n_k, n_k - n_q, dtype=bool)
    if mask is not None:
        keep = keep & mask
    scores = np.where(keep, scores, -np.inf)
    peak = scores.max(-1, keepdims=True)
    peak = np.where(np.isinf(peak), 0, peak)
    weights = np.exp(scores - peak)
    total = weights.sum(-1, keepdims=True)
    return weights / np.where(total == 0, 1, total) @ v
