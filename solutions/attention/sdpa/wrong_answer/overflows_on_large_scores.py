"""exponentiates the scores without taking off their maximum, so that large scores overflow"""

import numpy as np


def sdpa(q, k, v, mask=None, causal=None, scale=None):
    n_q, n_k, d = q.shape[-2], k.shape[-2], q.shape[-1]
    scale = 1 / np.sqrt(d) if scale is None else scale
    weights = np.exp(scale * (q @ k.swapaxes(-1, -2)))
    if mask is not None:
        weights = weights * mask
    if causal == "top_left":
        weights = weights * np.tri(n_q, n_k)
    if causal == "bottom_right":
        weights = weights * np.tri(n_q, n_k, n_k - n_q)
    total = weights.sum(axis=-1, keepdims=True)
    return weights / np.where(total == 0, 1.0, total) @ v
