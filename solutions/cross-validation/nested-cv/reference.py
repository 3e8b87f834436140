from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np

Folds = list[tuple[np.ndarray, np.ndarray]]


def nested(
    X: np.ndarray,
    y: np.ndarray,
    grid: Sequence[Any],
    outer: Iterable[tuple[np.ndarray, np.ndarray]],
    inner: Callable[[int], Folds],
    fit: Callable[[Any, np.ndarray, np.ndarray], Any],
    score: Callable[[Any, np.ndarray, np.ndarray], float],
) -> tuple[np.ndarray, list[int]]:
    scores, chosen = [], []
    for train, test in outer:
        A, b = X[train], y[train]  # all that the search may see; inner folds count rows of these
        folds = inner(len(train))  # once, so that all settings meet the same folds
        # As many folds for one setting as for another, so sums rank them as means do; argmax takes the first of equals.
        totals = [sum(score(fit(setting, A[i], b[i]), A[j], b[j]) for i, j in folds) for setting in grid]
        best = int(np.argmax(totals))
        chosen.append(best)
        scores.append(score(fit(grid[best], A, b), X[test], y[test]))
    return np.array(scores), chosen
