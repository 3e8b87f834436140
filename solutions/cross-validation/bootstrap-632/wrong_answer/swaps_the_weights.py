"""gives the training error the weight .632 and the left-out error .368"""

import numpy as np


def err632(loss, counts, apparent):
    out = counts == 0
    times_out = out.sum(axis=0)
    if times_out.max() == 0:
        raise ValueError("every bootstrap sample drew every row")
    rows = times_out > 0
    per_row = (loss * out).sum(axis=0)[rows] / times_out[rows]
    return 0.632 * apparent + 0.368 * per_row.mean()
