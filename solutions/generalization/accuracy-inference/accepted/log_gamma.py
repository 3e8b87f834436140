"""logarithms of binomial coefficients by the gamma function, scaled by the largest term"""

import math
from statistics import NormalDist

import numpy as np


def wilson(k, n, conf=0.95):
    p, n = float(k) / float(n), float(n)
    z = -NormalDist().inv_cdf((1 - conf) / 2)
    scale = 1 / (1 + z * z / n)
    middle = p + z * z / (2 * n)
    spread = z * np.sqrt(p * (1 - p) / n + (z / (2 * n)) ** 2)
    return np.clip(np.array([middle - spread, middle + spread]) * scale, 0.0, 1.0)


def mcnemar_exact(a, b):
    difference = np.asarray(a).astype(int) - np.asarray(b).astype(int)
    n = int(np.count_nonzero(difference))
    fewer = (n - abs(int(difference.sum()))) // 2
    if n == 0:
        return np.float64(1.0)
    logs = [math.lgamma(n + 1) - math.lgamma(i + 1) - math.lgamma(n - i + 1) for i in range(fewer + 1)]
    top = max(logs)
    tail = math.fsum(math.exp(x - top) for x in logs) * math.exp(top - n * math.log(2) + math.log(2))
    return np.float64(min(tail, 1.0))
