"""subtracts the plain mean of the weights' gradient in each row instead of the mean weighted by p"""

import numpy as np


def sdpa_backward(q, k, v, g):
    scale = np.float64(q.shape[-1]) ** -0.5
    scores = np.matmul(q, k.swapaxes(-1, -2)) * scale
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights = weights / weights.sum(axis=-1, keepdims=True)
    grad_v = np.matmul(weights.swapaxes(-1, -2), g)
    grad_w = np.matmul(g, v.swapaxes(-1, -2))
    grad_s = weights * (grad_w - grad_w.mean(axis=-1, keepdims=True)) * scale
    return np.matmul(grad_s, k), np.matmul(grad_s.swapaxes(-1, -2), q), grad_v
