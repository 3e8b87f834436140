import numpy as np


def is_shattered(P: np.ndarray) -> bool:
    # By Radon's theorem points are shattered exactly if they are affinely independent: if their differences from one
    # of them are linearly independent. Python's ints of any size keep the elimination exact.
    points = np.asarray(P).astype(np.int64).astype(object)
    rows, last = points[1:] - points[:1], 1
    for r, row in enumerate(rows):
        columns = np.flatnonzero(row)
        if len(columns) == 0:
            return False
        pivot, below = row[columns[0]], rows[r + 1 :]
        # Bareiss: dividing by the pivot before leaves no remainder and keeps the entries short
        rows[r + 1 :] = (pivot * below - np.outer(below[:, columns[0]], row)) // last
        last = pivot
    return True
