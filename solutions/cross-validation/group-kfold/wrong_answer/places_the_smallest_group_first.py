"""places the smallest groups first, so the large ones come last and leave the folds uneven"""

import numpy as np


def group_kfold(groups, k):
    names, group_of, sizes = np.unique(groups, return_inverse=True, return_counts=True)
    if not 2 <= k <= len(names):
        raise ValueError("k must be between 2 and the number of groups")
    load = np.zeros(k)
    fold_of_group = np.zeros(len(names), dtype=int)
    for g in np.argsort(sizes):
        fold = np.argmin(load)
        fold_of_group[g] = fold
        load[fold] += sizes[g]
    fold_of_row = fold_of_group[group_of]
    return [(np.flatnonzero(fold_of_row != i), np.flatnonzero(fold_of_row == i)) for i in range(k)]
