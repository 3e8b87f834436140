"""the p-value by the tail of NormalDist for the usual range and erfc beyond, in numpy numbers"""

import math
from statistics import NormalDist

import numpy as np


def ztest(x1, n1, x2, n2):
    hits, users = np.array([x1, x2], dtype=np.float64), np.array([n1, n2], dtype=np.float64)
    rates = hits / users
    se = np.sqrt(np.sum(rates * (1 - rates) / users))
    half = NormalDist().inv_cdf(0.975) * se
    pool = hits.sum() / users.sum()
    null = np.sqrt(pool * (1 - pool) * np.sum(1 / users))
    diff = rates[1] - rates[0]
    if null == 0:
        return np.array([diff, diff - half, diff + half, 1.0])
    z = abs(diff) / null
    p = 2 * NormalDist().cdf(-z) if z < 3 else math.erfc(z / math.sqrt(2))
    return np.array([diff, diff - half, diff + half, p])
