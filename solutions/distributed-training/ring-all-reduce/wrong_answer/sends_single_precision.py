"""sends float32 to save bytes, and loses half of the digits"""

import numpy as np


def ring_all_reduce(rank, n, buffer):
    total = np.array(buffer, dtype=float)
    chunks = np.array_split(total, n)
    for step in range(n - 1):
        arrived = yield chunks[rank - step].astype(np.float32)
        chunks[rank - step - 1] += arrived
    for step in range(n - 1):
        arrived = yield chunks[(rank - step + 1) % n].astype(np.float32)
        chunks[rank - step][:] = arrived
    return total
