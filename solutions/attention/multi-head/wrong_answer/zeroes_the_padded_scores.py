"""sets the scores of padding to zero before the softmax, where a zero still takes part"""

import numpy as np


def multi_head(x, w_qkv, b_qkv, w_o, b_o, n_heads, key_padding_mask=None, causal=False):
    n_batch, n_steps, width = x.shape
    packed = (x @ w_qkv.T + b_qkv).reshape(n_batch, n_steps, 3, n_heads, width // n_heads)
    q, k, v = np.moveaxis(packed, (2, 3), (0, 2))
    scores = q @ k.swapaxes(-1, -2) / np.sqrt(width / n_heads)
    if key_padding_mask is not None:
        scores = scores * ~key_padding_mask[:, None, None, :]
    if causal:
        scores = np.where(np.tri(n_steps, dtype=bool), scores, -np.inf)
    scores -= scores.max(axis=-1, keepdims=True)
    weights = np.exp(scores)
    weights /= weights.sum(axis=-1, keepdims=True)
    heads = np.moveaxis(weights @ v, 1, 2)
    return heads.reshape(n_batch, n_steps, width) @ w_o.T + b_o
