"""pads to rows of equal length, rank r begins with row r + 1, and cuts the padding off at the end"""

import numpy as np


def ring_all_reduce(rank, n, buffer):
    buffer = np.asarray(buffer, dtype=float)
    rows = np.zeros((n, -(-len(buffer) // n)))
    rows.ravel()[: len(buffer)] = buffer
    at = (rank + 1) % n
    for _ in range(n - 1):
        arrived = yield rows[at]
        at = (at - 1) % n
        rows[at] += arrived
    for _ in range(n - 1):
        arrived = yield rows[at]
        at = (at - 1) % n
        rows[at] = arrived
    return rows.ravel()[: len(buffer)]
