"""takes p(1 - p) of the largest class for Gini, which is half of it with two classes and wrong with more"""

import numpy as np


def impurity(counts, kind):
    p = np.asarray(counts, dtype=float)
    p = p[p > 0]
    if not len(p):
        return 0.0
    p = p / p.sum()
    top = p.max()
    if kind == "gini":
        return float(top * (1 - top))
    if kind == "entropy":
        return float(-(p * np.log2(p)).sum())
    return float(1 - top)
