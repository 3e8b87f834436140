"""compares gains exactly, so rounding decides between tied cuts"""

import numpy as np


def best_split(
    X: np.ndarray, y: np.ndarray, loss: str = "squared", min_leaf: int = 1
) -> tuple[int, float, float] | None:
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    n, d = X.shape
    if np.ptp(y) == 0:
        return None
    y = y - y.mean()  # far from 0 the squares would swallow the differences
    node_loss, gains_of = (_squared, _squared_gains) if loss == "squared" else (_absolute, _absolute_gains)
    tie = 1e-9 * node_loss(y)
    best, top = None, 0.0
    for j in range(d):
        order = np.argsort(X[:, j])
        x = X[order, j]
        gains = gains_of(y[order])
        for i in np.flatnonzero(x[1:] > x[:-1]):
            if min(i + 1, n - i - 1) >= min_leaf and gains[i] > max(top, tie):
                best = j, float((x[i] + x[i + 1]) / 2), float(gains[i] / n)
                top = gains[i]
    return best


def _squared(y: np.ndarray) -> float:
    return float(y @ y)  # of centred targets


def _squared_gains(y: np.ndarray) -> np.ndarray:
    """Return the gain of each cut of sorted, centred targets: the sum of squares between the children."""
    n = len(y)
    left = np.cumsum(y)[:-1]
    rows = np.arange(1, n)
    return left**2 * (1 / rows + 1 / (n - rows))  # the right sum is minus the left one


def _absolute(y: np.ndarray) -> float:
    return float(np.sum(np.abs(y - np.median(y))))


def _absolute_gains(y: np.ndarray) -> list[float]:
    whole = _absolute(y)
    return [whole - _absolute(y[:i]) - _absolute(y[i:]) for i in range(1, len(y))]

