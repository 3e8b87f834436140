"""shifts all features by one and the same number"""

import numpy as np


def pairwise_sqdist(A, B):
    both = np.concatenate([A, B])
    middle = both.sum(dtype=float) / max(both.size, 1)
    A, B = A - middle, B - middle  # one shift for both keeps the distances, and makes the terms small
    squares = (A * A).sum(axis=1)[:, None] + (B * B).sum(axis=1) - 2 * (A @ B.T)
    return np.maximum(squares, 0)
