"""takes off one maximum for all rows, so that rows far below it vanish"""

import numpy as np


def sdpa(q, k, v, mask=None, causal=None, scale=None):
    if scale is None:
        scale = 1 / np.sqrt(q.shape[3])
    scores = scale * q @ k.swapaxes(2, 3)
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    if causal is not None:
        n_q, n_k = scores.shape[2:]
        offset = n_k - n_q if causal == "bottom_right" else 0
        scores = np.where(np.tri(n_q, n_k, offset), scores, -np.inf)
    # A finite start keeps -inf - (-inf) out of rows in which nothing is visible.
    top = max(scores.max(initial=np.finfo(float).min), np.finfo(float).min)
    weights = np.exp(scores - top)
    # A visible row holds an exp(0), so its sum is at least 1; an empty row is divided by 1 and stays zero.
    return weights / np.maximum(weights.sum(axis=-1, keepdims=True), 1e-300) @ v
