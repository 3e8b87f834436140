"""one row of A against all of B at a time, as a list of rows"""

import numpy as np


def pairwise_sqdist(A, B):
    B = np.asarray(B).astype(np.float64)
    rows = []
    for a in np.asarray(A).astype(np.float64):
        gaps = a - B
        rows.append(np.einsum("md,md->m", gaps, gaps))
    return np.stack(rows) if rows else np.zeros((0, len(B)))
