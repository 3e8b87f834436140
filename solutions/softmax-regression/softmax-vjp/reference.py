import numpy as np


def jac(p: np.ndarray) -> np.ndarray:
    return np.diag(p) - np.outer(p, p)


def vjp(p: np.ndarray, g: np.ndarray) -> np.ndarray:
    # (diag(p) - p p') g without the matrix: each gradient less the mean gradient under p, times p.
    return p * (g - np.sum(p * g, axis=1, keepdims=True))
