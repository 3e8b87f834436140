"""puts the whole remainder into the last fold, which can be almost twice as large as the others"""

import numpy as np


def kfold(n, k, shuffle=False, rng=None):
    if not 2 <= k <= n:
        raise ValueError("k must be in 2..n")
    rows = rng.permutation(n) if shuffle else np.arange(n)
    size = n // k
    folds = []
    for i in range(k):
        stop = (i + 1) * size if i < k - 1 else n
        test = rows[i * size : stop]
        train = np.concatenate([rows[: i * size], rows[stop:]])
        folds.append((np.sort(train), np.sort(test)))
    return folds
