"""the inner length in the outermost loop, one expression per pair"""

import numpy as np


def blocked_matmul(load_a, load_b, n, k, m, tile):
    def cuts(length):
        return [(start, min(length, start + tile)) for start in range(0, length, tile)]

    out = np.zeros((n, m))
    for p0, p1 in cuts(k):
        for i0, i1 in cuts(n):
            for j0, j1 in cuts(m):
                out[i0:i1, j0:j1] += np.dot(
                    load_a(i0, i1, p0, p1).astype(np.float64), load_b(p0, p1, j0, j1).astype(np.float64)
                )
    return out
