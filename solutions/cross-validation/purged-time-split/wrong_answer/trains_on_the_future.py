"""trains on rows after the test set as well, so the model knows the future"""

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
        begins, ends = t_start[test].min(), t_end[test].max()
        before = t_end + gap < begins
        after = t_start > ends + gap
        train = np.flatnonzero(before | after)
        if len(train) == 0:
            raise ValueError("empty training set")
        folds.append((train, np.sort(test)))
    return folds
