import numpy as np


def enet(X: np.ndarray, y: np.ndarray, alpha: float, l1_ratio: float) -> tuple[np.ndarray, float]:
    """Minimise sum((y - X w - b)²) / (2 n) + alpha l1_ratio sum(|w|) + ½ alpha (1 - l1_ratio) sum(w²).

    X: f[n, d] inputs, at most 40 rows and 30 columns
    y: f[n] targets
    alpha: strength, above 0
    l1_ratio: share of the L1 part, 0 to 1

    Returns w: f[d] to within 1e-6, with exact zeros, and b: float.
    """
    raise NotImplementedError
