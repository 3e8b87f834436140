"""draws without replacement"""

import numpy as np


def bootstrap_means(x, n, rng):
    return np.array([rng.permutation(x)[: max(1, len(x) - 1)].mean() for _ in range(n)])
