"""masks the drawn entries and lets numpy's masked mean skip them, rows without any entry included"""

import numpy as np


def err632(loss, counts, apparent):
    unseen = np.ma.masked_array(np.asarray(loss, dtype=float), mask=counts > 0)
    per_row = unseen.mean(axis=0)
    if per_row.count() == 0:
        raise ValueError("every row is in every sample")
    return 0.632 * float(per_row.mean()) + 0.368 * apparent
