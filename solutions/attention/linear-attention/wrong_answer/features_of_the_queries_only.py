"""applies the feature map to the queries and leaves the keys as they are"""

import numpy as np


def phi(x):
    return np.where(x > 0, x + 1, np.exp(np.minimum(x, 0)))


def linear_attention(q, k, v):
    phi_q = phi(np.asarray(q, dtype=float))
    kv = np.zeros((k.shape[1], v.shape[1]))
    k_sum = np.zeros(k.shape[1])
    out = []
    for query, key, value in zip(phi_q, k, v):
        kv += np.outer(key, value)
        k_sum += key
        below = query @ k_sum
        out.append(query @ kv / np.where(below == 0, 1.0, below))
    return np.array(out)
