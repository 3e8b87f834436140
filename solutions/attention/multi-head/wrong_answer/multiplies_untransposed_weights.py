"""applies the output layer as x @ w instead of x @ w.T"""

import numpy as np


def multi_head(x, w_qkv, b_qkv, w_o, b_o, n_heads, key_padding_mask=None, causal=False):
    n_batch, n_steps, width = x.shape
    size = width // n_heads
    q, k, v = (x @ w_qkv.T + b_qkv).reshape(n_batch, n_steps, 3, n_heads, size).transpose(2, 0, 3, 1, 4)
    keep = np.ones((n_batch, 1, n_steps, n_steps), dtype=bool)
    if causal:
        keep &= np.tril(np.ones((n_steps, n_steps), dtype=bool))
    if key_padding_mask is not None:
        keep &= ~key_padding_mask[:, None, None]
    scores = np.where(keep, q @ k.swapaxes(-1, -2) / size**0.5, -np.inf)
    top = scores.max(axis=-1, keepdims=True)
    weights = np.where(keep, np.exp(scores - np.where(np.isfinite(top), top, 0)), 0)
    weights = weights / np.maximum(weights.sum(axis=-1, keepdims=True), 1e-30)
    context = (weights @ v).transpose(0, 2, 1, 3).reshape(n_batch, n_steps, width)
    return np.dot(context, w_o) + b_o
