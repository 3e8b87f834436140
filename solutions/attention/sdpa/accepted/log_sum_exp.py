"""Takes the softmax through the log-sum-exp, with einsum and a large negative fill."""

import numpy as np


def sdpa(q, k, v, mask=None, causal=None, scale=None):
    n_q, n_k = q.shape[2], k.shape[2]
    scale = 1 / np.sqrt(q.shape[3]) if scale is None else scale
    keep = np.ones((q.shape[0], q.shape[1], n_q, n_k), dtype=bool)
    if mask is not None:
        keep &= mask
    if causal == "top_left":
        keep &= np.tril(np.ones((n_q, n_k), dtype=bool))
    elif causal == "bottom_right":
        keep &= np.arange(n_k)[None, :] <= np.arange(n_k - n_q, n_k)[:, None]
    scores = np.einsum("bhid,bhjd->bhij", q, k) * scale
    scores = np.where(keep, scores, -1e30)
    log_total = np.logaddexp.reduce(scores, axis=3)
    weights = np.where(keep, np.exp(scores - log_total[..., None]), 0.0)
    return np.einsum("bhij,bhje->bhie", weights, v)
