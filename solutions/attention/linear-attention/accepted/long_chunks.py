"""Works through chunks of 256 steps, the longest that are allowed."""

import numpy as np


def feature_map(x):
    return np.where(x > 0, x + 1.0, np.exp(np.minimum(x, 0)))


def linear_attention(q, k, v):
    C = 256
    queries, keys = feature_map(q), feature_map(k)
    values = np.hstack([v, np.ones((len(v), 1))])
    state = np.zeros((keys.shape[1], values.shape[1]))
    out = np.empty(v.shape)
    for start in range(0, len(q), C):
        part = slice(start, start + C)
        both = np.tril(queries[part] @ keys[part].T) @ values[part] + queries[part] @ state
        out[part] = both[:, :-1] / both[:, -1:]
        state += keys[part].T @ values[part]
    return out
