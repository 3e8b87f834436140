"""averages the losses on all rows, those that the sample was fitted to included"""

import numpy as np


def err632(loss, counts, apparent):
    out = counts == 0
    if not out.any():
        raise ValueError("every bootstrap sample drew every row")
    per_row = np.mean(loss, axis=0)
    rows = out.any(axis=0)
    return 0.368 * apparent + 0.632 * per_row[rows].mean()
