import numpy as np


def average_precision(y: np.ndarray, s: np.ndarray) -> float:
    if not y.any():
        return np.nan
    order = np.argsort(s)[::-1]
    y, s = y[order], s[order]
    last = np.append(s[:-1] != s[1:], True)  # the last row of each group of equal scores
    tp, flagged = np.cumsum(y)[last], np.flatnonzero(last) + 1
    gained = np.diff(tp, prepend=0)
    return float(np.sum(gained * tp / flagged) / tp[-1])
