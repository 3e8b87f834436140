"""numpy's least squares, which gives the smallest norm as well"""

import numpy as np


def min_norm_risk(X, y, w, ps):
    X, y, w = (np.array(part, dtype=float) for part in (X, y, w))
    out = []
    for p in [int(p) for p in ps]:
        v = np.linalg.lstsq(X[:, :p], y, rcond=1e-10)[0] if p else np.zeros(0)
        out.append(float(np.sum((v - w[:p]) ** 2) + np.sum(w[p:] ** 2)))
    return out
