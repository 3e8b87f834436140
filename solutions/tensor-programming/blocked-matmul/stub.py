from collections.abc import Callable

import numpy as np

Load = Callable[[int, int, int, int], np.ndarray]


def blocked_matmul(load_a: Load, load_b: Load, n: int, k: int, m: int, tile: int) -> np.ndarray:
    """Return C = A B, f[n, m], from blocks of at most tile x tile.

    load_a(i0, i1, j0, j1) gives A[i0:i1, j0:j1] of A f[n, k]; load_b likewise for B f[k, m]
    """
    raise NotImplementedError
