"""keeps only the newest step in the state, so that the output is just the value"""

import numpy as np


def phi(x):
    return np.where(x > 0, x + 1, np.exp(np.minimum(x, 0)))


def linear_attention(q, k, v):
    queries, keys = phi(q), phi(k)
    out = np.zeros(v.shape)
    for t in range(len(q)):
        state = np.zeros((k.shape[1], v.shape[1]))
        normaliser = np.zeros(k.shape[1])
        state += np.outer(keys[t], v[t])
        normaliser += keys[t]
        out[t] = queries[t] @ state / (queries[t] @ normaliser)
    return out
