"""a local tile per block of C, multiplied in plain Python"""

import numpy as np


def blocked_matmul(load_a, load_b, n, k, m, tile):
    C = np.zeros((n, m))
    i = 0
    while i < n:
        height = min(tile, n - i)
        j = 0
        while j < m:
            width = min(tile, m - j)
            tile_of_c = [[0.0] * width for _ in range(height)]
            p = 0
            while p < k:
                depth = min(tile, k - p)
                a = load_a(i, i + height, p, p + depth).tolist()
                b = load_b(p, p + depth, j, j + width).tolist()
                for r in range(height):
                    for c in range(width):
                        tile_of_c[r][c] += sum(float(a[r][q]) * float(b[q][c]) for q in range(depth))
                p += depth
            C[i : i + height, j : j + width] = tile_of_c
            j += width
        i += height
    return C
