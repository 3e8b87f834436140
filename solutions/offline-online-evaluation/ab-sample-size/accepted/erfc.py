"""the distribution function by erfc, and numbers by whole-number rounding"""

import math
from statistics import NormalDist


def _phi(x):
    return math.erfc(-x / math.sqrt(2)) / 2


def users_needed(p1, p2, alpha=0.05, power=0.8, ratio=1.0):
    if abs(p1 - p2) == 0:
        raise ValueError("no effect")
    quantiles = [NormalDist().inv_cdf(1 - alpha / 2), NormalDist().inv_cdf(power)]
    errors = sum(quantiles) / (p1 - p2)
    n = errors * errors * (p1 * (1 - p1) + p2 * (1 - p2) / ratio)
    return [-int(-n // 1), -int(-(n * ratio) // 1)]


def power(p1, p2, n1, n2, alpha=0.05):
    d = abs(p1 - p2) / math.sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2)
    z = NormalDist().inv_cdf(1 - alpha / 2)
    return _phi(d - z) + _phi(-d - z)
