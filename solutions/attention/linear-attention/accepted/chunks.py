"""Works through chunks of 16 steps: a small table inside the chunk, the running state for everything before it."""

import numpy as np

CHUNK = 16


def linear_attention(q, k, v):
    q, k = (np.where(x > 0, x + 1, np.exp(np.where(x > 0, 0, x))) for x in (q, k))
    values = np.concatenate([v, np.ones((len(v), 1))], axis=1)  # a column of ones carries the normaliser
    state = np.zeros((k.shape[1], values.shape[1]))
    rows = []
    for start in range(0, len(q), CHUNK):
        part = slice(start, start + CHUNK)
        inside = np.tril(q[part] @ k[part].T)
        rows.append(inside @ values[part] + q[part] @ state)
        state = state + k[part].T @ values[part]
    out = np.concatenate(rows)
    return out[:, :-1] / out[:, -1:]
