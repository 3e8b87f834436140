"""divides Gini and entropy by their maximum, so that equal shares give 1"""

import numpy as np


def impurity(counts, kind):
    p = np.asarray(counts, dtype=float)
    k = len(p)
    p = p[p > 0]
    if len(p) < 2:
        return 0.0
    p = p / p.sum()
    if kind == "gini":
        return float((1 - p @ p) / (1 - 1 / k))
    if kind == "entropy":
        return float(-(p * np.log2(p)).sum() / np.log2(k))
    return float(1 - p.max())
