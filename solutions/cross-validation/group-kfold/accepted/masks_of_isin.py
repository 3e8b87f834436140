"""collects the names of each fold and selects rows by membership"""

import numpy as np


def group_kfold(groups, k):
    names, sizes = np.unique(groups, return_counts=True)
    if k < 2 or k > names.size:
        raise ValueError("k out of range")
    load = [0.0] * k
    chosen = [[] for _ in range(k)]
    for at in np.lexsort((names, sizes))[::-1]:
        fold = load.index(min(load))
        chosen[fold].append(names[at])
        load[fold] += sizes[at]
    masks = [np.isin(groups, here) for here in chosen]
    return [(np.where(~mask)[0], np.where(mask)[0]) for mask in masks]
