import numpy as np


def wls(X: np.ndarray, y: np.ndarray, weights: np.ndarray) -> np.ndarray:
    root = np.sqrt(weights, dtype=np.float64)  # the weight is squared with its row's residual
    A = np.column_stack([np.ones(len(X)), X])
    return np.linalg.lstsq(A * root[:, None], y * root)[0]


def hc_se(X: np.ndarray, y: np.ndarray, kind: str) -> np.ndarray:
    if kind not in ("HC0", "HC3"):
        raise ValueError(f"unknown kind {kind!r}")
    A = np.column_stack([np.ones(len(X)), X])
    bread = np.linalg.pinv(A)  # (A'A)^-1 A', f[d + 1, n]
    residual = y - A @ (bread @ y)
    if kind == "HC3":
        residual = residual / (1 - (A * bread.T).sum(axis=1))  # the leave-one-out residual
    # bread diag(residual²) bread' has these entries on its diagonal.
    return np.sqrt(bread**2 @ residual**2)
