"""sums logarithms with numpy"""

import numpy as np


def chance_of_top(n, q):
    with np.errstate(all="ignore"):
        return np.where(n == 0, 0.0, -np.expm1(n * np.log1p(-np.float64(q))))


def trials_for_top(q, conf):
    with np.errstate(all="ignore"):
        n = np.log1p(-(conf - 1e-12)) / np.log1p(-np.float64(q))
    return np.int64(max(np.ceil(n), 0 if conf <= 1e-12 else 1))


def chance_on_grid(n, total, good):
    i = np.arange(n)
    with np.errstate(all="ignore"):
        logs = np.log1p(-np.minimum(good / (total - i), 1.0))
    return -np.expm1(logs.sum())
