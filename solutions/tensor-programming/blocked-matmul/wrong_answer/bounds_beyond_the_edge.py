"""lets the last blocks reach beyond the matrices"""

import numpy as np


def blocked_matmul(load_a, load_b, n, k, m, tile):
    C = np.zeros((n, m))
    for i in range(0, n, tile):
        rows = i, i + tile
        for j in range(0, m, tile):
            columns = j, j + tile
            for p in range(0, k, tile):
                inner = p, p + tile
                a = np.asarray(load_a(*rows, *inner), dtype=float)
                b = np.asarray(load_b(*inner, *columns), dtype=float)
                C[slice(*rows), slice(*columns)] += a @ b
    return C
