"""repeats training rows until all classes are equally large: stratified is not balanced"""

import numpy as np


def stratified(y, k, rng):
    y = np.asarray(y)
    n = len(y)
    if not 2 <= k <= n:
        raise ValueError("k must be in 2..n")
    shuffled = rng.permutation(n)
    by_class = shuffled[np.argsort(y[shuffled])]
    folds = []
    for i in range(k):
        test = np.sort(by_class[i::k])
        rest = np.setdiff1d(by_class, test)
        classes, counts = np.unique(y[rest], return_counts=True)
        train = [np.resize(rest[y[rest] == label], counts.max()) for label in classes]
        folds.append((np.sort(np.concatenate(train)), test))
    return folds
