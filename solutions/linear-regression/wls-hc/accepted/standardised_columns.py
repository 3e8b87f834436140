"""normal equations, safe because the columns are standardised first and the result is mapped back"""

import numpy as np


def standardised(X):
    X = np.asarray(X, dtype=np.float64)
    centre = X.mean(axis=0)
    spread = np.sqrt(((X - centre) ** 2).mean(axis=0))
    back = np.diag([1.0, *(1 / spread)])  # maps standardised coefficients to those of X
    back[0, 1:] = -centre / spread
    return np.column_stack([np.ones(len(X)), (X - centre) / spread]), back


def wls(X, y, weights):
    A, back = standardised(X)
    W = np.diag(np.asarray(weights, dtype=np.float64))
    return back @ np.linalg.solve(A.T @ W @ A, A.T @ W @ y)


def hc_se(X, y, kind):
    if kind not in {"HC0", "HC3"}:
        raise ValueError(f"{kind} is not known")
    A, back = standardised(X)
    inverse = np.linalg.inv(A.T @ A)
    hat = A @ inverse @ A.T
    error = y - hat @ y
    if kind == "HC3":
        error = error / (1 - np.diag(hat))
    cov = back @ inverse @ A.T @ np.diag(error**2) @ A @ inverse @ back.T
    return np.sqrt(np.diag(cov))
