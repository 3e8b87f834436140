from collections.abc import Callable

import numpy as np


def grad_check(
    f: Callable[[np.ndarray], float], x: np.ndarray, analytic: np.ndarray, h: float | None = None
) -> float:
    """Return the largest relative error of a claimed gradient of f at x, by central differences."""
    raise NotImplementedError
