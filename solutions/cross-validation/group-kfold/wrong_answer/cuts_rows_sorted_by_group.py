"""cuts the rows sorted by group into equal blocks, so a group at a border is on both sides"""

import numpy as np


def group_kfold(groups, k):
    if not 2 <= k <= len(np.unique(groups)):
        raise ValueError("k must be between 2 and the number of groups")
    rows = np.argsort(groups, kind="stable")
    folds = []
    for test in np.array_split(rows, k):
        folds.append((np.setdiff1d(rows, test), np.sort(test)))
    return folds
