"""adds 1e-6 to the normaliser, which outweighs the kernel where all features are tiny"""

import numpy as np

EPS = 1e-6


def feature_map(x):
    return np.where(x > 0, x + 1, np.exp(np.minimum(x, 0)))


def linear_attention(q, k, v):
    q, k = feature_map(q), feature_map(k)
    kv = np.zeros((k.shape[-1], v.shape[-1]))
    z = np.zeros(k.shape[-1])
    rows = []
    for t in range(q.shape[0]):
        kv += k[t][:, None] * v[t][None, :]
        z += k[t]
        rows.append(q[t] @ kv / (q[t] @ z + EPS))
    return np.stack(rows)
