"""takes the natural logarithm, nats instead of bits"""

import numpy as np


def impurity(counts, kind):
    p = np.asarray(counts, dtype=float)
    p = p[p > 0]
    if not len(p):
        return 0.0
    p = p / p.sum()
    if kind == "gini":
        return float(1 - p @ p)
    if kind == "entropy":
        return float(-(p * np.log(p)).sum())
    return float(1 - p.max())
