import numpy as np


def linreg_gd(X: np.ndarray, y: np.ndarray, lr: float, steps: int) -> tuple[np.ndarray, float, np.ndarray]:
    """Fit y ≈ X w + b by gradient descent on L(w, b) = sum((X w + b - y)²) / (2 n), from zeros.

    X: f[n, d] inputs
    y: f[n] targets
    lr: step size, the same for w and b
    steps: number of updates, 0 or more; each moves w and b at once, along the gradient at the same point

    Returns w: f[d], b: float and hist: f[steps], where hist[k] is L before update k.
    """
    raise NotImplementedError
