"""subtracts from each set its own mean, which moves the sets together"""

import numpy as np


def pairwise_sqdist(A, B):
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    A = A - A.sum(axis=0) / max(len(A), 1)
    B = B - B.sum(axis=0) / max(len(B), 1)
    squares = (A * A).sum(axis=1)[:, None] + (B * B).sum(axis=1) - 2 * (A @ B.T)
    return np.maximum(squares, 0)
