"""only asks whether all points differ and are not too many"""

import numpy as np


def is_shattered(P):
    m, d = P.shape
    return m <= d + 1 and len(np.unique(P, axis=0)) == m
