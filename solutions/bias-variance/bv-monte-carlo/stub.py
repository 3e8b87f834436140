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
    """Measure squared bias, variance, noise and expected squared error of a procedure at the m points x0.

    draw(rng) gives a training set, fit_predict(X, y, x0) m predictions, f(x0) the m true values.

    Returns bias2 [m], var [m] (dividing by reps), noise (a float) and mse [m].
    """
    raise NotImplementedError
