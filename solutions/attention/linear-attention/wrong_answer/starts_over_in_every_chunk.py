"""starts over in every chunk"""

import numpy as np


def feature_map(x):
    return np.where(x > 0, x + 1.0, np.exp(np.minimum(x, 0)))


def linear_attention(q, k, v):
    queries, keys = feature_map(q), feature_map(k)
    parts = []
    for start in range(0, len(q), 64):
        part = slice(start, start + 64)
        kernel = np.tril(queries[part] @ keys[part].T)
        parts.append(kernel @ v[part] / kernel.sum(axis=1, keepdims=True))
    return np.concatenate(parts)
