"""inverts the covariance in place of the correlation, so the factors carry the units of the columns"""

import numpy as np


def vif(X):
    X = np.asarray(X, dtype=float)
    out = np.full(X.shape[1], np.nan)
    varies = np.ptp(X, axis=0) > 0
    Z = X[:, varies] - X[:, varies].mean(axis=0)
    if len(X) <= Z.shape[1] or np.linalg.matrix_rank(Z) < Z.shape[1]:
        out[varies] = np.inf
    else:
        out[varies] = np.diag(np.linalg.inv(Z.T @ Z / (len(X) - 1)))
    return out
