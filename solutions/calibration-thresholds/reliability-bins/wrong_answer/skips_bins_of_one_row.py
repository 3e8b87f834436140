"""leaves bins with a single row out of the errors"""

import numpy as np


def bins(y: np.ndarray, p: np.ndarray, n: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    p = np.asarray(p, dtype=float)
    which = np.minimum((p * n).astype(int), n - 1)  # p = 1 belongs to the last bin
    count = np.bincount(which, minlength=n)
    rows = np.where(count > 0, count, np.nan)
    return np.bincount(which, p, n) / rows, np.bincount(which, y, n) / rows, count


def ece(y: np.ndarray, p: np.ndarray, n: int) -> float:
    if len(y) == 0:
        return np.nan
    conf, acc, count = bins(y, p, n)
    return float(np.nansum(np.where(count > 1, count, 0) * np.abs(conf - acc)) / max((count * (count > 1)).sum(), 1))


def mce(y: np.ndarray, p: np.ndarray, n: int) -> float:
    if len(y) == 0:
        return np.nan
    conf, acc, _ = bins(y, p, n)
    return float(np.nanmax(np.abs(conf - acc)))
