import numpy as np


def auc(y: np.ndarray, s: np.ndarray) -> float:
    y, s = np.asarray(y, dtype=bool), np.asarray(s)
    positives, negatives = s[y], np.sort(s[~y])
    pairs = len(positives) * len(negatives)
    if pairs == 0:
        return np.nan
    below = np.searchsorted(negatives, positives).sum()
    not_above = np.searchsorted(negatives, positives, side="right").sum()  # also counts ties
    return float(below + not_above) / (2 * pairs)
