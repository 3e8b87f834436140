"""one kernel matrix of the centred pool, with signed weights per pair"""

import numpy as np


def mmd2_unbiased(X, Y, gamma):
    X, Y = np.array(X, dtype=np.float64), np.array(Y, dtype=np.float64)
    n, m = X.shape[0], Y.shape[0]
    if n < 2 or m < 2:
        raise ValueError("n and m must be at least 2")
    Z = np.concatenate([X, Y])
    Z -= Z[0]
    squares = (Z**2).sum(axis=1)
    K = np.exp(-gamma * np.maximum(squares[:, None] + squares - 2 * Z @ Z.T, 0))
    np.fill_diagonal(K, 0)
    s = np.r_[np.full(n, 1 / n), np.full(m, -1 / m)]
    W = np.outer(s, s)
    W[:n, :n] *= n / (n - 1)
    W[n:, n:] *= m / (m - 1)
    return (W * K).sum()
