"""n fits, each without its row; leverages from an orthonormal basis of the columns"""

import numpy as np


def press(X, y):
    X = np.array(X, dtype=np.float64)
    y = np.array(y, dtype=np.float64)
    n = len(y)
    U, s, _ = np.linalg.svd(X - X.mean(axis=0), full_matrices=False)
    U = U[:, s > 1e-12 * s.max(initial=0.0)]
    h = [1 / n + float(u @ u) for u in U]
    loo = [float("nan")] * n
    for i in range(n):
        if 1 - h[i] > 1e-10:
            keep = np.arange(n) != i
            mean = X[keep].mean(axis=0)
            level = y[keep].mean()
            w = np.linalg.lstsq(X[keep] - mean, y[keep] - level, rcond=1e-12)[0]
            loo[i] = y[i] - level - float((X[i] - mean) @ w)
    return h, loo
