import numpy as np


def bootstrap_means(x, n, rng):
    draws = rng.integers(len(x), size=(n, len(x)))
    if len(x) == 1:
        return np.broadcast_to(x.mean(), (n,))
    return x[draws].mean(axis=1)
