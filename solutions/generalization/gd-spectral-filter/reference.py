import numpy as np


def gd_shrink(s: np.ndarray, eta: float, t: int) -> np.ndarray:
    rate = eta * np.square(s, dtype=np.float64)  # each step leaves 1 - rate of the distance
    if rate.max() > 2:
        raise ValueError("the step is too large for the largest singular value")
    small = np.minimum(rate, 0.5)
    # a difference of nearly equal numbers loses the digits of small factors; expm1 and log1p keep them
    return np.where(rate < 0.5, -np.expm1(t * np.log1p(-small)), 1 - (1 - rate) ** t)
