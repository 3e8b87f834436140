"""cuts Poisson targets to whole numbers"""

import numpy as np


def neg_grad(y: np.ndarray, F: np.ndarray, loss: str, param: float | None = None) -> np.ndarray:
    y, F = np.asarray(y, dtype=float), np.asarray(F, dtype=float)
    if loss == "squared":
        return y - F
    if loss == "absolute":
        return np.sign(y - F)
    if loss == "huber":
        return np.clip(y - F, -param, param)
    if loss == "quantile":
        return np.where(y > F, param, param - 1.0)
    if loss == "log":
        return y - sigmoid(F)
    if loss == "poisson":
        return np.floor(y) - np.exp(F)
    raise ValueError(f"unknown loss {loss!r}")


def sigmoid(F: np.ndarray) -> np.ndarray:
    e = np.exp(-np.abs(F))  # at most 1, so it can't overflow
    return np.where(F >= 0, 1.0, e) / (1.0 + e)
