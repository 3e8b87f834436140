"""corrects the interval for continuity"""

import math
from statistics import NormalDist

import numpy as np


def wilson(k, n, conf=0.95):
    k, n = float(k), float(n)
    z = NormalDist().inv_cdf((1 + conf) / 2)
    lower, upper = max(k - 0.5, 0.0), min(k + 0.5, n)
    low_centre, high_centre = (lower + z * z / 2) / (n + z * z), (upper + z * z / 2) / (n + z * z)
    low = low_centre - z * math.sqrt(lower * (n - lower) / n + z * z / 4) / (n + z * z)
    high = high_centre + z * math.sqrt(upper * (n - upper) / n + z * z / 4) / (n + z * z)
    centre, half = (low + high) / 2, (high - low) / 2
    return max(centre - half, 0.0), min(centre + half, 1.0)


def mcnemar_exact(a, b):
    a, b = np.asarray(a).astype(bool), np.asarray(b).astype(bool)
    wins, losses = int((a & ~b).sum()), int((b & ~a).sum())
    m, low = wins + losses, min(wins, losses)
    logs = np.array([math.lgamma(m + 1) - math.lgamma(i + 1) - math.lgamma(m - i + 1) for i in range(low + 1)])
    tail = float(np.exp(logs - m * math.log(2)).sum())
    return min(1.0, 2 * tail)
