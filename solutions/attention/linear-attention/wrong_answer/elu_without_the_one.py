"""uses elu itself as the feature, which can be negative, instead of elu + 1"""

import numpy as np


def elu(x):
    return np.where(x > 0, x, np.expm1(np.minimum(x, 0)))


def linear_attention(q, k, v):
    q, k = elu(q), elu(k)
    state = np.zeros((k.shape[1], v.shape[1]))
    total = np.zeros(k.shape[1])
    out = np.zeros(v.shape)
    for t in range(len(q)):
        state += np.outer(k[t], v[t])
        total += k[t]
        weight = q[t] @ total
        out[t] = q[t] @ state / (weight if weight != 0 else 1.0)
    return out
