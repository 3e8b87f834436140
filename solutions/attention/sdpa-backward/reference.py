import numpy as np


def sdpa_backward(q, k, v, g):
    scale = 1 / np.sqrt(q.shape[-1])
    scores = scale * q @ k.swapaxes(-1, -2)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights /= weights.sum(axis=-1, keepdims=True)

    dv = weights.swapaxes(-1, -2) @ g
    d_weights = g @ v.swapaxes(-1, -2)
    # Each row of weights is one softmax: its Jacobian is diag(p) - p p^T, so every score feels all weights.
    d_scores = weights * (d_weights - (weights * d_weights).sum(axis=-1, keepdims=True))
    return scale * d_scores @ k, scale * d_scores.swapaxes(-1, -2) @ q, dv
