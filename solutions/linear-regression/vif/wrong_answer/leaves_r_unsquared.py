"""puts the multiple correlation R where R² belongs"""

import numpy as np


def vif(X):
    X = np.asarray(X, dtype=float)
    out = np.full(X.shape[1], np.nan)
    varies = np.flatnonzero(np.ptp(X, axis=0) > 0)
    Z = X - X.mean(axis=0)
    Z[:, varies] /= Z[:, varies].std(axis=0)
    for j in varies:
        others = Z[:, varies[varies != j]]
        fitted = others @ np.linalg.lstsq(others, Z[:, j], rcond=None)[0]
        r = np.sqrt(min(1.0, fitted @ fitted / (Z[:, j] @ Z[:, j])))
        out[j] = np.inf if 1 - r < 1e-12 else 1 / (1 - r)
    return out
