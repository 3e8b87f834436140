"""takes classes for numbered from one when no row has class zero"""

import numpy as np


def fit_temperature(Z: np.ndarray, y: np.ndarray) -> float:
    Z = np.asarray(Z, dtype=float)
    Z = Z - Z.max(axis=1, keepdims=True)
    right = Z[np.arange(len(Z)), np.asarray(y) - (1 if np.min(y) > 0 else 0)].mean()

    def slope(beta: float) -> float:
        """The derivative of the mean loss by beta = 1 / T, which rises with beta."""
        e = np.exp(beta * Z)
        return float(((e * Z).sum(axis=1) / e.sum(axis=1)).mean() - right)

    low, high = 0.01, 100.0
    for _ in range(60):
        middle = np.sqrt(low * high)
        low, high = (middle, high) if slope(middle) < 0 else (low, middle)
    return float(1 / high)
