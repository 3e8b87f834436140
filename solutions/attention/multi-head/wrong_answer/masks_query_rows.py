"""spreads the padding mask over the queries, so that the others still attend to padding"""

import numpy as np


def multi_head(x, w_qkv, b_qkv, w_o, b_o, n_heads, key_padding_mask=None, causal=False):
    n_batch, n_steps, width = x.shape
    q, k, v = (
        part.reshape(n_batch, n_steps, n_heads, -1).swapaxes(1, 2)
        for part in np.split(x @ w_qkv.T + b_qkv, 3, axis=2)
    )
    scores = q @ k.swapaxes(2, 3) / np.sqrt(q.shape[-1])
    if key_padding_mask is not None:
        scores = np.where(key_padding_mask[:, None, :, None], -np.inf, scores)
    if causal:
        scores = scores + np.where(np.tri(n_steps) == 0, -np.inf, 0.0)
    top = scores.max(axis=-1, keepdims=True)
    weights = np.exp(scores - np.where(np.isfinite(top), top, 0.0))
    total = weights.sum(axis=-1, keepdims=True)
    heads = weights / np.where(total == 0, 1.0, total) @ v
    return heads.swapaxes(1, 2).reshape(n_batch, n_steps, width) @ w_o.T + b_o
