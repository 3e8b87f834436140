"""takes the width for the scale from the values instead of from the queries"""

import numpy as np


def sdpa(q, k, v, mask=None, causal=None, scale=None):
    n_q, n_k = q.shape[-2], k.shape[-2]
    d = v.shape[-1]
    if scale is None:
        scale = 1 / np.sqrt(d)
    scores = np.einsum("bhqd,bhkd->bhqk", q, k) * scale
    keep = np.broadcast_to(True if mask is None else mask, scores.shape)
    if causal is not None:
        shift = {"top_left": 0, "bottom_right": n_k - n_q}[causal]
        keep = keep & np.tri(n_q, n_k, shift, dtype=bool)
    scores = np.where(keep, scores, -np.inf)
    scores = scores - np.maximum(scores.max(-1, keepdims=True), -1e300)
    weights = np.exp(scores)
    weights = weights / np.maximum(weights.sum(-1, keepdims=True), 1e-300)
    return np.einsum("bhqk,bhkd->bhqd", weights, v)
