"""squares the counts in their own type, where they overflow"""

import numpy as np


def impurity(counts, kind):
    counts = np.asarray(counts)
    n = float(counts.sum())
    if n == 0:
        return 0.0
    if kind == "gini":
        return float(1 - (counts**2).sum() / n**2)
    if kind == "entropy":
        p = counts[counts > 0] / n
        return float(-(p * np.log2(p)).sum())
    return float(1 - counts.max() / n)
