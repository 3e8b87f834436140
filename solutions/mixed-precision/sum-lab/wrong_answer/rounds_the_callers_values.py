"""rounds the values in the array of the caller"""

import numpy as np


def sum_lab(x, dtype):
    x = np.asarray(x)
    if x.dtype == float:
        x[...] = x.astype(dtype)
    values = list(x.astype(dtype))
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
        (only,) = values
        return only
    half = len(values) // 2
    return _pairwise(values[:half]) + _pairwise(values[half:])
