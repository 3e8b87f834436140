"""takes gains within 1e-4 of each other for tied"""

import numpy as np


def best_split(
    X: np.ndarray, y: np.ndarray, w: np.ndarray | None = None, min_leaf: int = 1
) -> tuple[int, float, float] | None:
    X = np.asarray(X, dtype=float)
    n, d = X.shape
    labels, codes = np.unique(y, return_inverse=True)
    mass = np.zeros((n, len(labels)))
    mass[np.arange(n), codes] = 1.0 if w is None else w
    mass /= mass.sum()
    total = mass.sum(axis=0)
    rows_left = np.arange(1, n)
    big_enough = (rows_left >= min_leaf) & (n - rows_left >= min_leaf)
    best = None
    least = 1e-9  # a later cut has to beat the best one by more than a tie
    for j in range(d):
        order = np.argsort(X[:, j])
        x = X[order, j]
        left = np.cumsum(mass[order], axis=0)[:-1]
        gains = _purity(left) + _purity(total - left) - _purity(total)
        for i in np.flatnonzero((x[1:] > x[:-1]) & big_enough):
            if gains[i] >= least:
                best = j, _between(x[i], x[i + 1]), float(gains[i])
                least = gains[i] + 1e-4
    return best


def _purity(mass: np.ndarray) -> np.ndarray:
    """Return the mass of each node times one less its Gini impurity."""
    return np.sum(mass**2, axis=-1) / np.sum(mass, axis=-1)


def _between(low: float, high: float) -> float:
    middle = (low + high) / 2
    return float(middle if middle < high else low)

