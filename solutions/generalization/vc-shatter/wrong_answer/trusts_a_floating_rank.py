"""takes the rank of the differences in floating point, which rounds points onto a line"""

import numpy as np


def is_shattered(P):
    P = np.asarray(P, dtype=float)
    if len(P) < 2:
        return True
    return bool(np.linalg.matrix_rank(P[1:] - P[0]) == len(P) - 1)
