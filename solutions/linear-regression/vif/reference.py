import numpy as np


def vif(X: np.ndarray) -> np.ndarray:
    X = np.asarray(X, dtype=np.float64)
    varies = np.ptp(X, axis=0) > 0
    Z = X[:, varies] - X[:, varies].mean(axis=0)
    Z /= np.linalg.norm(Z, axis=0)  # free of units, or lstsq would take a column of small numbers for zero
    out = np.full(X.shape[1], np.nan)
    out[varies] = [inflation(Z[:, j], np.delete(Z, j, axis=1)) for j in range(Z.shape[1])]
    return out


def inflation(column: np.ndarray, others: np.ndarray) -> float:
    left = column - others @ np.linalg.lstsq(others, column)[0]
    unexplained = left @ left  # 1 - R², since the column has length 1
    return np.inf if unexplained < 1e-12 else 1 / unexplained
