"""reads the packed projection as q, k, v of head 0, then of head 1, instead of all q, all k, all v"""

import numpy as np


def multi_head(x, w_qkv, b_qkv, w_o, b_o, n_heads, key_padding_mask=None, causal=False):
    n_batch, n_steps, width = x.shape
    size = width // n_heads
    packed = (x @ w_qkv.T + b_qkv).reshape(n_batch, n_steps, n_heads, 3 * size).swapaxes(1, 2)
    q, k, v = np.split(packed, 3, axis=-1)
    scores = q @ k.swapaxes(-1, -2) / np.sqrt(size)
    if key_padding_mask is not None:
        scores = np.where(key_padding_mask[:, None, None, :], -np.inf, scores)
    if causal:
        scores = np.where(np.triu(np.ones((n_steps, n_steps), dtype=bool), 1), -np.inf, scores)
    top = scores.max(axis=-1, keepdims=True)
    weights = np.exp(scores - np.where(top == -np.inf, 0.0, top))
    total = weights.sum(axis=-1, keepdims=True)
    heads = weights / np.where(total == 0, 1.0, total) @ v
    return heads.swapaxes(1, 2).reshape(n_batch, n_steps, width) @ w_o.T + b_o
