"""computes in float32"""

import numpy as np


def pairwise_sqdist(A, B):
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    middle = np.concatenate([A, B]).sum(axis=0) / max(len(A) + len(B), 1)
    A, B = (A - middle).astype(np.float32), (B - middle).astype(np.float32)
    squares = (A * A).sum(axis=1)[:, None] + (B * B).sum(axis=1) - 2 * (A @ B.T)
    return np.maximum(squares, 0).astype(float)
