"""reports the training error, as if a row could be predicted by a fit to itself"""

import numpy as np


def ridge_loo(X, y, alphas):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    n, d = X.shape
    C, t = X - X.mean(axis=0), y - y.mean()
    U, s, _ = np.linalg.svd(C, full_matrices=False)
    loo, gcv = [], []
    for alpha in alphas:
        shrink = s**2 / (s**2 + alpha)
        e = t - U @ (shrink * (U.T @ t))
        h = (U**2) @ shrink + 1 / n
        loo.append(np.mean(e**2))
        gcv.append(np.mean(e**2) / (1 - h.sum() / n) ** 2)
    return np.array(loo), np.array(gcv)
