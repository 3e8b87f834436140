"""cuts the list of groups into equal parts: as many groups in each fold, but not as many rows"""

import numpy as np


def group_kfold(groups, k):
    names = np.unique(groups)
    if not 2 <= k <= len(names):
        raise ValueError("k must be between 2 and the number of groups")
    folds = []
    for part in np.array_split(names, k):
        mask = np.isin(groups, part)
        folds.append((np.flatnonzero(~mask), np.flatnonzero(mask)))
    return folds
