"""keeps labels that are settled at the very moment the test begins"""

import numpy as np


def purged(t_start, t_end, k, gap):
    n = len(t_start)
    if k < 1 or n < k + 1:
        raise ValueError("need k >= 1 and n >= k + 1")
    size = n // (k + 1)
    order = np.argsort(t_start, kind="stable")
    folds = []
    for i in range(k):
        first = n - (k - i) * size
        test = order[first : first + size]
        past = order[:first]
        train = past[t_end[past] <= t_start[test[0]] - gap]
        if len(train) == 0:
            raise ValueError("empty training set")
        folds.append((np.sort(train), np.sort(test)))
    return folds
