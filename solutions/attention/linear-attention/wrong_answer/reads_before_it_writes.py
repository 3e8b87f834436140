"""reads the state before the current step is added, so that a step does not see itself"""

import numpy as np


def phi(x):
    return np.where(x > 0, x + 1, np.exp(np.minimum(x, 0)))


def linear_attention(q, k, v):
    state = np.zeros((k.shape[1], v.shape[1]))
    seen = np.zeros(k.shape[1])
    out = np.zeros(v.shape)
    for t, (query, key) in enumerate(zip(phi(q), phi(k))):
        if t > 0:
            out[t] = query @ state / (query @ seen)
        state += np.outer(key, v[t])
        seen += key
    return out
