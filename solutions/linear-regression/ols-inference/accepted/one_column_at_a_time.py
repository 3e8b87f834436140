"""Frisch-Waugh: each coefficient and its error from the part of its column that the others leave"""

import numpy as np


def ols_table(X, y, t975):
    y = np.array(y, dtype=np.float64)
    A = np.column_stack([np.ones(len(X)), X])
    n, p = A.shape
    if n < p + 1:
        raise ValueError("no degrees of freedom left")
    s2 = np.sum((y - A @ np.linalg.lstsq(A, y, rcond=None)[0]) ** 2) / (n - p)
    coef, se = np.empty(p), np.empty(p)
    for j in range(p):
        others = np.delete(A, j, axis=1)
        left = A[:, j] - others @ np.linalg.lstsq(others, A[:, j], rcond=None)[0]
        coef[j] = (left @ y) / (left @ left)
        se[j] = np.sqrt(s2 / (left @ left))
    half = t975[n - p] * se
    return coef, se, coef / se, np.array([coef - half, coef + half]).T
