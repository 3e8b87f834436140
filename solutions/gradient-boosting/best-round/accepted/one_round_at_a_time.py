"""one tree after the other, with a count of rounds that brought nothing"""

import numpy as np


def loss(y, F):
    return float(np.mean(np.maximum(np.where(y == 1, -F, F), 0) + np.log1p(np.exp(-np.abs(F)))))


def best_round(y, start, steps, rate, patience=None):
    y = np.asarray(y).astype(int)
    F = np.full(len(y), float(start))
    curve, best, idle = [loss(y, F)], 0, 0
    for step in steps:
        F = F + rate * np.asarray(step, dtype=np.float64)
        curve.append(loss(y, F))
        if curve[-1] < curve[best]:
            best, idle = len(curve) - 1, 0
        else:
            idle += 1
        if idle == patience:
            break
    return np.int64(best), curve
