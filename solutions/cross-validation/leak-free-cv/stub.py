from collections.abc import Callable, Iterable
from typing import Any

import numpy as np


def cv_score(
    fit_transform: Callable[[np.ndarray, np.ndarray], tuple[Any, np.ndarray]],
    transform: Callable[[Any, np.ndarray], np.ndarray],
    fit: Callable[[np.ndarray, np.ndarray], Any],
    score: Callable[[Any, np.ndarray, np.ndarray], float],
    X: np.ndarray,
    y: np.ndarray,
    folds: Iterable[tuple[np.ndarray, np.ndarray]],
) -> np.ndarray:
    """Score a transformer followed by a model on each fold.

    X has shape (n, d) and y shape (n,); folds yields k pairs (train, test) of row indices.
    Returns the k scores, shape (k,), in the order of the folds.
    """
    raise NotImplementedError
