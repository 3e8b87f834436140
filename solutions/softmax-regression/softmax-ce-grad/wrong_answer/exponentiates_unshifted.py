"""exponentiates the logits as they are, and large ones overflow to NaN"""

import numpy as np


def ce(Z, y, weight=None, eps=0.0):
    n, K = Z.shape
    with np.errstate(all="ignore"):
        E = np.exp(Z)
        P = E / E.sum(axis=1, keepdims=True)
        log_p = np.log(P)
        w = np.ones(K) if weight is None else weight
        target = np.full((n, K), eps / K)
        target[np.arange(n), y] += 1 - eps
        A = w * target / w[y].sum()
        loss = -np.sum(A * log_p)
    return loss, P * A.sum(axis=1, keepdims=True) - A
