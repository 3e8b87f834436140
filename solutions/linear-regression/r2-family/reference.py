import numpy as np


def r2(y: np.ndarray, p: np.ndarray, w: np.ndarray | None = None) -> float:
    y = np.asarray(y, dtype=np.float64)
    w = np.ones(len(y)) if w is None else w
    unexplained = np.sum(w * (y - p) ** 2)
    if np.ptp(y[w > 0]) == 0:  # not total == 0: the mean of three 0.1 is not 0.1
        return 1.0 if unexplained == 0 else 0.0
    total = np.sum(w * (y - np.average(y, weights=w)) ** 2)
    return 1.0 - unexplained / total


def adj_r2(y: np.ndarray, p: np.ndarray, k: int) -> float:
    n = len(y)
    if n - k - 1 < 1:
        raise ValueError(f"{n} rows leave no degree of freedom beside {k} predictors and an intercept")
    return 1.0 - (1.0 - r2(y, p)) * (n - 1) / (n - k - 1)
