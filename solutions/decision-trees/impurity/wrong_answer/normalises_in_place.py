"""divides the caller's counts in place"""

import numpy as np


def impurity(counts, kind):
    counts = np.asarray(counts, dtype=float)
    if counts.sum() == 0:
        return 0.0
    counts /= counts.sum()
    p = counts[counts > 0]
    if kind == "gini":
        return float(1 - p @ p)
    if kind == "entropy":
        return float(-(p * np.log2(p)).sum())
    return float(1 - p.max())
