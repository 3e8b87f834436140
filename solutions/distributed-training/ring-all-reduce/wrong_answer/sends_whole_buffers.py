"""sends whole buffers round the ring, n - 1 times"""

import numpy as np


def ring_all_reduce(rank, n, buffer):
    total = np.array(buffer, dtype=float)
    moving = total.copy()
    for _ in range(n - 1):
        moving = yield moving
        total += moving
    return total
