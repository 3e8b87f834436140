"""slopes from centred columns, the intercept's variance from s²/n plus the slopes' covariance; lists"""

import numpy as np


def ols_table(X, y, t975):
    X, y = np.asarray(X, dtype=np.float64), np.asarray(y, dtype=np.float64)
    n, d = X.shape
    dof = n - d - 1
    if dof <= 0:
        raise ValueError("no degrees of freedom left")
    mean = X.mean(axis=0)
    Z = X - mean
    cov = np.linalg.inv(Z.T @ Z)
    slopes = cov @ Z.T @ (y - y.mean())
    s2 = ((y - y.mean() - Z @ slopes) ** 2).sum() / dof
    coef = [y.mean() - mean @ slopes, *slopes]
    se = [np.sqrt(s2 * v) for v in (1 / n + mean @ cov @ mean, *np.diag(cov))]
    t = [c / e for c, e in zip(coef, se)]
    return coef, se, t, [(c - t975[dof] * e, c + t975[dof] * e) for c, e in zip(coef, se)]
