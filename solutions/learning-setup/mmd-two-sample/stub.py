import numpy as np


def mmd2_unbiased(X: np.ndarray, Y: np.ndarray, gamma: float) -> float:
    """Return the unbiased estimate of the squared maximum mean discrepancy with kernel exp(-gamma |x - y|²).

    X: f[n, d] and Y: f[m, d] samples of two distributions, n and m at least 2

    Raises ValueError if a sample has fewer than two rows.
    """
    raise NotImplementedError
