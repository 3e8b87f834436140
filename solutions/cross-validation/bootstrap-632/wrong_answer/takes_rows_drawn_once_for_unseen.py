"""treats a row that was drawn once as left out"""

import numpy as np


def err632(loss, counts, apparent):
    out = counts <= 1
    times_out = out.sum(axis=0)
    rows = times_out > 0
    if not (counts == 0).any():
        raise ValueError("every bootstrap sample drew every row")
    per_row = np.where(out, loss, 0.0).sum(axis=0)[rows] / times_out[rows]
    return 0.368 * apparent + 0.632 * per_row.mean()
