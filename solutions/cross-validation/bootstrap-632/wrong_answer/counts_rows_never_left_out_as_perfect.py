"""counts a row that was never left out as a loss of zero"""

import numpy as np


def err632(loss, counts, apparent):
    out = counts == 0
    if not out.any():
        raise ValueError("every bootstrap sample drew every row")
    per_row = (loss * out).sum(axis=0) / np.maximum(out.sum(axis=0), 1)
    return 0.368 * apparent + 0.632 * per_row.mean()
