import numpy as np


def r2(y: np.ndarray, p: np.ndarray, w: np.ndarray | None = None) -> float:
    """Return the coefficient of determination of predictions, with row weights if given.

    y: f[n] targets
    p: f[n] predictions
    w: f[n] weights, 0 or more; None weights all rows alike
    """
    raise NotImplementedError


def adj_r2(y: np.ndarray, p: np.ndarray, k: int) -> float:
    """Return R² adjusted for k predictors beside the intercept; raise ValueError if n - k - 1 < 1."""
    raise NotImplementedError
