"""returns the training error when no row was ever left out, where it should raise"""

import numpy as np


def err632(loss, counts, apparent):
    out = counts == 0
    if not out.any():
        return apparent
    times_out = out.sum(axis=0)
    rows = times_out > 0
    per_row = np.where(out, loss, 0.0).sum(axis=0)[rows] / times_out[rows]
    return 0.368 * apparent + 0.632 * per_row.mean()
