"""gives NaN for a query whose keys are all hidden"""

import numpy as np


def softmax(scores):
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return weights / weights.sum(axis=-1, keepdims=True)


def multi_head(x, w_qkv, b_qkv, w_o, b_o, n_heads, key_padding_mask=None, causal=False):
    n_batch, n_steps, width = x.shape
    w_q, w_k, w_v = np.split(w_qkv, 3)
    b_q, b_k, b_v = np.split(b_qkv, 3)

    def project(w, b):
        return (x @ w.T + b).reshape(n_batch, n_steps, n_heads, width // n_heads).transpose(0, 2, 1, 3)

    q, k, v = project(w_q, b_q), project(w_k, b_k), project(w_v, b_v)
    bias = np.zeros((n_batch, 1, n_steps, n_steps))
    if key_padding_mask is not None:
        bias = bias + np.where(key_padding_mask[:, None, None, :], -np.inf, 0.0)
    if causal:
        bias = bias + np.where(np.tri(n_steps, dtype=bool), 0.0, -np.inf)
    weights = softmax(q @ k.swapaxes(-1, -2) / np.sqrt(width // n_heads) + bias)
    return (weights @ v).transpose(0, 2, 1, 3).reshape(n_batch, n_steps, width) @ w_o.T + b_o
