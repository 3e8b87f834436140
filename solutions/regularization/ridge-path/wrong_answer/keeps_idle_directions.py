"""keeps every direction that is not exactly zero, so rounding decides without a penalty"""

import numpy as np


def ridge_path(X, y, alphas):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    x_mean, y_mean = X.mean(axis=0), y.mean()
    C, t = X - x_mean, y - y_mean
    U, s, Vt = np.linalg.svd(C, full_matrices=False)
    r = s > 0
    U, s, Vt = U[:, r], s[r], Vt[r]
    W = np.zeros((len(alphas), X.shape[1]))
    dof = np.zeros(len(alphas))
    for i, alpha in enumerate(alphas):
        share = s**2 / (s**2 + alpha)
        W[i] = (share / s * (U.T @ t)) @ Vt
        dof[i] = share.sum() + 1
    return W, y_mean - W @ x_mean, dof
