"""centres and scales the caller's matrix in place"""

import numpy as np


def vif(X):
    Z = np.asarray(X, dtype=float)
    varies = np.flatnonzero(np.ptp(Z, axis=0) > 0)
    Z -= Z.mean(axis=0)
    Z[:, varies] /= np.linalg.norm(Z[:, varies], axis=0)
    out = np.full(Z.shape[1], np.nan)
    for j in varies:
        others = Z[:, varies[varies != j]]
        left = Z[:, j] - others @ np.linalg.lstsq(others, Z[:, j], rcond=None)[0]
        tolerance = left @ left
        out[j] = np.inf if tolerance < 1e-12 else 1 / tolerance
    return out
