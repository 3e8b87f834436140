import numpy as np


def bootstrap_means(x, n, rng):
    return np.array([value for value in x[rng.integers(len(x), size=(n, len(x)))].mean(axis=1)], dtype=object)
