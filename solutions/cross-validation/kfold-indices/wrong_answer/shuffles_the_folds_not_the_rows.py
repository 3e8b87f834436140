"""shuffles the order of the folds, each of which is still a block of neighbouring rows"""

import numpy as np


def kfold(n, k, shuffle=False, rng=None):
    if k < 2 or k > n:
        raise ValueError("k must be between 2 and n")
    rows = np.arange(n)
    blocks = np.array_split(rows, k)
    if shuffle:
        blocks = [blocks[i] for i in rng.permutation(k)]
    return [(np.setdiff1d(rows, block), block) for block in blocks]
