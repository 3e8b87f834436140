"""drops eigenvalues below a millionth of the largest, which are bias then"""

import numpy as np


def ridge_bv(X, w, x0, lam, sigma):
    X, w, x0 = (np.array(v, dtype=float) for v in (X, w, x0))
    A = X.T @ X + lam * np.eye(X.shape[1])
    H = np.linalg.pinv(A, rcond=1e-6) @ X.T
    mean = x0 @ H @ X @ w
    var = sigma**2 * (x0 @ H) @ (x0 @ H)
    return (mean - x0 @ w) ** 2, var
