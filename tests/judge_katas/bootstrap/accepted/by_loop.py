"""By a loop over the rows of the draw."""

import numpy as np


def bootstrap_means(x, n, rng):
    draws = rng.integers(len(x), size=(n, len(x)))
    return np.array([np.take(x, row).mean() for row in draws])
