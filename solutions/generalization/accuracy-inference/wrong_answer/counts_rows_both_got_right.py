"""counts rows on which both agree among the trials"""

import math
from statistics import NormalDist

import numpy as np


def wilson(k, n, conf=0.95):
    k, n = float(k), float(n)
    z = NormalDist().inv_cdf((1 + conf) / 2)
    centre = (k + z * z / 2) / (n + z * z)
    half = z * math.sqrt(k * (n - k) / n + z * z / 4) / (n + z * z)
    return max(centre - half, 0.0), min(centre + half, 1.0)


def mcnemar_exact(a, b):
    a, b = np.asarray(a).astype(bool), np.asarray(b).astype(bool)
    wins, losses = int((a & ~b).sum()), int((b & ~a).sum())
    m, low = len(a), min(wins, losses)
    logs = np.array([math.lgamma(m + 1) - math.lgamma(i + 1) - math.lgamma(m - i + 1) for i in range(low + 1)])
    tail = float(np.exp(logs - m * math.log(2)).sum())
    return min(1.0, 2 * tail)
