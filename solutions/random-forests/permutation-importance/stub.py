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
    """Return (mean, std), f[d] each: the loss of score when a single column is shuffled.

    predict: a fitted model, from f[n, d] to n predictions
    metric: a score of (y, predictions), higher is better
    repeats: the number of shuffles per column
    """
    raise NotImplementedError
