"""takes the rank of the points with a column of ones in floating point, which drowns far from the origin"""

import numpy as np


def is_shattered(P):
    P = np.asarray(P, dtype=float)
    if len(P) == 0:
        return True
    return bool(np.linalg.matrix_rank(np.column_stack([P, np.ones(len(P))])) == len(P))
