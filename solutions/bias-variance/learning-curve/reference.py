from collections.abc import Callable, Iterable
from typing import Any

import numpy as np


def learning_curve(
    fit: Callable[[np.ndarray, np.ndarray], Any],
    score: Callable[[Any, np.ndarray, np.ndarray], float],
    X: np.ndarray,
    y: np.ndarray,
    sizes: Iterable[int],
    folds: Iterable[tuple[np.ndarray, np.ndarray]],
) -> tuple[np.ndarray, np.ndarray]:
    sizes, folds = list(sizes), list(folds)  # folds are walked once for every size
    train = np.full((len(sizes), len(folds)), np.nan)
    val = np.full_like(train, np.nan)
    for i, m in enumerate(sizes):
        for j, (rows, val_rows) in enumerate(folds):
            if m > len(rows):
                continue
            used = rows[:m]
            model = fit(X[used], y[used])
            train[i, j] = score(model, X[used], y[used])
            val[i, j] = score(model, X[val_rows], y[val_rows])  # always all of them
    return train, val
