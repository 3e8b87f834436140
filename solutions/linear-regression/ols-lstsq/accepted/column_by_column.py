"""pivoted Gram-Schmidt in plain loops, then the shortest solution of the triangular system; returns a list"""

import numpy as np


def ols(X, y, intercept=True):
    X = np.array(X, dtype=np.float64)
    y = np.array(y, dtype=np.float64)
    n, d = X.shape
    x_mean = X.mean(axis=0) if intercept else np.zeros(d)
    y_mean = float(y.mean()) if intercept else 0.0
    left = X - x_mean
    centred = left.copy()
    scale = max(np.linalg.norm(left), 1e-300)
    basis = []
    for _ in range(min(n, d)):
        pivot = int(np.argmax(np.linalg.norm(left, axis=0)))
        q = left[:, pivot]
        for _ in range(2):
            for other in basis:
                q = q - other * (other @ q)
        if np.linalg.norm(q) <= 1e-14 * scale:
            break
        q = q / np.linalg.norm(q)
        basis.append(q)
        left = left - np.outer(q, q @ left)
    if not basis:
        return [0.0] * d, y_mean
    Q = np.array(basis)
    w = shortest(Q @ centred, Q @ (y - y_mean))
    return list(w), y_mean - float(x_mean @ w)


def shortest(R, target):
    """Solve R w = target for a wide R of full row rank, with the shortest w."""
    q, r = np.linalg.qr(R.T)
    return q @ np.linalg.solve(r.T, target)
