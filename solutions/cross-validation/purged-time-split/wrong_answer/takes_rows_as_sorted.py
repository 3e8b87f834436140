"""takes the rows to be in order of time already"""

import numpy as np


def purged(t_start, t_end, k, gap):
    n = len(t_start)
    if k < 1 or n < k + 1:
        raise ValueError("need k >= 1 and n >= k + 1")
    size = n // (k + 1)
    rows = np.arange(n)
    folds = []
    for first in range(n - k * size, n, size):
        test = rows[first : first + size]
        past = rows[:first]
        train = past[t_end[past] + gap < t_start[test[0]]]
        if len(train) == 0:
            raise ValueError("empty training set")
        folds.append((train, test))
    return folds
