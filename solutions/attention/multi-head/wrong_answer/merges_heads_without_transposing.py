"""splits the heads rightly but joins (B, H, T, D) to (B, T, E) without moving the heads back"""

import numpy as np


def multi_head(x, w_qkv, b_qkv, w_o, b_o, n_heads, key_padding_mask=None, causal=False):
    n_batch, n_steps, width = x.shape

    def split(part):
        return part.reshape(n_batch, n_steps, n_heads, width // n_heads).transpose(0, 2, 1, 3)

    q, k, v = map(split, np.split(x @ w_qkv.T + b_qkv, 3, axis=-1))
    scores = np.einsum("bhid,bhjd->bhij", q, k) / np.sqrt(width // n_heads)
    hidden = np.zeros(scores.shape, dtype=bool)
    if key_padding_mask is not None:
        hidden |= key_padding_mask[:, None, None, :]
    if causal:
        hidden |= ~np.tri(n_steps, dtype=bool)
    scores[hidden] = -np.inf
    top = scores.max(axis=-1, keepdims=True)
    top[np.isinf(top)] = 0.0
    weights = np.exp(scores - top)
    weights /= np.maximum(weights.sum(axis=-1, keepdims=True), 1e-12)
    heads = np.einsum("bhij,bhjd->bhid", weights, v)
    return heads.reshape(n_batch, n_steps, width) @ w_o.T + b_o
