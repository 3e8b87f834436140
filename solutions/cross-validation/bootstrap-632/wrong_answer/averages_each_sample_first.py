"""averages within each sample first and then over samples, instead of within each row"""

import numpy as np


def err632(loss, counts, apparent):
    out = counts == 0
    if not out.any():
        raise ValueError("every bootstrap sample drew every row")
    per_sample = []
    for losses, left_out in zip(loss, out):
        if left_out.any():
            per_sample.append(losses[left_out].mean())
    return 0.368 * apparent + 0.632 * np.mean(per_sample)
