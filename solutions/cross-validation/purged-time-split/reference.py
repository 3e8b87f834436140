import numpy as np


def purged(t_start: np.ndarray, t_end: np.ndarray, k: int, gap: float) -> list[tuple[np.ndarray, np.ndarray]]:
    n = len(t_start)
    if not 1 <= k < n:
        raise ValueError(f"k must be at least 1 and less than the number of rows, {n}; got {k}")
    size = n // (k + 1)
    order = np.argsort(t_start, kind="stable")
    folds = []
    for first in range(n - k * size, n, size):
        test = order[first : first + size]
        # What counts is when a label was settled, not when its row was seen: a label that looks h days ahead is
        # still unknown h days before the test. A label settled before the test can only be that of an earlier row.
        train = np.flatnonzero(t_end + gap < t_start[test[0]])
        if len(train) == 0:
            raise ValueError(f"no label is settled {gap} before the test begins at {t_start[test[0]]}")
        folds.append((train, np.sort(test)))
    return folds
