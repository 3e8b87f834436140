"""deals the groups to the folds in turn without looking at their sizes"""

import numpy as np


def group_kfold(groups, k):
    names, group_of = np.unique(groups, return_inverse=True)
    if not 2 <= k <= len(names):
        raise ValueError("k must be between 2 and the number of groups")
    fold_of = group_of % k
    rows = np.arange(len(groups))
    return [(rows[fold_of != i], rows[fold_of == i]) for i in range(k)]
