"""QR of the design, standard errors from the rows of the inverted triangle"""

import numpy as np


def ols_table(X, y, t975):
    A = np.column_stack([np.ones(len(X)), np.asarray(X, dtype=float)])
    dof = A.shape[0] - A.shape[1]
    if dof < 1:
        raise ValueError("no degrees of freedom left")
    Q, R = np.linalg.qr(A)
    coef = np.linalg.solve(R, Q.T @ y)
    s = np.sqrt(np.sum((y - A @ coef) ** 2) / dof)
    se = s * np.linalg.norm(np.linalg.inv(R), axis=1)
    return coef, se, coef / se, coef[:, None] + t975[dof] * np.outer(se, [-1, 1])
