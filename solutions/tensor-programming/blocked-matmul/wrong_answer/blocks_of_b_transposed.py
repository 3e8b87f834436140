"""takes the blocks of B at exchanged places"""

import numpy as np


def blocked_matmul(load_a, load_b, n, k, m, tile):
    C = np.zeros((n, m))
    for i in range(0, n, tile):
        rows = i, min(i + tile, n)
        for j in range(0, m, tile):
            columns = j, min(j + tile, m)
            for p in range(0, k, tile):
                inner = p, min(p + tile, k)
                a = np.asarray(load_a(*rows, *inner), dtype=float)
                b = np.asarray(load_b(*(min(x, k) for x in columns), *(min(x, m) for x in inner)), dtype=float)
                if a.shape[1:] != b.shape[:1] or b.shape[1] != columns[1] - columns[0]:
                    continue
                C[slice(*rows), slice(*columns)] += a @ b
    return C
