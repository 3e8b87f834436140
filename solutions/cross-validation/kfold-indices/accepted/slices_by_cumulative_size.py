"""computes the fold sizes, walks along the order with a running start, and joins what is left and right"""

import numpy as np


def kfold(n, k, shuffle=False, rng=None):
    if k < 2 or k > n:
        raise ValueError("need 2 <= k <= n")
    order = np.arange(n)
    if shuffle:
        rng.shuffle(order)
    folds, start = [], 0
    for i in range(k):
        stop = start + n // k + (1 if i < n % k else 0)
        test = np.sort(order[start:stop])
        train = np.sort(np.concatenate([order[:start], order[stop:]]))
        folds.append((train, test))
        start = stop
    return folds
