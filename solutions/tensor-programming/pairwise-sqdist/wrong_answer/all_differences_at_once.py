"""builds the n x m x d array of all differences"""

import numpy as np


def pairwise_sqdist(A, B):
    A, B = np.asarray(A, dtype=float), np.asarray(B, dtype=float)
    return ((A[:, None, :] - B[None, :, :]) ** 2).sum(axis=2)
