import math
from statistics import NormalDist

import numpy as np


def wilson(k: int, n: int, conf: float = 0.95) -> tuple[float, float]:
    k, n = float(k), float(n)
    z = NormalDist().inv_cdf((1 + conf) / 2)
    centre = (k + z**2 / 2) / (n + z**2)
    half = z * math.sqrt(k * (n - k) / n + z**2 / 4) / (n + z**2)
    return centre - half, min(centre + half, 1.0)  # for k = n rounding may lead above 1, for k = 0 both are z²/2


def mcnemar_exact(a: np.ndarray, b: np.ndarray) -> float:
    a, b = np.asarray(a, dtype=bool), np.asarray(b, dtype=bool)
    n, fewer = np.sum(a != b), min(np.sum(a & ~b), np.sum(b & ~a))
    # The chance of i is that of i - 1 times (n - i + 1) / i; logarithms, as 2**-n vanishes for many rows.
    i = np.arange(1, fewer + 1)
    logs = np.concatenate([[0.0], np.cumsum(np.log(n - i + 1) - np.log(i))]) - n * math.log(2)
    return min(1.0, 2 * float(np.exp(logs).sum()))
