"""looks back over the last 32 steps only"""

import numpy as np


def feature_map(x):
    return np.where(x > 0, x + 1.0, np.exp(np.minimum(x, 0)))


def linear_attention(q, k, v):
    queries, keys = feature_map(q), feature_map(k)
    out = np.empty(v.shape)
    for t in range(len(q)):
        near = slice(max(0, t - 31), t + 1)
        weights = keys[near] @ queries[t]
        out[t] = weights @ v[near] / weights.sum()
    return out
