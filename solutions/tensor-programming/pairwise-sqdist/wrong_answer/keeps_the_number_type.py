"""computes in the type of the points, so that uint8 wraps round"""

import numpy as np


def pairwise_sqdist(A, B):
    out = np.zeros((len(A), len(B)))
    for k in range(A.shape[1]):
        out += (A[:, k, None] - B[None, :, k]) ** 2
    return out
