"""reshapes (B, T, E) straight to (B, H, T, D), which mixes positions with heads"""

import numpy as np


def multi_head(x, w_qkv, b_qkv, w_o, b_o, n_heads, key_padding_mask=None, causal=False):
    n_batch, n_steps, width = x.shape
    size = width // n_heads
    q, k, v = np.split(x @ w_qkv.T + b_qkv, 3, axis=-1)
    q = q.reshape(n_batch, n_heads, n_steps, size)
    k = k.reshape(n_batch, n_heads, n_steps, size)
    v = v.reshape(n_batch, n_heads, n_steps, size)
    scores = q @ k.swapaxes(-1, -2) / np.sqrt(size)
    if key_padding_mask is not None:
        scores = np.where(key_padding_mask[:, None, None, :], -np.inf, scores)
    if causal:
        scores = np.where(np.tri(n_steps, dtype=bool), scores, -np.inf)
    top = scores.max(axis=-1, keepdims=True)
    weights = np.exp(scores - np.where(np.isfinite(top), top, 0.0))
    total = weights.sum(axis=-1, keepdims=True)
    out = weights / np.where(total == 0, 1.0, total) @ v
    return out.reshape(n_batch, n_steps, width) @ w_o.T + b_o
