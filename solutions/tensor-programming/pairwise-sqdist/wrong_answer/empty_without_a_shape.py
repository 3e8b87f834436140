"""returns an empty array of shape (0, 0) as soon as one set is empty"""

import numpy as np


def pairwise_sqdist(A, B):
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    if len(A) == 0 or len(B) == 0:
        return np.zeros((0, 0))
    middle = np.concatenate([A, B]).mean(axis=0)
    A, B = A - middle, B - middle
    squares = (A * A).sum(axis=1)[:, None] + (B * B).sum(axis=1) - 2 * (A @ B.T)
    return np.maximum(squares, 0)
