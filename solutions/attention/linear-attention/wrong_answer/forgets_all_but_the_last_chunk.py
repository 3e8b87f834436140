"""keeps the state of the last chunk only"""

import numpy as np


def feature_map(x):
    return np.where(x > 0, x + 1.0, np.exp(np.minimum(x, 0)))


def linear_attention(q, k, v):
    queries, keys = feature_map(q), feature_map(k)
    state, total = np.zeros((k.shape[1], v.shape[1])), np.zeros(k.shape[1])
    out = np.empty(v.shape)
    for start in range(0, len(q), 32):
        part = slice(start, start + 32)
        kernel = np.tril(queries[part] @ keys[part].T)
        above = kernel @ v[part] + queries[part] @ state
        below = kernel.sum(axis=1) + queries[part] @ total
        out[part] = above / below[:, None]
        state, total = keys[part].T @ v[part], keys[part].sum(axis=0)
    return out
