"""takes a constant that never agrees for perfect disagreement"""
import numpy as np


def mcc(C):
    C = np.asarray(C, dtype=float)
    n, t, p = C.sum(), C.sum(axis=1), C.sum(axis=0)
    spread = (n * n - t @ t) * (n * n - p @ p)
    if spread == 0:
        return 0.0
    return (n * np.trace(C) - t @ p) / np.sqrt(spread)


def kappa(C):
    C = np.asarray(C, dtype=float)
    n = C.sum()
    observed = np.trace(C) / n
    expected = (C.sum(axis=0) / n) @ (C.sum(axis=1) / n)
    if np.count_nonzero(C.sum(axis=0)) == 1 and observed == 0:
        return -1.0
    if expected == 1:
        return 0.0
    return (observed - expected) / (1 - expected)


def balanced_accuracy(C):
    C = np.asarray(C, dtype=float)
    rows = C.sum(axis=1)
    return float(np.mean([C[k, k] / rows[k] for k in range(len(C)) if rows[k] > 0]))
