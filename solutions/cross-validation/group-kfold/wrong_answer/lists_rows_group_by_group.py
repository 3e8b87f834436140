"""lists the rows group after group instead of in ascending order"""

import numpy as np


def group_kfold(groups, k):
    names, sizes = np.unique(groups, return_counts=True)
    if not 2 <= k <= len(names):
        raise ValueError("k must be between 2 and the number of groups")
    members = [np.flatnonzero(groups == name) for name in names[np.argsort(-sizes)]]
    piles = [[] for _ in range(k)]
    for rows in members:
        lightest = min(piles, key=lambda pile: sum(map(len, pile)))
        lightest.append(rows)
    tests = [np.concatenate(pile) for pile in piles]
    folds = []
    for i in range(k):
        train = np.concatenate(tests[:i] + tests[i + 1 :])
        folds.append((train, tests[i]))
    return folds
