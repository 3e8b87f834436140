"""returns a fold with nothing to train on where it should raise"""

import numpy as np


def purged(t_start, t_end, k, gap):
    n = len(t_start)
    if k < 1 or n < k + 1:
        raise ValueError("need k >= 1 and n >= k + 1")
    size = n // (k + 1)
    order = np.argsort(t_start, kind="stable")
    folds = []
    for first in range(n - k * size, n, size):
        test = order[first : first + size]
        past = order[:first]
        settled = t_end[past] + gap < t_start[test[0]]
        folds.append((np.sort(past[settled]), np.sort(test)))
    return folds
