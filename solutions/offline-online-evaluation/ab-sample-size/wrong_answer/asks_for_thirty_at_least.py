"""asks for thirty users per arm at least"""

from math import ceil, sqrt
from statistics import NormalDist

NORMAL = NormalDist()


def users_needed(
    p1: float, p2: float, alpha: float = 0.05, power: float = 0.8, ratio: float = 1.0
) -> tuple[int, int]:
    if p1 == p2:
        raise ValueError("equal rates need no end of users")
    z = NORMAL.inv_cdf(1 - alpha / 2) + NORMAL.inv_cdf(power)
    n = z**2 * (p1 * (1 - p1) + p2 * (1 - p2) / ratio) / (p2 - p1) ** 2
    return max(ceil(n), 30), max(ceil(ratio * n), 30)


def power(p1: float, p2: float, n1: int, n2: int, alpha: float = 0.05) -> float:
    z = NORMAL.inv_cdf(1 - alpha / 2)
    d = (p2 - p1) / sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2)
    return NORMAL.cdf(d - z) + NORMAL.cdf(-d - z)
