import numpy as np


def ridge_path(X: np.ndarray, y: np.ndarray, alphas: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Fit ridge with a free intercept for every penalty from one decomposition.

    X: f[n, d] inputs, any rank
    y: f[n] targets
    alphas: f[k] penalties of sum((y - X w - b)²) + alpha sum(w²), 0 or more, in any order

    Returns W: f[k, d], b: f[k] and dof: f[k], the trace of the hat matrix, intercept included.
    """
    raise NotImplementedError
