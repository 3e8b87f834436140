import numpy as np


def pairwise_sqdist(A, B):
    middle = np.concatenate([A, B]).sum(axis=0, dtype=float) / max(len(A) + len(B), 1)
    A, B = A - middle, B - middle  # one shift for both keeps the distances, and makes the terms small
    squares = (A * A).sum(axis=1)[:, None] + (B * B).sum(axis=1) - 2 * (A @ B.T)
    return np.maximum(squares, 0)
