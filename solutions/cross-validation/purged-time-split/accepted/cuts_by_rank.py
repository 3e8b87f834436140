"""gives each row its rank in time and its block number, and works with masks of those"""

import numpy as np


def purged(t_start, t_end, k, gap):
    n = len(t_start)
    if not 1 <= k < n:
        raise ValueError("k must be between 1 and n - 1")
    size = n // (k + 1)
    rank = np.empty(n, dtype=int)
    rank[np.lexsort((np.arange(n), t_start))] = np.arange(n)
    block = (rank - (n - k * size)) // size  # negative for the rows that are never tested
    folds = []
    for fold in range(k):
        tested = block == fold
        settled = t_end + gap < np.min(t_start[tested])
        train = np.where((rank < n - (k - fold) * size) & settled)[0]
        if not np.any(settled):
            raise ValueError("nothing to train on")
        folds.append((train, np.where(tested)[0]))
    return folds
