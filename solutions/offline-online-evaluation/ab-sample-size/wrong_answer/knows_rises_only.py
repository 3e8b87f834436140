"""computes the power of a rise, so a fall has none"""

from math import ceil, sqrt
from statistics import NormalDist

PHI = NormalDist()


def users_needed(p1, p2, alpha=0.05, power=0.8, ratio=1.0):
    if p1 == p2:
        raise ValueError("equal rates")
    z = PHI.inv_cdf(1 - alpha / 2) + PHI.inv_cdf(power)
    n = z**2 * (p1 * (1 - p1) + p2 * (1 - p2) / ratio) / (p2 - p1) ** 2
    return ceil(n), ceil(ratio * n)


def power(p1, p2, n1, n2, alpha=0.05):
    z = PHI.inv_cdf(1 - alpha / 2)
    d = max(p2 - p1, 0) / sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2)
    return PHI.cdf(d - z) + PHI.cdf(-d - z)
