"""compares k with the number of rows, not of groups: some folds test nothing"""

import numpy as np


def group_kfold(groups, k):
    if k < 2 or k > len(groups):
        raise ValueError("k must be between 2 and n")
    names, group_of, sizes = np.unique(groups, return_inverse=True, return_counts=True)
    load = np.zeros(k, dtype=int)
    fold_of_group = np.zeros(len(names), dtype=int)
    for g in np.argsort(-sizes):
        fold = np.argmin(load)
        fold_of_group[g] = fold
        load[fold] += sizes[g]
    fold_of_row = fold_of_group[group_of]
    return [(np.flatnonzero(fold_of_row != i), np.flatnonzero(fold_of_row == i)) for i in range(k)]
