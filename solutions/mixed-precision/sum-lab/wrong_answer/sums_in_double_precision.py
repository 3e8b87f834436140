"""sums in double precision and rounds the result"""

import numpy as np


def sum_lab(x, dtype):
    values = [float(v) for v in np.asarray(x).astype(dtype)]
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
    kind = np.dtype(dtype).type
    return float(kind(naive)), float(kind(_pairwise(values) if values else zero)), float(kind(total))


def _pairwise(values):
    if len(values) == 1:
        return values[0]
    half = len(values) // 2
    return _pairwise(values[:half]) + _pairwise(values[half:])
