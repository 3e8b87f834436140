"""does not divide by the sum of the kernel values"""

import numpy as np


def phi(x):
    return np.where(x > 0, x + 1, np.exp(np.minimum(x, 0)))


def linear_attention(q, k, v):
    state = np.zeros((q.shape[1], v.shape[1]))
    out = np.zeros((len(q), v.shape[1]))
    for t, (query, key, value) in enumerate(zip(phi(q), phi(k), v)):
        state = state + np.outer(key, value)
        out[t] = query @ state
    return out
