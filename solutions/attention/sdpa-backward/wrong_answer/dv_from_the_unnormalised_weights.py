"""uses the exponentials before normalisation for dv"""

import numpy as np


def sdpa_backward(q, k, v, g):
    scale = 1 / np.sqrt(q.shape[-1])
    scores = scale * np.einsum("...id,...jd->...ij", q, k)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    total = weights.sum(axis=-1, keepdims=True)
    dv = np.einsum("...ij,...ie->...je", weights, g)
    d_weights = np.einsum("...ie,...je->...ij", g, v)
    p = weights / total
    d_scores = p * (d_weights - (p * d_weights).sum(axis=-1, keepdims=True))
    dq = scale * np.einsum("...ij,...jd->...id", d_scores, k)
    dk = scale * np.einsum("...ij,...id->...jd", d_scores, q)
    return dq, dk, dv
