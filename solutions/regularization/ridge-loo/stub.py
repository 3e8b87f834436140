import numpy as np


def ridge_loo(X: np.ndarray, y: np.ndarray, alphas: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return leave-one-out and generalised cross-validation errors of ridge with a free intercept.

    X: f[n, d] inputs, n at least 3, any rank
    y: f[n] targets
    alphas: f[k] penalties of sum((y - X w - b)²) + alpha sum(w²), all positive, in any order

    Returns loo: f[k], mean squared left-out errors, and gcv: f[k].
    """
    raise NotImplementedError
