"""uses the formula for two classes on the first two, whatever their number"""

import math

import numpy as np


def mcc(C):
    C = np.asarray(C, dtype=float)
    tn, fp, fn, tp = C[0, 0], C[0, 1], C[1, 0], C[1, 1]
    spread = (tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)
    if spread == 0:
        return 0.0
    return (tp * tn - fp * fn) / math.sqrt(spread)


def kappa(C):
    C = np.asarray(C, dtype=float)
    n = C.sum()
    observed = np.trace(C) / n
    expected = (C.sum(axis=0) / n) @ (C.sum(axis=1) / n)
    if expected == 1:
        return 0.0
    return (observed - expected) / (1 - expected)


def balanced_accuracy(C):
    C = np.asarray(C, dtype=float)
    rows = C.sum(axis=1)
    return float(np.mean([C[k, k] / rows[k] for k in range(len(C)) if rows[k] > 0]))
