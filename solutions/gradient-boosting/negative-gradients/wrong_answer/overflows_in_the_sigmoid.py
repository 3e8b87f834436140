"""computes the sigmoid from the exponential of a large positive number"""

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
        return y - np.exp(F)
    raise ValueError(f"unknown loss {loss!r}")


def sigmoid(F: np.ndarray) -> np.ndarray:
    return np.exp(F) / (1.0 + np.exp(F))
