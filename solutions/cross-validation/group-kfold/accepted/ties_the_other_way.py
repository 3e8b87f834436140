"""collects row lists per group; equal groups go in descending order of name, equal folds to the last"""

import numpy as np


def group_kfold(groups, k):
    groups = np.asarray(groups)
    names = np.unique(groups)[::-1]
    if not 1 < k <= len(names):
        raise ValueError(f"{k} folds need at least {k} groups")
    members = sorted((np.flatnonzero(groups == name) for name in names), key=len, reverse=True)
    tests = [[] for _ in range(k)]
    for rows in members:
        target = min(reversed(range(k)), key=lambda fold: len(tests[fold]))
        tests[target].extend(rows.tolist())
    everything = np.arange(len(groups))
    return [(np.delete(everything, test), np.sort(test)) for test in tests]
