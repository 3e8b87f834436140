"""leaves the factor 1/sqrt(D) out of dq and dk"""

import numpy as np


def sdpa_backward(q, k, v, g):
    q, k, v, g = (np.asarray(a, dtype=np.float64) for a in (q, k, v, g))
    scores = q @ np.swapaxes(k, -1, -2) / np.sqrt(q.shape[-1])
    p = np.exp(scores - scores.max(axis=-1, keepdims=True))
    p = p / p.sum(axis=-1, keepdims=True)
    dp = g @ np.swapaxes(v, -1, -2)
    ds = p * (dp - np.sum(dp * p, axis=-1, keepdims=True))
    dq = ds @ k
    dk = np.swapaxes(ds, -1, -2) @ q
    dv = np.swapaxes(p, -1, -2) @ g
    return dq, dk, dv
