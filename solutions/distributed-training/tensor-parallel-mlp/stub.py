from collections.abc import Generator

import numpy as np


def tensor_parallel_mlp(
    x: np.ndarray,
    w1: np.ndarray,
    b1: np.ndarray,
    w2: np.ndarray,
    b2: np.ndarray,
    dy: np.ndarray,
) -> Generator[np.ndarray, np.ndarray, tuple[np.ndarray, ...]]:
    """Return (y, dx, dw1, db1, dw2, db2) of an MLP with relu that is split over ranks; the program of one rank.

    x: f[T, d], b2: f[e], dy: f[T, e], the same on all ranks
    w1: f[d, k], b1: f[k], w2: f[k, e], this rank's columns and rows

    `total = yield array` sums over all ranks; two of them at most.
    """
    raise NotImplementedError
    yield
