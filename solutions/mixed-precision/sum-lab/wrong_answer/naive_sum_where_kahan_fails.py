"""returns the naive sum where the compensated one is not finite"""

import numpy as np


def sum_lab(x, dtype):
    # Scalars of one numpy type: each operation on them is rounded to this type.
    values = list(np.asarray(x).astype(dtype))
    zero = np.dtype(dtype).type(0)
    naive = zero
    for value in values:
        naive = naive + value
    total = lost = zero
    for value in values:
        corrected = value - lost
        bigger = total + corrected
        lost = (bigger - total) - corrected  # what did not fit into the sum, with the opposite sign
        total = bigger
    if not np.isfinite(total):
        total = naive
    return float(naive), float(_pairwise(values) if values else zero), float(total)


def _pairwise(values):
    if len(values) == 1:
        (only,) = values
        return only
    half = len(values) // 2
    return _pairwise(values[:half]) + _pairwise(values[half:])
