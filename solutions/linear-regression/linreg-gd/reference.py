import numpy as np


def linreg_gd(X: np.ndarray, y: np.ndarray, lr: float, steps: int) -> tuple[np.ndarray, float, np.ndarray]:
    n, d = X.shape
    w, b, hist = np.zeros(d), 0.0, []
    for _ in range(steps):
        residual = X @ w + b - y  # one residual for both updates: they belong to the same point
        hist.append(residual @ residual / (2 * n))
        w -= lr * (X.T @ residual) / n
        b -= lr * residual.mean()
    return w, b, np.array(hist)
