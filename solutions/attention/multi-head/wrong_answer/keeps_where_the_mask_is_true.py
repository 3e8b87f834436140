"""attends only to the positions that the padding mask marks for dropping"""

import numpy as np


def multi_head(x, w_qkv, b_qkv, w_o, b_o, n_heads, key_padding_mask=None, causal=False):
    n_batch, n_steps, width = x.shape
    packed = x @ w_qkv.T + b_qkv
    q, k, v = packed.reshape(n_batch, n_steps, 3, n_heads, -1).transpose(2, 0, 3, 1, 4)
    scores = q @ k.transpose(0, 1, 3, 2) * (width // n_heads) ** -0.5
    mask = np.ones((n_batch, 1, 1, n_steps), dtype=bool)
    if key_padding_mask is not None:
        mask = key_padding_mask[:, None, None, :]
    if causal:
        mask = mask & np.tril(np.ones((n_steps, n_steps), dtype=bool))
    scores = np.where(mask, scores, -np.inf)
    top = np.maximum(scores.max(axis=-1, keepdims=True), -1e300)
    weights = np.exp(scores - top)
    weights = weights / np.maximum(weights.sum(axis=-1, keepdims=True), 1e-300)
    out = (weights @ v).transpose(0, 2, 1, 3).reshape(n_batch, n_steps, width)
    return out @ w_o.T + b_o
