"""shrinks along the singular directions; the targets need no centring for w"""

import numpy as np


def ridge(X, y, alpha):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    x_mean, y_mean = X.mean(axis=0), y.mean()
    U, s, Vt = np.linalg.svd(X - x_mean, full_matrices=False)
    keep = s > 1e-12 * max(s[0], 1e-300)
    U, s, Vt = U[:, keep], s[keep], Vt[keep]

    w = Vt.T @ (s / (s**2 + alpha) * (U.T @ y))
    return w.tolist(), float(y_mean - x_mean @ w)
