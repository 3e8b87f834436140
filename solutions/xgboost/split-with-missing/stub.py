import numpy as np


def best_split(
    X: np.ndarray,
    g: np.ndarray,
    h: np.ndarray,
    lam: float = 1.0,
    gamma: float = 0.0,
    min_child_weight: float = 0.0,
) -> tuple[int, float, bool, float] | None:
    """Return (feature, threshold, whether missing rows go left, gain) of the best split, or None.

    X: numbers [n, d], NaN is missing
    g, h: f[n], first and second derivatives, h positive
    """
    raise NotImplementedError
