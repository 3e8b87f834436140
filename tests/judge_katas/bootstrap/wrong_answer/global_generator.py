"""draws from a generator of its own"""

import numpy as np


def bootstrap_means(x, n, rng):
    rng = np.random.default_rng(0)
    return x[rng.integers(len(x), size=(n, len(x)))].mean(axis=1)
