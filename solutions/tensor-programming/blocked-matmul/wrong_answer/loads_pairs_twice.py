"""loads each pair once more to see its type"""

import numpy as np


def blocked_matmul(load_a, load_b, n, k, m, tile):
    C = np.zeros((n, m))
    for i in range(0, n, tile):
        rows = i, min(i + tile, n)
        for j in range(0, m, tile):
            columns = j, min(j + tile, m)
            for p in range(0, k, tile):
                inner = p, min(p + tile, k)
                kind = np.result_type(load_a(*rows, *inner), load_b(*inner, *columns), float)
                a = np.asarray(load_a(*rows, *inner), dtype=kind)
                b = np.asarray(load_b(*inner, *columns), dtype=kind)
                C[slice(*rows), slice(*columns)] += a @ b
    return C
