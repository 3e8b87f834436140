"""asks for linear independence, as if every boundary went through the origin"""

import numpy as np


def is_shattered(P):
    return bool(np.linalg.matrix_rank(np.asarray(P, dtype=float)) == len(P)) if len(P) else True
