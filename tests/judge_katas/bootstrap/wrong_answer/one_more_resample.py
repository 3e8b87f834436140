"""starts with the mean of the sample itself"""

import numpy as np


def bootstrap_means(x, n, rng):
    draws = x[rng.integers(len(x), size=(n, len(x)))].mean(axis=1)
    return np.concatenate([[x.mean()], draws])[: n + 1]
