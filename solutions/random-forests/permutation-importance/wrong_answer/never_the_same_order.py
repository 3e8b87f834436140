"""draws again until the order has changed, so orders are not uniformly random"""

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
            order = rng.permutation(len(y))
            while len(y) > 1 and (order == np.arange(len(y))).all():
                order = rng.permutation(len(y))
            shuffled[:, j] = X[order, j]
            losses[j, r] = base - metric(y, predict(shuffled))
    return losses.mean(axis=1), losses.std(axis=1)

