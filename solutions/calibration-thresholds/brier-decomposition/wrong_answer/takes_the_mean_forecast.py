"""takes the mean forecast for the base rate"""

import numpy as np


def brier_parts(y: np.ndarray, p: np.ndarray) -> tuple[float, float, float]:
    if len(y) == 0:
        return np.nan, np.nan, np.nan
    scores, group, count = np.unique(p, return_inverse=True, return_counts=True)
    share = np.bincount(group, weights=y) / count
    base = p.mean()
    reliability = np.average((scores - share) ** 2, weights=count)
    resolution = np.average((share - base) ** 2, weights=count)
    return float(reliability), float(resolution), float(base * (1 - base))
