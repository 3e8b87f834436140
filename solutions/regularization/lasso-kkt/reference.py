import numpy as np


def kkt_gap(X: np.ndarray, y: np.ndarray, w: np.ndarray, b: float, alpha: float) -> float:
    X, y, w = (np.asarray(part, dtype=np.float64) for part in (X, y, w))
    residual = y - X @ w - b
    slope = -X.T @ residual / len(y)  # of the squared part
    away = np.abs(slope + alpha * np.sign(w))
    at_zero = np.maximum(np.abs(slope) - alpha, 0.0)  # distance of 0 from [slope - alpha, slope + alpha]
    return float(max(np.where(w == 0, at_zero, away).max(), abs(residual.mean())))
