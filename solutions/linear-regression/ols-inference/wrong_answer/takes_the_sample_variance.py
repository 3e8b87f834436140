"""divides by n - 1, as for the variance of a sample, however many coefficients were fitted"""

import numpy as np


def ols_table(X, y, t975):
    n, d = X.shape
    if n <= d + 1:
        raise ValueError("no degrees of freedom left")
    A = np.column_stack([np.ones(n), X])
    pinv = np.linalg.pinv(A)
    coef = pinv @ y
    sigma = np.std(y - A @ coef, ddof=1)
    se = sigma * np.linalg.norm(pinv, axis=1)
    half = t975[n - d - 1] * se
    return coef, se, coef / se, np.column_stack([coef - half, coef + half])
