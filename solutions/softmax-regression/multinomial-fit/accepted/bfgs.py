"""a small BFGS with backtracking on the whole objective, centred at the end"""

import numpy as np


def fit(X, y, C):
    classes, code = np.unique(y, return_inverse=True)
    n, K = len(code), len(classes)
    A = np.concatenate([np.asarray(X, dtype=float), np.ones((n, 1))], axis=1)
    m = A.shape[1]
    free = np.ones((1, m))
    free[0, -1] = 0.0

    def value_and_slope(t):
        T = t.reshape(K, m)
        Z = A @ T.T
        lse = np.logaddexp.reduce(Z, axis=1)
        P = np.exp(Z - lse[:, None])
        P[np.arange(n), code] -= 1
        value = (lse - Z[np.arange(n), code]).sum() + (free * T * T).sum() / (2 * C)
        return value, (P.T @ A + free * T / C).ravel()

    t = np.zeros(K * m)
    inverse = np.eye(K * m)
    value, slope = value_and_slope(t)
    for _ in range(600):
        if np.abs(slope).max() < 1e-9 * n:
            break
        direction = -inverse @ slope
        size = 1.0
        while size > 1e-14:
            new_value, new_slope = value_and_slope(t + size * direction)
            if new_value <= value + 1e-4 * size * slope @ direction:
                break
            size /= 2
        s, change = size * direction, new_slope - slope
        if s @ change > 1e-300:
            rho = 1 / (s @ change)
            left = np.eye(K * m) - rho * np.outer(s, change)
            inverse = left @ inverse @ left.T + rho * np.outer(s, s)
        t, value, slope = t + s, new_value, new_slope
    T = t.reshape(K, m)
    T = T - T.mean(axis=0)
    return classes, T[:, : m - 1], T[:, m - 1]
