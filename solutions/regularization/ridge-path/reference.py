import numpy as np


def ridge_path(X: np.ndarray, y: np.ndarray, alphas: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    X = np.asarray(X, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    alphas = np.asarray(alphas, dtype=np.float64)[:, None]  # one row per penalty, one column per direction
    x_mean, y_mean = X.mean(axis=0), y.mean()
    U, s, Vt = np.linalg.svd(X - x_mean, full_matrices=False)
    seen = s > 1e-10 * s[0]  # rounding leaves idle directions a little above zero; without a penalty it would count
    U, s, Vt = U[:, seen], s[seen], Vt[seen]
    W = s / (s**2 + alphas) * (U.T @ (y - y_mean)) @ Vt
    dof = 1 + (s**2 / (s**2 + alphas)).sum(axis=1)
    return W, y_mean - W @ x_mean, dof
