import numpy as np


def ols(X: np.ndarray, y: np.ndarray, intercept: bool = True) -> tuple[np.ndarray, float]:
    X = np.asarray(X, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    if not intercept:
        return np.linalg.lstsq(X, y)[0], 0.0
    # With both sides centred the best b drops out, so only w is left for lstsq to keep short.
    x_mean, y_mean = X.mean(axis=0), y.mean()
    w = np.linalg.lstsq(X - x_mean, y - y_mean)[0]
    return w, y_mean - x_mean @ w
