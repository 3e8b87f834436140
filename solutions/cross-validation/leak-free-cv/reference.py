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
    scores = []
    for train, test in folds:
        # Whatever learns from data learns here, from the training rows of this fold alone.
        state, Z = fit_transform(X[train], y[train])
        model = fit(Z, y[train])
        scores.append(score(model, transform(state, X[test]), y[test]))
    return np.array(scores)
