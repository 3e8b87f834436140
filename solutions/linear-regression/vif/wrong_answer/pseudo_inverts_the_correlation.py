"""pseudo-inverts the correlation matrix, which turns perfect collinearity into harmless small factors"""

import numpy as np


def vif(X):
    X = np.asarray(X, dtype=float)
    out = np.full(X.shape[1], np.nan)
    varies = np.ptp(X, axis=0) > 0
    if varies.any():
        corr = np.atleast_2d(np.corrcoef(X[:, varies], rowvar=False))
        out[varies] = np.diag(np.linalg.pinv(corr, hermitian=True))
    return out
