"""rounds cuts to whole numbers where there are few values"""

import numpy as np


def weighted_cuts(x: np.ndarray, h: np.ndarray, n_bins: int) -> np.ndarray:
    counted = ~np.isnan(x) & (h > 0)
    values, which = np.unique(x[counted], return_inverse=True)
    if len(values) <= n_bins:
        return np.round(values[:-1])
    below = np.cumsum(np.bincount(which, weights=h[counted]))
    goals = below[-1] * (np.arange(1, n_bins) / n_bins - 1e-9)
    candidates = np.unique(values[np.searchsorted(below, goals)])  # the first that reaches each goal
    return candidates[candidates < values[-1]]


def bin_of(x: np.ndarray, cuts: np.ndarray) -> np.ndarray:
    return np.where(np.isnan(x), -1, np.searchsorted(cuts, x))
