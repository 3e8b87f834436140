import numpy as np


def purged(t_start: np.ndarray, t_end: np.ndarray, k: int, gap: float) -> list[tuple[np.ndarray, np.ndarray]]:
    n = len(t_start)
    size = n // (k + 1) if k > 0 else 0
    if size == 0:
        raise ValueError(f"{k} folds need k >= 1 and at least k + 1 rows; got {n} rows")
    order = np.argsort(t_start, kind="stable")
    folds = []
    for first in range(n - k * size, n, size):
        past, test = order[:first], order[first : first + size]
        # What counts is when a label was settled, not when its row was seen: a label that looks h days ahead
        # is still unknown h days before the test begins.
        train = past[t_end[past] + gap < t_start[test[0]]]
        if len(train) == 0:
            raise ValueError(f"no training row is settled {gap} before the test rows begin")
        folds.append((np.sort(train), np.sort(test)))
    return folds
