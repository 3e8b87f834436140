"""returns the share of rows in a bin and not their number"""

import numpy as np


def bins(y: np.ndarray, p: np.ndarray, n: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    p = np.asarray(p, dtype=float)
    which = np.minimum((p * n).astype(int), n - 1)  # p = 1 belongs to the last bin
    count = np.bincount(which, minlength=n)
    rows = np.where(count > 0, count, np.nan)
    return np.bincount(which, p, n) / rows, np.bincount(which, y, n) / rows, count / max(len(p), 1)


def ece(y: np.ndarray, p: np.ndarray, n: int) -> float:
    if len(y) == 0:
        return np.nan
    conf, acc, count = bins(y, p, n)
    return float(np.nansum(count * np.abs(conf - acc)) / 1.0)


def mce(y: np.ndarray, p: np.ndarray, n: int) -> float:
    if len(y) == 0:
        return np.nan
    conf, acc, _ = bins(y, p, n)
    return float(np.nanmax(np.abs(conf - acc)))
