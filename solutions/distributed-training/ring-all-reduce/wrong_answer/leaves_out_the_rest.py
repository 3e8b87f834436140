"""leaves the entries after the last full chunk as they were"""

import numpy as np


def ring_all_reduce(rank, n, buffer):
    total = np.array(buffer, dtype=float)
    size = len(total) // n
    for step in range(n - 1):
        out, into = (rank - step) % n, (rank - step - 1) % n
        arrived = yield total[out * size : (out + 1) * size]
        total[into * size : (into + 1) * size] += arrived
    for step in range(n - 1):
        out, into = (rank - step + 1) % n, (rank - step) % n
        arrived = yield total[out * size : (out + 1) * size]
        total[into * size : (into + 1) * size] = arrived
    return total
