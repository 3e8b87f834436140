"""returns an empty list for k = 0 where it should raise"""

import numpy as np


def purged(t_start, t_end, k, gap):
    n = len(t_start)
    if n < k + 1:
        raise ValueError("need n >= k + 1")
    order = np.argsort(t_start, kind="stable")
    folds = []
    for back in range(k, 0, -1):
        size = n // (k + 1)
        first = n - back * size
        test = order[first : first + size]
        past = order[:first]
        train = past[t_end[past] + gap < t_start[test[0]]]
        if len(train) == 0:
            raise ValueError("empty training set")
        folds.append((np.sort(train), np.sort(test)))
    return folds
