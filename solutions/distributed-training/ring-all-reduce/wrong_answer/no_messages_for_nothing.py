"""sends no messages when the buffer is empty"""

import numpy as np


def ring_all_reduce(rank, n, buffer):
    total = np.array(buffer, dtype=float)
    if total.size == 0:
        return total
    chunks = np.array_split(total, n)
    for step in range(n - 1):
        arrived = yield chunks[rank - step]
        chunks[rank - step - 1] += arrived
    for step in range(n - 1):
        arrived = yield chunks[(rank - step + 1) % n]
        chunks[rank - step][:] = arrived
    return total
