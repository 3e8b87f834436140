"""takes the deviation from the mean of squares less the square of the mean, which loses its digits"""

from collections.abc import Callable

import numpy as np


def perm_importance(
    predict: Callable[[np.ndarray], np.ndarray],
    X: np.ndarray,
    y: np.ndarray,
    metric: Callable[[np.ndarray, np.ndarray], float],
    repeats: int,
    rng: np.random.Generator,
) -> tuple[np.ndarray, np.ndarray]:
    base = metric(y, predict(X))
    losses = np.empty((X.shape[1], repeats))
    for j in range(X.shape[1]):
        shuffled = X.copy()
        for r in range(repeats):
            shuffled[:, j] = rng.permutation(X[:, j])
            losses[j, r] = base - metric(y, predict(shuffled))
    return losses.mean(axis=1), np.sqrt(np.maximum((losses**2).mean(axis=1) - losses.mean(axis=1) ** 2, 0))

