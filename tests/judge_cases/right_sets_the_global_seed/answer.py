import random

import numpy as np

np.random.seed(0)
random.seed(0)


def bootstrap_means(x, n, rng):
    np.random.seed(1)
    return np.mean(x[rng.integers(len(x), size=(n, len(x)))], axis=1)
