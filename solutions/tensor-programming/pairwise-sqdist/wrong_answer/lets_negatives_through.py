"""lets rounding make squared distances negative"""

import numpy as np


def pairwise_sqdist(A, B):
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    points = np.concatenate([A, B])
    middle = points.sum(axis=0) / max(len(points), 1)
    A, B = A - middle, B - middle
    return (A * A).sum(axis=1)[:, None] + (B * B).sum(axis=1) - 2 * (A @ B.T)
