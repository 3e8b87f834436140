"""differences of one feature after the other"""

import numpy as np


def pairwise_sqdist(A, B):
    A, B = np.array(A, dtype=float), np.array(B, dtype=float)
    out = np.zeros((A.shape[0], B.shape[0]))
    for a, b in zip(A.T, B.T):
        gap = np.subtract.outer(a, b)
        out += gap * gap
    return out
