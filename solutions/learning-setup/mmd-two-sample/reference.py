import numpy as np


def mmd2_unbiased(X: np.ndarray, Y: np.ndarray, gamma: float) -> float:
    X, Y = np.asarray(X, dtype=np.float64), np.asarray(Y, dtype=np.float64)
    if min(len(X), len(Y)) < 2:
        raise ValueError("each sample needs two rows")
    return within(X, gamma) + within(Y, gamma) - 2 * kernel(X, Y, gamma).mean()


def within(X: np.ndarray, gamma: float) -> float:
    n = len(X)
    # a row with itself gives 1 whatever the distribution, so the diagonal is left out
    return (kernel(X, X, gamma).sum() - n) / (n * (n - 1))


def kernel(X: np.ndarray, Y: np.ndarray, gamma: float) -> np.ndarray:
    # differences before squares: |x|² + |y|² - 2xy cancels far from the origin
    return np.exp(-gamma * ((X[:, None] - Y) ** 2).sum(axis=2))
