"""subtracts -inf from -inf in rows where nothing is visible, which gives NaN"""

import numpy as np


def sdpa(q, k, v, mask=None, causal=None, scale=None):
    q, k, v = (np.asarray(a, dtype=np.float64) for a in (q, k, v))
    scale = 1 / np.sqrt(q.shape[-1]) if scale is None else scale
    scores = scale * np.einsum("...id,...jd->...ij", q, k)
    n_q, n_k = scores.shape[-2:]
    if causal:
        k_of_diagonal = 0 if causal == "top_left" else n_k - n_q
        scores = np.where(np.tri(n_q, n_k, k_of_diagonal, dtype=bool), scores, -np.inf)
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    scores = scores - scores.max(axis=-1, keepdims=True)
    weights = np.exp(scores)
    weights /= weights.sum(axis=-1, keepdims=True)
    return np.einsum("...ij,...je->...ie", weights, v)
