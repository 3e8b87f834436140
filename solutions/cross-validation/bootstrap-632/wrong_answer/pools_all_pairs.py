"""averages all left-out losses at once, so rows that are often left out count more"""

import numpy as np


def err632(loss, counts, apparent):
    out = counts == 0
    if not out.any():
        raise ValueError("every bootstrap sample drew every row")
    left_out = np.mean(np.asarray(loss)[out])
    return 0.368 * apparent + 0.632 * left_out
