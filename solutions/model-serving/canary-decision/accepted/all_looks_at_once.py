"""all looks at once as arrays, then the first that decides"""

from statistics import NormalDist

import numpy as np


def decide(looks, breached, planned, alpha, min_n, margin):
    table = np.asarray(looks, dtype=np.float64).reshape(-1, 4)
    broken = np.asarray(breached, dtype=bool)
    n, x = table[:, ::2], table[:, 1::2]
    p = (x + 1) / (n + 2)
    z = -NormalDist().inv_cdf(alpha / planned)
    half = z * np.sqrt((p * (1 - p) / (n + 2)).sum(axis=1))
    d = p[:, 1] - p[:, 0]
    tested = (n >= min_n).all(axis=1)
    worse = broken | (tested & (d > half))
    fine = tested & (d + half < margin)
    for is_worse, is_fine in zip(worse, fine):
        if is_worse:
            return "rollback"
        if is_fine:
            return "promote"
    return "hold"
