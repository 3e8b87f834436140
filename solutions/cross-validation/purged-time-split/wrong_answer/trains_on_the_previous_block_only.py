"""forgets the older past: the window slides where it should expand"""

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
        past = order[max(first - size, 0) : first]
        train = past[t_end[past] + gap < t_start[test[0]]]
        if len(train) == 0:
            raise ValueError("empty training set")
        folds.append((np.sort(train), np.sort(test)))
    return folds
