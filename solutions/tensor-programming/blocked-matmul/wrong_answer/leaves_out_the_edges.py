"""goes through whole tiles only"""

import numpy as np


def blocked_matmul(load_a, load_b, n, k, m, tile):
    C = np.zeros((n, m))
    for i in range(0, n - tile + 1, tile):
        rows = i, min(i + tile, n)
        for j in range(0, m - tile + 1, tile):
            columns = j, min(j + tile, m)
            for p in range(0, k - tile + 1, tile):
                inner = p, min(p + tile, k)
                a = np.asarray(load_a(*rows, *inner), dtype=float)
                b = np.asarray(load_b(*inner, *columns), dtype=float)
                C[slice(*rows), slice(*columns)] += a @ b
    return C
