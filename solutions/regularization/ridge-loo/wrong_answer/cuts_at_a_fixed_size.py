"""leaves out directions with a singular value below 1e-6, whatever the units"""

import numpy as np


def ridge_loo(X: np.ndarray, y: np.ndarray, alphas: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    X = np.asarray(X, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    n = len(y)
    U, s, _ = np.linalg.svd(X - X.mean(axis=0), full_matrices=False)
    target = y - y.mean()
    along = U.T @ target
    loo, gcv = np.empty(len(alphas)), np.empty(len(alphas))
    for i, alpha in enumerate(alphas):
        keep = np.where(s > 1e-6, s**2 / (s**2 + alpha), 0)
        residual = target - U @ (keep * along)
        leverage = 1 / n + U**2 @ keep  # the free intercept adds 1/n to every row
        loo[i] = np.mean((residual / (1 - leverage)) ** 2)
        gcv[i] = np.mean(residual**2) / (1 - leverage.mean()) ** 2
    return loo, gcv

