import numpy as np


def weighted_cuts(x: np.ndarray, h: np.ndarray, n_bins: int) -> np.ndarray:
    """Return the increasing upper edges of all bins but the last, f[k] with k < n_bins.

    x: numbers [n], NaN is missing
    h: weights [n], none negative
    """
    raise NotImplementedError


def bin_of(x: np.ndarray, cuts: np.ndarray) -> np.ndarray:
    """Return the bin of each value, int [n]: the number of cuts below it, or -1 for NaN."""
    raise NotImplementedError
