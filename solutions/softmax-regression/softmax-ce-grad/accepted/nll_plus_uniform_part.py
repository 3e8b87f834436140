"""adds the losses of the label and of the uniform part, as torch writes it, and the gradients likewise"""

import numpy as np


def ce(Z, y, weight=None, eps=0.0):
    Z = np.asarray(Z, dtype=float)
    n, K = Z.shape
    w = np.ones(K) if weight is None else np.asarray(weight, dtype=float)
    top = Z.max(axis=1, keepdims=True)
    E = np.exp(Z - top)
    P = E / E.sum(axis=1, keepdims=True)
    L = Z - top - np.log(E.sum(axis=1, keepdims=True))
    rows = np.arange(n)
    norm = w[y].sum()
    nll = -(w[y] * L[rows, y]).sum() / norm
    uniform = -(L @ w).sum() / norm
    d_nll = P * w[y][:, None]
    d_nll[rows, y] -= w[y]
    d_uniform = P * w.sum() - w
    return float((1 - eps) * nll + eps / K * uniform), ((1 - eps) * d_nll + eps / K * d_uniform) / norm
