"""keeps a whole row of blocks of A alive to load them less often"""

import numpy as np


def blocked_matmul(load_a, load_b, n, k, m, tile):
    C = np.zeros((n, m))
    inner = [(p, min(p + tile, k)) for p in range(0, k, tile)]
    for i in range(0, n, tile):
        i1 = min(i + tile, n)
        row = [np.asarray(load_a(i, i1, *bounds), dtype=float) for bounds in inner] if m else []
        for j in range(0, m, tile):
            j1 = min(j + tile, m)
            for a, bounds in zip(row, inner):
                C[i:i1, j:j1] += a @ np.asarray(load_b(*bounds, j, j1), dtype=float)
    return C
