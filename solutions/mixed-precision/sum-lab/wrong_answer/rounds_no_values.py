"""rounds the sums but not the values"""

import numpy as np


def sum_lab(x, dtype):
    values = list(np.asarray(x, dtype=float))
    kind = np.dtype(dtype).type
    zero = np.dtype(dtype).type(0)
    naive = zero
    for value in values:
        naive = kind(naive + value)
    total = lost = zero
    for value in values:
        corrected = kind(value - lost)
        bigger = total + corrected
        lost = (bigger - total) - corrected
        total = bigger
    return float(naive), float(_pairwise([kind(v) for v in values]) if values else zero), float(total)


def _pairwise(values):
    if len(values) == 1:
        return values[0]
    half = len(values) // 2
    return _pairwise(values[:half]) + _pairwise(values[half:])
