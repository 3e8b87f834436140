"""places the groups as they appear in the data, not by size"""

import numpy as np


def group_kfold(groups, k):
    sizes = {}
    for name in groups.tolist():
        sizes[name] = sizes.get(name, 0) + 1
    if not 2 <= k <= len(sizes):
        raise ValueError("k must be between 2 and the number of groups")
    load = [0] * k
    home = {}
    for name, size in sizes.items():
        fold = load.index(min(load))
        home[name] = fold
        load[fold] += size
    fold_of = np.array([home[name] for name in groups.tolist()])
    return [(np.flatnonzero(fold_of != i), np.flatnonzero(fold_of == i)) for i in range(k)]
