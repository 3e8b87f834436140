"""the expansion around the first point there is, clipped"""

import numpy as np


def pairwise_sqdist(A, B):
    A, B = np.asarray(A, dtype=np.float64), np.asarray(B, dtype=np.float64)
    if len(A) == 0 or len(B) == 0:
        return np.zeros((len(A), len(B)))
    a, b = A - A[0], B - A[0]
    out = a @ b.T
    out *= -2.0
    out += np.square(a).sum(1, keepdims=True)
    out += np.square(b).sum(1)
    return out.clip(min=0.0)
