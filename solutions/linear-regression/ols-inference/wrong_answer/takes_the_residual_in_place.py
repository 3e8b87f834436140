"""subtracts the fitted values from the caller's y in place"""

import numpy as np


def ols_table(X, y, t975):
    A = np.column_stack([np.ones(len(X)), X])
    e = np.asarray(y, dtype=float)
    n, p = A.shape
    if n <= p:
        raise ValueError("no degrees of freedom left")
    P = np.linalg.pinv(A)
    coef = P @ e
    e -= A @ coef
    se = np.sqrt(e @ e / (n - p) * (P**2).sum(axis=1))
    half = t975[n - p] * se
    return coef, se, coef / se, np.column_stack([coef - half, coef + half])
