"""inverts the diagonal of A'A entry by entry, as if the columns were orthogonal"""

import numpy as np


def ols_table(X, y, t975):
    n, d = X.shape
    dof = n - d - 1
    if dof <= 0:
        raise ValueError("no degrees of freedom left")
    A = np.column_stack([np.ones(n), X])
    coef = np.linalg.lstsq(A, y, rcond=None)[0]
    s2 = np.sum((y - A @ coef) ** 2) / dof
    se = np.sqrt(s2 / np.sum(A**2, axis=0))
    half = t975[dof] * se
    return coef, se, coef / se, np.column_stack([coef - half, coef + half])
