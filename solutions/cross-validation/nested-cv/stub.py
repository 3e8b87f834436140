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
    """Score a grid search on each outer fold.

    X has shape (n, d) and y shape (n,). Returns the outer scores, shape (number of outer folds,), and for each
    outer fold the position in grid of the setting that its search chose.
    """
    raise NotImplementedError
