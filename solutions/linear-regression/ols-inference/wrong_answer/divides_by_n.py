"""estimates the noise variance with n in the divisor, the maximum-likelihood value, which is too small"""

import numpy as np


def ols_table(X, y, t975):
    n, d = X.shape
    if n <= d + 1:
        raise ValueError("too few rows")
    A = np.column_stack([np.ones(n), X])
    Q, R = np.linalg.qr(A)
    coef = np.linalg.solve(R, Q.T @ y)
    sigma2 = np.mean((y - A @ coef) ** 2)
    se = np.sqrt(sigma2 * np.sum(np.linalg.inv(R) ** 2, axis=1))
    q = t975[n - d - 1]
    return coef, se, coef / se, np.stack([coef - q * se, coef + q * se], axis=1)
