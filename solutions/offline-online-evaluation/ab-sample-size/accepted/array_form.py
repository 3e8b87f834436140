"""numpy throughout, the total variance as a dot product"""

import statistics

import numpy as np


def _z(q):
    return statistics.NormalDist().inv_cdf(q)


def users_needed(p1, p2, alpha=0.05, power=0.8, ratio=1.0):
    p = np.array([p1, p2], dtype=float)
    delta = p[1] - p[0]
    if delta == 0:
        raise ValueError
    spread = (p * (1 - p)) @ np.array([1.0, 1.0 / ratio])
    n = spread * ((_z(power) - _z(alpha / 2)) / delta) ** 2
    return np.ceil(n * np.array([1.0, ratio])).astype(np.int64)


def power(p1, p2, n1, n2, alpha=0.05):
    se = np.hypot(np.sqrt((p1 - p1 * p1) / n1), np.sqrt((p2 - p2 * p2) / n2))
    estimate = statistics.NormalDist(abs(p2 - p1), se)
    return np.float64(1 - estimate.cdf(-_z(alpha / 2) * se) + estimate.cdf(_z(alpha / 2) * se))
