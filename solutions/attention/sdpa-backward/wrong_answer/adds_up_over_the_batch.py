"""flattens the leading axes, as for the gradient of a weight, so that dk and dv add up over the batch"""

import numpy as np


def sdpa_backward(q, k, v, g):
    scale = 1 / np.sqrt(q.shape[-1])
    scores = scale * (q @ k.swapaxes(-1, -2))
    p = np.exp(scores - scores.max(axis=-1, keepdims=True))
    p = p / p.sum(axis=-1, keepdims=True)
    dp = g @ v.swapaxes(-1, -2)
    ds = scale * p * (dp - (p * dp).sum(axis=-1, keepdims=True))
    n_keys = k.shape[-2]
    dq = ds @ k
    dk = ds.reshape(-1, n_keys).T @ q.reshape(-1, q.shape[-1])
    dv = p.reshape(-1, n_keys).T @ g.reshape(-1, g.shape[-1])
    return dq, dk, dv
