import numpy as np


def ols(X: np.ndarray, y: np.ndarray, intercept: bool = True) -> tuple[np.ndarray, float]:
    """Fit y ≈ X w + b by least squares; among equally good slopes return those of least norm.

    X: f[n, d] inputs, any rank, n may be smaller than d
    y: f[n] targets
    intercept: fit b freely (it is no part of the norm); if False, b is 0.0

    Returns w: f[d] and b: float.
    """
    raise NotImplementedError
