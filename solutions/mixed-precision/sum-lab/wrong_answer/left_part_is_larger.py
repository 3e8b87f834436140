"""gives the middle value to the left part"""

import numpy as np


def sum_lab(x, dtype):
    values = list(np.asarray(x).astype(dtype))
    zero = np.dtype(dtype).type(0)
    naive = zero
    for value in values:
        naive = naive + value
    total = lost = zero
    for value in values:
        corrected = value - lost
        bigger = total + corrected
        lost = (bigger - total) - corrected
        total = bigger
    return float(naive), float(_pairwise(values) if values else zero), float(total)


def _pairwise(values):
    if len(values) == 1:
        return values[0]
    half = (len(values) + 1) // 2
    return _pairwise(values[:half]) + _pairwise(values[half:])
