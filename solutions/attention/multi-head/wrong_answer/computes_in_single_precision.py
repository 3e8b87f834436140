"""rounds everything to float32"""

import numpy as np


def multi_head(x, w_qkv, b_qkv, w_o, b_o, n_heads, key_padding_mask=None, causal=False):
    x, w_qkv, b_qkv, w_o, b_o = (np.asarray(a, dtype=np.float32) for a in (x, w_qkv, b_qkv, w_o, b_o))
    n_batch, n_steps, width = x.shape
    # (B, T, 3, H, D) -> (3, B, H, T, D): the head axis must be split off before it is moved forward.
    packed = (x @ w_qkv.T + b_qkv).reshape(n_batch, n_steps, 3, n_heads, width // n_heads)
    q, k, v = packed.transpose(2, 0, 3, 1, 4)
    scores = q @ k.swapaxes(2, 3) / np.sqrt(q.shape[3])
    if key_padding_mask is not None:
        scores = np.where(key_padding_mask[:, None, None, :], -np.inf, scores)
    if causal:
        scores = np.where(np.tri(n_steps), scores, -np.inf)
    top = scores.max(axis=-1, keepdims=True, initial=np.finfo(float).min)
    weights = np.exp(scores - top)
    # A visible row holds an exp(0), so its sum is at least 1; an empty row is divided by 1 and stays zero.
    heads = weights / np.maximum(weights.sum(axis=-1, keepdims=True), 1) @ v
    return heads.swapaxes(1, 2).reshape(n_batch, n_steps, width) @ w_o.T + b_o
