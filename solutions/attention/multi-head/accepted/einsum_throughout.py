"""Keeps the layout (B, T, H, D) and names every axis with einsum."""

import numpy as np


def multi_head(x, w_qkv, b_qkv, w_o, b_o, n_heads, key_padding_mask=None, causal=False):
    n_batch, n_steps, width = x.shape
    weights = w_qkv.reshape(3, n_heads, width // n_heads, width)
    biases = b_qkv.reshape(3, n_heads, width // n_heads)
    q, k, v = np.einsum("bte,phde->pbthd", x, weights) + biases[:, None, None]
    scores = np.einsum("bihd,bjhd->bhij", q, k) / np.sqrt(width // n_heads)
    hidden = np.zeros((n_batch, 1, n_steps, n_steps), dtype=bool)
    if key_padding_mask is not None:
        hidden |= key_padding_mask[:, None, None, :]
    if causal:
        hidden |= np.triu(np.ones((n_steps, n_steps), dtype=bool), 1)
    scores = np.where(hidden, -1e30, scores)
    log_total = np.logaddexp.reduce(scores, axis=-1, keepdims=True)
    attended = np.where(hidden, 0.0, np.exp(scores - log_total))
    heads = np.einsum("bhij,bjhd->bihd", attended, v)
    return np.einsum("bihd,ehd->bie", heads, w_o.reshape(width, n_heads, -1)) + b_o
