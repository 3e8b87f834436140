import numpy as np


def bootstrap_means(x: np.ndarray, n: int, rng: np.random.Generator) -> np.ndarray:
    """Return the means of n resamples of x (m,), drawn by one rng.integers(m, size=(n, m))."""
    return x[rng.integers(len(x), size=(n, len(x)))].mean(axis=1)
