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
    """Score models fitted to the first m training rows of each fold, for each size m.

    X: [n, d]; y: [n]; sizes: s whole numbers; folds: k pairs (rows, val_rows) of row indices

    Returns the scores on the fitted rows and on the validation rows, both [s, k]; NaN where m rows are not there.
    """
    raise NotImplementedError
