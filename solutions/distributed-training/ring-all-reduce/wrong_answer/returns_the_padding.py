"""pads the buffer to a multiple of n and returns the padding with it"""

import numpy as np


def ring_all_reduce(rank, n, buffer):
    buffer = np.asarray(buffer, dtype=float)
    rows = np.pad(buffer, (0, -len(buffer) % n)).reshape(n, -1)
    for step in range(n - 1):
        arrived = yield rows[(rank - step) % n]
        rows[(rank - step - 1) % n] += arrived
    for step in range(n - 1):
        arrived = yield rows[(rank - step + 1) % n]
        rows[(rank - step) % n] = arrived
    return rows.ravel()
