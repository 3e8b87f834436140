"""a table of functions of residual and score, by masks"""

import numpy as np


def _huber(r, F, y, d):
    out = r.copy()
    out[r > d] = d
    out[r < -d] = -d
    return out


def _log(r, F, y, p):
    out = np.empty_like(F)
    up = F > 0
    out[up] = (y[up] - 1) + np.exp(-F[up]) / (1 + np.exp(-F[up]))
    out[~up] = y[~up] - np.exp(F[~up]) / (1 + np.exp(F[~up]))
    return out


TARGETS = {
    "squared": lambda r, F, y, p: r,
    "absolute": lambda r, F, y, p: (r > 0) * 1.0 - (r < 0) * 1.0,
    "huber": _huber,
    "quantile": lambda r, F, y, p: p - (r <= 0),
    "log": _log,
    "poisson": lambda r, F, y, p: y - np.exp(F),
}


def neg_grad(y, F, loss, param=None):
    if loss not in TARGETS:
        raise ValueError(loss)
    y, F = np.array(y, dtype=np.float64), np.array(F, dtype=np.float64)
    return TARGETS[loss](y - F, F, y, param)
