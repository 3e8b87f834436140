"""gives every pair of sample and row its weight in the double mean and sums once"""

import numpy as np


def err632(loss, counts, apparent):
    unseen = (np.asarray(counts) == 0).astype(float)
    per_row = unseen.sum(axis=0)
    weight = unseen / np.maximum(per_row, 1.0)
    total = weight.sum()
    if total < 0.5:
        raise ValueError("nothing was left out")
    return float(0.368 * apparent + 0.632 * np.vdot(weight, np.asarray(loss, dtype=float)) / np.round(total))
