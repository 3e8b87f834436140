"""cuts no singular values where there are more columns than rows"""

import numpy as np
def min_norm_risk(X, y, w, ps):
    X, y, w = (np.asarray(v, dtype=float) for v in (X, y, w))
    out = []
    for p in ps:
        if p <= len(X):
            v = np.linalg.lstsq(X[:, :p], y, rcond=1e-10)[0] if p else np.zeros(0)
        else:
            Q, R = np.linalg.qr(X[:, :p].T)
            v = Q @ np.linalg.lstsq(R.T, y, rcond=None)[0]
        out.append(((w[:p] - v) ** 2).sum() + (w[p:] ** 2).sum())
    return np.array(out)
