"""adds neighbours in rounds instead of splitting in halves"""

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
    while len(values) > 1:
        pairs = [a + b for a, b in zip(values[::2], values[1::2])]
        values = pairs + values[len(values) // 2 * 2 :]
    return values[0]
