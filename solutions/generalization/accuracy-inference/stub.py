import numpy as np


def wilson(k: int, n: int, conf: float = 0.95) -> tuple[float, float]:
    """Return Wilson's interval, without continuity correction, for k right answers out of n."""
    raise NotImplementedError


def mcnemar_exact(a: np.ndarray, b: np.ndarray) -> float:
    """Return the exact two-sided p-value for two models with equal accuracy on the same rows.

    a, b: bool or 0/1 [n], which rows each model got right
    """
    raise NotImplementedError
