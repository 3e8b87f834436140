"""passes the gradient of the weights through to the scores as if there were no softmax"""

import numpy as np


def sdpa_backward(q, k, v, g):
    d = q.shape[-1]
    scores = np.einsum("...id,...jd->...ij", q, k) / np.sqrt(d)
    scores = scores - scores.max(axis=-1, keepdims=True)
    weights = np.exp(scores) / np.exp(scores).sum(axis=-1, keepdims=True)
    grad_v = np.einsum("...ij,...ie->...je", weights, g)
    grad_scores = np.einsum("...ie,...je->...ij", g, v) / np.sqrt(d)
    grad_q = np.einsum("...ij,...jd->...id", grad_scores, k)
    grad_k = np.einsum("...ij,...id->...jd", grad_scores, q)
    return grad_q, grad_k, grad_v
