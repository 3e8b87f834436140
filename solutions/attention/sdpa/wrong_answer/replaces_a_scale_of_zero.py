"""takes a scale of zero for a scale that was not given"""

import numpy as np


def sdpa(q, k, v, mask=None, causal=None, scale=None):
    scale = scale or 1 / np.sqrt(q.shape[-1])
    scores = np.einsum("bhid,bhjd->bhij", q, k) * scale
    n_q, n_k = scores.shape[-2:]
    hidden = np.zeros(scores.shape, dtype=bool)
    if mask is not None:
        hidden |= ~mask
    if causal:
        offset = n_k - n_q if causal == "bottom_right" else 0
        hidden |= np.arange(n_k)[None] > np.arange(n_q)[:, None] + offset
    peak = np.where(hidden, -np.inf, scores).max(-1, keepdims=True)
    peak[np.isinf(peak)] = 0.0
    weights = np.where(hidden, 0.0, np.exp(np.where(hidden, 0.0, scores - peak)))
    total = weights.sum(-1, keepdims=True)
    total[total == 0] = 1.0
    return np.einsum("bhij,bhje->bhie", weights / total, v)
