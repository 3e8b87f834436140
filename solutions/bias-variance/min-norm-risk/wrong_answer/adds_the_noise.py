"""adds the variance of the training residuals as noise"""

import numpy as np


def min_norm_risk(X, y, w, ps):
    X, y, w = np.asarray(X, dtype=float), np.asarray(y, dtype=float), np.asarray(w, dtype=float)
    n, D = X.shape
    risks = []
    for p in ps:
        A = X[:, :p]
        v = np.linalg.pinv(A, rcond=1e-10) @ y
        risks.append(np.sum((v - w[:p]) ** 2) + np.sum(w[p:] ** 2) + np.var(y - A @ v))
    return np.array(risks)
