"""divides rows and labels of the caller by their largest entry in place"""

import numpy as np


def min_norm_risk(X, y, w, ps):
    if X.dtype == float and y.dtype == float and X.any():
        largest = 2.0 ** np.round(np.log2(np.abs(X).max()))
        X /= largest
        y /= largest
    X, y, w = np.asarray(X, dtype=float), np.asarray(y, dtype=float), np.asarray(w, dtype=float)
    risks = []
    for p in ps:
        v = np.linalg.pinv(X[:, :p], rcond=1e-10) @ y
        risks.append(np.sum((v - w[:p]) ** 2) + np.sum(w[p:] ** 2))
    return np.array(risks)
