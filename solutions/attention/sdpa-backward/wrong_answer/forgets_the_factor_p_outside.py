"""subtracts the weighted mean but does not multiply the difference by the weights"""

import numpy as np


def softmax(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def sdpa_backward(q, k, v, g):
    k_t, v_t = k.swapaxes(-1, -2), v.swapaxes(-1, -2)
    scale = 1.0 / np.sqrt(q.shape[-1])
    p = softmax(q @ k_t * scale)
    dp = g @ v_t
    ds = dp - (dp * p).sum(axis=-1, keepdims=True)
    dq = ds @ k * scale
    dk = ds.swapaxes(-1, -2) @ q * scale
    return dq, dk, p.swapaxes(-1, -2) @ g
