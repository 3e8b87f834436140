"""divides the scores by the root of the model's width instead of the head's"""

import numpy as np


def multi_head(x, w_qkv, b_qkv, w_o, b_o, n_heads, key_padding_mask=None, causal=False):
    n_batch, n_steps, width = x.shape
    qkv = (x @ w_qkv.T + b_qkv).reshape(n_batch, n_steps, 3, n_heads, width // n_heads)
    q, k, v = qkv[:, :, 0], qkv[:, :, 1], qkv[:, :, 2]
    scores = np.einsum("bihd,bjhd->bhij", q, k) / np.sqrt(width)
    keep = np.ones((n_batch, 1, n_steps, n_steps), dtype=bool)
    if key_padding_mask is not None:
        keep = keep & ~key_padding_mask[:, None, None, :]
    if causal:
        keep = keep & np.tri(n_steps, dtype=bool)
    scores = np.where(keep, scores, -np.inf)
    top = scores.max(-1, keepdims=True)
    weights = np.exp(scores - np.where(np.isfinite(top), top, 0))
    total = weights.sum(-1, keepdims=True)
    heads = np.einsum("bhij,bjhd->bihd", weights / np.where(total > 0, total, 1), v)
    return heads.reshape(n_batch, n_steps, width) @ w_o.T + b_o
