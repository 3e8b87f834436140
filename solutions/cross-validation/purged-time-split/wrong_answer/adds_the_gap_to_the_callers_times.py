"""adds the gap to the caller's array of times, in place, so the next call starts from later labels"""

import numpy as np


def purged(t_start, t_end, k, gap):
    n = len(t_start)
    if k < 1 or n < k + 1:
        raise ValueError("need k >= 1 and n >= k + 1")
    size = n // (k + 1)
    order = np.argsort(t_start, kind="stable")
    usable_from = t_end
    usable_from += np.asarray(gap, dtype=t_end.dtype)
    folds = []
    for first in range(n - k * size, n, size):
        test = order[first : first + size]
        past = order[:first]
        train = past[usable_from[past] < t_start[test[0]]]
        if len(train) == 0:
            raise ValueError("empty training set")
        folds.append((np.sort(train), np.sort(test)))
    return folds
