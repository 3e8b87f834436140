"""returns the left-out error alone, without the training error mixed in"""

import numpy as np


def err632(loss, counts, apparent):
    out = counts == 0
    times_out = out.sum(axis=0)
    rows = times_out > 0
    if not rows.any():
        raise ValueError("every bootstrap sample drew every row")
    per_row = np.where(out, loss, 0).sum(axis=0)[rows] / times_out[rows]
    return float(per_row.mean())
