"""a table of functions of the shares, with 0 log 0 masked"""

import numpy as np


def entropy(p):
    logs = np.log2(p, where=p > 0, out=np.zeros_like(p))
    return -(p @ logs)


KINDS = {"gini": lambda p: 1.0 - p @ p, "entropy": entropy, "error": lambda p: 1.0 - np.max(p)}


def impurity(counts, kind):
    counts = np.array(counts, dtype=np.float64)
    if not counts.any():
        return np.float64(0.0)
    return KINDS[kind](counts / counts.sum())
