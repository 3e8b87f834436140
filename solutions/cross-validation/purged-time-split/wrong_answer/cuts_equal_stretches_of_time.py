"""cuts time, not rows, into equal stretches, so that test sets hold very unequal numbers of rows"""

import numpy as np


def purged(t_start, t_end, k, gap):
    n = len(t_start)
    if k < 1 or n < k + 1:
        raise ValueError("need k >= 1 and n >= k + 1")
    edges = np.linspace(t_start.min(), t_start.max(), k + 2)
    stretch = np.clip(np.searchsorted(edges, t_start, side="right") - 1, 0, k)
    folds = []
    for i in range(1, k + 1):
        test = np.flatnonzero(stretch == i)
        train = np.flatnonzero((stretch < i) & (t_end + gap < edges[i]))
        if len(train) == 0:
            raise ValueError("empty training set")
        folds.append((train, test))
    return folds
