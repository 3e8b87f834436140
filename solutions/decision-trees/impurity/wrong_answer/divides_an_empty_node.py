"""divides by the total of an empty node, which makes it NaN"""

import numpy as np


def impurity(counts, kind):
    counts = np.asarray(counts, dtype=float)
    with np.errstate(divide="ignore", invalid="ignore"):
        p = counts / counts.sum()
        if kind == "gini":
            return float(1 - (p**2).sum())
        if kind == "entropy":
            return float(-np.where(p == 0, 0.0, p * np.log2(p)).sum())
    return float(1 - p.max())
