"""takes the rows before the test block and drops those that are settled too late"""

import numpy as np


def purged(t_start, t_end, k, gap):
    t_start, t_end = np.asarray(t_start), np.asarray(t_end)
    n = t_start.size
    if k <= 0 or n <= k:
        raise ValueError(f"cannot make {k} folds of {n} rows")
    size = n // (k + 1)
    order = np.argsort(t_start, kind="mergesort")
    folds = []
    for block in np.split(np.arange(n)[n - k * size :], k):
        past, test = order[: block[0]], order[block]
        late = t_end[past] >= t_start[test].min() - gap
        folds.append((np.sort(past[~late]), np.sort(test)))
    if any(train.size == 0 for train, _ in folds):
        raise ValueError("a training set is empty")
    return folds
