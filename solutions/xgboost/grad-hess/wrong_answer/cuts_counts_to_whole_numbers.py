"""cuts Poisson targets to whole numbers"""

import numpy as np


def grad_hess(
    y: np.ndarray, F: np.ndarray, objective: str, param: float | None = None
) -> tuple[np.ndarray, np.ndarray]:
    y, F = np.asarray(y, dtype=float), np.asarray(F, dtype=float)
    if objective == "squared":
        return F - y, np.ones_like(F)
    if objective == "logistic":
        p, q = sigmoid(F), sigmoid(-F)
        # y(-q) + (1 - y)p is p - y without the cancellation at p near 1
        return (1 - y) * p - y * q, np.maximum(p * q, 1e-16)
    if objective == "poisson":
        rate = np.exp(F)
        return rate - np.floor(y), rate
    if objective == "pseudo-huber":
        s = np.hypot(1.0, (F - y) / param)
        return (F - y) / s, (1 / s) ** 3
    raise ValueError(f"unknown objective {objective!r}")


def sigmoid(F: np.ndarray) -> np.ndarray:
    e = np.exp(-np.abs(F))  # at most 1, so it can't overflow
    return np.where(F >= 0, 1.0, e) / (1.0 + e)
