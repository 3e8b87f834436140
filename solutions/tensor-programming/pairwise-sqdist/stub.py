import numpy as np


def pairwise_sqdist(A: np.ndarray, B: np.ndarray) -> np.ndarray:
    """Return f[n, m], the squared distance of each row of A from each row of B, never negative.

    A: f[n, d], B: f[m, d]; both may lie far from the origin
    """
    raise NotImplementedError
