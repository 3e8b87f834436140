"""gives left-over rows to the first blocks one by one, so test sets differ in size"""

import numpy as np


def purged(t_start, t_end, k, gap):
    n = len(t_start)
    if k < 1 or n < k + 1:
        raise ValueError("need k >= 1 and n >= k + 1")
    order = np.argsort(t_start, kind="stable")
    blocks = np.array_split(order, k + 1)
    folds = []
    for i in range(1, k + 1):
        past = np.concatenate(blocks[:i])
        test = blocks[i]
        train = past[t_end[past] + gap < t_start[test[0]]]
        if len(train) == 0:
            raise ValueError("empty training set")
        folds.append((np.sort(train), np.sort(test)))
    return folds
