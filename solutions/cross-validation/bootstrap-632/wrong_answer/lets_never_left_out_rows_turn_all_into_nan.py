"""divides zero by zero for a row that was never left out, and the NaN spreads over the estimate"""

import numpy as np


def err632(loss, counts, apparent):
    out = counts == 0
    if not out.any():
        raise ValueError("every bootstrap sample drew every row")
    with np.errstate(invalid="ignore"):
        per_row = np.sum(loss * out, axis=0) / np.sum(out, axis=0)
    return 0.368 * apparent + 0.632 * per_row.mean()
