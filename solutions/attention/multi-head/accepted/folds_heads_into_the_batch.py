"""Folds the heads into the batch axis, as old fairseq and torch code does, and repeats the padding mask."""

import numpy as np


def multi_head(x, w_qkv, b_qkv, w_o, b_o, n_heads, key_padding_mask=None, causal=False):
    n_batch, n_steps, width = x.shape

    def fold(part):
        return (
            part.reshape(n_batch, n_steps, n_heads, -1).swapaxes(1, 2).reshape(n_batch * n_heads, n_steps, -1)
        )

    q, k, v = (fold(part) for part in np.split(x @ w_qkv.T + b_qkv, 3, axis=-1))
    scores = (q * q.shape[-1] ** -0.5) @ k.transpose(0, 2, 1)
    seen = np.ones((n_batch, n_steps), dtype=bool) if key_padding_mask is None else ~key_padding_mask
    seen = np.repeat(seen, n_heads, axis=0)[:, None, :]
    if causal:
        seen = seen & np.tril(np.ones((n_steps, n_steps), dtype=bool))
    weights = np.zeros(scores.shape)
    for row in range(n_batch * n_heads):
        for i in range(n_steps):
            keys = np.flatnonzero(np.broadcast_to(seen[row], (n_steps, n_steps))[i])
            if len(keys):
                raw = np.exp(scores[row, i, keys] - scores[row, i, keys].max())
                weights[row, i, keys] = raw / raw.sum()
    joined = (weights @ v).reshape(n_batch, n_heads, n_steps, -1).transpose(0, 2, 1, 3)
    return joined.reshape(n_batch, n_steps, width) @ w_o.T + b_o
