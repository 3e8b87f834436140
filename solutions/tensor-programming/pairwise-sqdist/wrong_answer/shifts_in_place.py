"""subtracts the mean in the caller's arrays"""

import numpy as np


def pairwise_sqdist(A, B):
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    middle = np.concatenate([A, B]).sum(axis=0) / max(len(A) + len(B), 1)
    A -= middle
    if not np.shares_memory(A, B):
        B -= middle
    squares = (A * A).sum(axis=1)[:, None] + (B * B).sum(axis=1) - 2 * (A @ B.T)
    return np.maximum(squares, 0)
