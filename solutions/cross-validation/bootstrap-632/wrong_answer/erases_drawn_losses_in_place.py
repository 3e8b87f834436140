"""writes zeros into the caller's losses"""

import numpy as np


def err632(loss, counts, apparent):
    drawn = counts > 0
    if drawn.all():
        raise ValueError("every bootstrap sample drew every row")
    loss[drawn] = 0
    times_out = np.sum(~drawn, axis=0)
    rows = times_out > 0
    per_row = loss.sum(axis=0)[rows] / times_out[rows]
    return 0.368 * apparent + 0.632 * per_row.mean()
