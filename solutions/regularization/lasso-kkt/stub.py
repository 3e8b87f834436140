import numpy as np


def kkt_gap(X: np.ndarray, y: np.ndarray, w: np.ndarray, b: float, alpha: float) -> float:
    """Return the largest violation of the optimality conditions of sum((y - X w - b)²) / (2 n) + alpha sum(|w|).

    X: f[n, d] inputs
    y: f[n] targets
    w: f[d] weights; only exact zeros count as zero
    b: intercept, not penalised
    alpha: 0 or more
    """
    raise NotImplementedError
