from collections.abc import Callable
from typing import Any

import numpy as np


def bias_variance(
    draw: Callable[[np.random.Generator], tuple[Any, np.ndarray]],
    fit_predict: Callable[[Any, np.ndarray, np.ndarray], np.ndarray],
    f: Callable[[np.ndarray], np.ndarray],
    x0: np.ndarray,
    sigma: float,
    reps: int,
    rng: np.random.Generator,
) -> tuple[np.ndarray, np.ndarray, float, np.ndarray]:
    # a row per training set, a column per point; from here on every mean runs over axis 0
    predictions = np.array([fit_predict(*draw(rng), x0) for _ in range(reps)], dtype=np.float64)
    off = predictions - f(x0)
    noise = sigma**2
    return off.mean(axis=0) ** 2, predictions.var(axis=0), noise, (off**2).mean(axis=0) + noise
