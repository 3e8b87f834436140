"""loads elements one by one, whatever the tile"""

import numpy as np


def blocked_matmul(load_a, load_b, n, k, m, tile):
    C = np.zeros((n, m))
    tile = 1
    for i in range(0, n, tile):
        rows = i, min(i + tile, n)
        for j in range(0, m, tile):
            columns = j, min(j + tile, m)
            for p in range(0, k, tile):
                inner = p, min(p + tile, k)
                a = np.asarray(load_a(*rows, *inner), dtype=float)
                b = np.asarray(load_b(*inner, *columns), dtype=float)
                C[slice(*rows), slice(*columns)] += a @ b
    return C
