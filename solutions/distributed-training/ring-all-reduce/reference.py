import numpy as np


def ring_all_reduce(rank, n, buffer):
    total = np.array(buffer, dtype=float)
    chunks = np.array_split(total, n)  # views: what happens to them happens to total
    for step in range(n - 1):  # reduce-scatter: partial sums move to the right and grow
        arrived = yield chunks[rank - step]  # an index below 0 counts from the end, as the ring does
        chunks[rank - step - 1] += arrived
    for step in range(n - 1):  # all-gather: this rank begins with chunk rank + 1, which is complete
        arrived = yield chunks[(rank - step + 1) % n]
        chunks[rank - step][:] = arrived
    return total
