"""takes the logarithm of absent classes, which makes the entropy NaN"""

import numpy as np


def impurity(counts, kind):
    counts = np.asarray(counts, dtype=float)
    if counts.sum() == 0:
        return 0.0
    p = counts / counts.sum()
    if kind == "gini":
        return float(1 - p @ p)
    if kind == "entropy":
        with np.errstate(divide="ignore", invalid="ignore"):
            return float(-(p * np.log2(p)).sum())
    return float(1 - p.max())
