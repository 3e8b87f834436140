import numpy as np


def ridge(X: np.ndarray, y: np.ndarray, alpha: float) -> tuple[np.ndarray, float]:
    """Minimise sum((y - X w - b)²) + alpha * sum(w²), with b free of charge.

    X: f[n, d] inputs, any rank, d may exceed n
    y: f[n] targets
    alpha: 0 or more; at 0 the least-squares weights of smallest norm

    Returns w: f[d] and b: float.
    """
    raise NotImplementedError
