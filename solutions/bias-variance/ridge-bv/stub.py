import numpy as np


def ridge_bv(X: np.ndarray, w: np.ndarray, x0: np.ndarray, lam: float, sigma: float) -> tuple[float, float]:
    """Return squared bias and variance, over the noise of y = X w + noise, of the ridge prediction at x0.

    X: numbers [n, d], fixed; w: the true coefficients [d]; x0: the point [d]; lam: penalty, at least 0;
    sigma: standard deviation of the noise
    """
    raise NotImplementedError
