"""zeroes hidden weights after the softmax, so that the rest of the row does not sum to one"""

import numpy as np


def sdpa(q, k, v, mask=None, causal=None, scale=None):
    if scale is None:
        scale = 1 / np.sqrt(q.shape[-1])
    scores = scale * np.matmul(q, np.swapaxes(k, -1, -2))
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights = weights / weights.sum(axis=-1, keepdims=True)
    n_q, n_k = weights.shape[-2:]
    if causal == "top_left":
        weights = weights * np.tri(n_q, n_k)
    elif causal == "bottom_right":
        weights = weights * np.tri(n_q, n_k, n_k - n_q)
    if mask is not None:
        weights = weights * mask
    return weights @ v
