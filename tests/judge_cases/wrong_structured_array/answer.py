import numpy as np


def bootstrap_means(x, n, rng):
    means = x[rng.integers(len(x), size=(n, len(x)))].mean(axis=1)
    return means.view([("mean", float)])
