"""drops test rows to make the gap, and trains right up to the test"""

import numpy as np


def purged(t_start, t_end, k, gap):
    n = len(t_start)
    if k < 1 or n < k + 1:
        raise ValueError("need k >= 1 and n >= k + 1")
    size = n // (k + 1)
    order = np.argsort(t_start, kind="stable")
    folds = []
    for first in range(n - k * size, n, size):
        block = order[first : first + size]
        past = order[:first]
        begins = t_start[block[0]]
        train = past[t_end[past] < begins]
        test = block[t_start[block] >= begins + gap]
        if len(train) == 0:
            raise ValueError("empty training set")
        folds.append((np.sort(train), np.sort(test)))
    return folds
