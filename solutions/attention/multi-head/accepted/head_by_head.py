"""Slices the packed weights head by head and sums what each head adds through its columns of the output layer; returns lists."""

import numpy as np


def softmax_over_seen(scores, seen):
    scores = np.where(seen, scores, -np.inf)
    top = scores.max(-1, keepdims=True)
    weights = np.exp(scores - np.where(np.isfinite(top), top, 0))
    total = weights.sum(-1, keepdims=True)
    return weights / np.where(total == 0, 1, total)


def multi_head(x, w_qkv, b_qkv, w_o, b_o, n_heads, key_padding_mask=None, causal=False):
    n_batch, n_steps, width = x.shape
    size = width // n_heads
    seen = np.ones((n_batch, n_steps, n_steps), dtype=bool)
    if causal:
        seen &= np.arange(n_steps) <= np.arange(n_steps)[:, None]
    if key_padding_mask is not None:
        seen &= ~key_padding_mask[:, None, :]
    (w_q, w_k, w_v), (b_q, b_k, b_v) = np.split(w_qkv, 3), np.split(b_qkv, 3)
    out = np.zeros(x.shape) + b_o
    for head in range(n_heads):
        own = slice(head * size, (head + 1) * size)
        q, k, v = x @ w_q[own].T + b_q[own], x @ w_k[own].T + b_k[own], x @ w_v[own].T + b_v[own]
        weights = softmax_over_seen(np.einsum("bid,bjd->bij", q, k) * size**-0.5, seen)
        out += weights @ v @ w_o[:, own].T
    return out.tolist()
