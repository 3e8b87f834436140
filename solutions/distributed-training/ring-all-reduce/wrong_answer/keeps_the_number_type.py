"""sums in the buffer's own type, so small integers wrap round"""

import numpy as np


def ring_all_reduce(rank, n, buffer):
    total = np.array(buffer)
    chunks = np.array_split(total, n)
    for step in range(n - 1):
        arrived = yield chunks[(rank - step) % n]
        chunks[(rank - step - 1) % n] += arrived
    for step in range(n - 1):
        arrived = yield chunks[(rank - step + 1) % n]
        chunks[(rank - step) % n][:] = arrived
    return total.astype(float)
