"""collects all pairs of blocks of a tile before it multiplies them"""

import numpy as np


def blocked_matmul(load_a, load_b, n, k, m, tile):
    C = np.zeros((n, m))
    for i in range(0, n, tile):
        for j in range(0, m, tile):
            i1, j1 = min(i + tile, n), min(j + tile, m)
            inner = [(p, min(p + tile, k)) for p in range(0, k, tile)]
            pairs = [(load_a(i, i1, *bounds), load_b(*bounds, j, j1)) for bounds in inner]
            for a, b in pairs:
                C[i:i1, j:j1] += a.astype(float) @ b.astype(float)
    return C
