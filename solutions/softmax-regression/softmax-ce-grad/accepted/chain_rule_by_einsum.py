"""takes the gradient through log-softmax with its Jacobian, row by row, by einsum"""

import numpy as np


def ce(Z, y, weight=None, eps=0.0):
    n, K = np.shape(Z)
    w = np.ones(K) if weight is None else np.array(weight, dtype=float)
    Q = np.eye(K)[np.asarray(y, dtype=int)] * (1 - eps) + eps / K
    G = -Q * w / np.take(w, y).sum()
    lse = np.logaddexp.reduce(Z, axis=1)
    log_p = (Z - np.max(Z, axis=1, keepdims=True)) - (lse - np.max(Z, axis=1))[:, None]
    J = np.eye(K)[None] - np.exp(log_p)[:, None, :]
    return np.einsum("nk,nk->", G, log_p), np.einsum("nk,nkj->nj", G, J)
