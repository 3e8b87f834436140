"""puts all that is left over into the last chunk, which becomes too long a message"""

import numpy as np


def ring_all_reduce(rank, n, buffer):
    total = np.array(buffer, dtype=float)
    size = len(total) // n
    chunks = [total[k * size : (k + 1) * size if k < n - 1 else None] for k in range(n)]
    for step in range(n - 1):
        arrived = yield chunks[(rank - step) % n]
        chunks[(rank - step - 1) % n] += arrived
    for step in range(n - 1):
        arrived = yield chunks[(rank - step + 1) % n]
        chunks[(rank - step) % n][:] = arrived
    return total
