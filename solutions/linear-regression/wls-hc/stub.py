import numpy as np


def wls(X: np.ndarray, y: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the coefficients f[d + 1], intercept first, that minimise sum(weights * (y - b - X w)²).

    X: f[n, d] inputs, of full column rank with the intercept on the rows of positive weight
    y: f[n] targets
    weights: f[n], 0 or more
    """
    raise NotImplementedError


def hc_se(X: np.ndarray, y: np.ndarray, kind: str) -> np.ndarray:
    """Return standard errors f[d + 1] of unweighted least squares, intercept first, robust to heteroscedasticity.

    kind: "HC0" or "HC3"; ValueError for anything else. No row has leverage 1.
    """
    raise NotImplementedError
