"""builds the design in the type of X, so float32 data lose nine digits"""

import numpy as np


def ols_table(X, y, t975):
    A = np.insert(X, 0, 1, axis=1)
    n, p = A.shape
    if n <= p:
        raise ValueError("no degrees of freedom left")
    P = np.linalg.pinv(A)
    coef = P @ y
    e = y - A @ coef
    se = np.sqrt(e @ e / (n - p)) * np.linalg.norm(P, axis=1)
    half = t975[n - p] * se
    return coef, se, coef / se, np.stack([coef - half, coef + half], axis=1)
