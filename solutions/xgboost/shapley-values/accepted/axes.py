"""the table as an array with one axis per player, averaged by size"""

import math

import numpy as np


def shapley(v):
    v = np.array(v, dtype=np.float64)
    d = int(round(math.log2(len(v)))) if len(v) else -1
    if d < 0 or 2**d != len(v):
        raise ValueError(len(v))
    table = v.reshape((2,) * d)
    result = []
    for i in range(d):
        axis = d - 1 - i
        gap = np.take(table, 1, axis=axis) - np.take(table, 0, axis=axis)
        size = np.indices(gap.shape).sum(axis=0) if d > 1 else np.zeros(())
        means = [gap[size == s].mean() for s in range(d)]
        result.append(float(np.mean(means)))
    return result
