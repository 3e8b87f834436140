"""folds the scale into the queries and then leaves it out of dq"""

import numpy as np


def sdpa_backward(q, k, v, g):
    q = q * q.shape[-1] ** -0.5
    scores = q @ k.swapaxes(-1, -2)
    p = np.exp(scores - scores.max(axis=-1, keepdims=True))
    p = p / p.sum(axis=-1, keepdims=True)
    dp = g @ v.swapaxes(-1, -2)
    ds = p * (dp - (dp * p).sum(axis=-1, keepdims=True))
    return ds @ k, ds.swapaxes(-1, -2) @ q, p.swapaxes(-1, -2) @ g
