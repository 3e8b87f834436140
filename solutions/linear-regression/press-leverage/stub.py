import numpy as np


def press(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the leverages and the leave-one-out residuals of a least-squares fit with intercept.

    X: f[n, d] inputs, any rank
    y: f[n] targets

    Returns h: f[n], the diagonal of the hat matrix, and loo: f[n], y[i] less the prediction for row i of the fit
    on all other rows; NaN where 1 - h[i] <= 1e-10.
    """
    raise NotImplementedError
