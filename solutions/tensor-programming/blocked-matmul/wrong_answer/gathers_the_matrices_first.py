"""loads both matrices block by block first, and then multiplies them whole"""

import numpy as np


def blocked_matmul(load_a, load_b, n, k, m, tile):
    def gathered(load, rows, columns):
        whole = np.zeros((rows, columns))
        for i in range(0, rows, tile):
            for j in range(0, columns, tile):
                i1, j1 = min(i + tile, rows), min(j + tile, columns)
                whole[i:i1, j:j1] = load(i, i1, j, j1)
        return whole

    if min(n, k, m) == 0:
        return np.zeros((n, m))
    return gathered(load_a, n, k) @ gathered(load_b, k, m)
