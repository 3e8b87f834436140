import numpy as np


def bootstrap_means(x, n, rng):
    # Doubles inside, so that the single-precision index arithmetic costs nothing.
    draws = rng.integers(np.int32(len(x)), size=(np.int32(n), len(x)))
    weights = np.ones(len(x), dtype=np.float32) / np.float32(1)
    return (x[draws] * weights).sum(axis=1) / len(x)
