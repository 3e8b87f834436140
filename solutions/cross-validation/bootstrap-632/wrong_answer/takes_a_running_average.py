"""halves the old average with every new sample, so the last samples count most"""

import numpy as np


def err632(loss, counts, apparent):
    n = loss.shape[1]
    average = np.full(n, np.nan)
    for losses, drawn in zip(loss, counts):
        out = drawn == 0
        first = out & np.isnan(average)
        later = out & ~np.isnan(average)
        average[later] = (average[later] + losses[later]) / 2
        average[first] = losses[first]
    seen = ~np.isnan(average)
    if not seen.any():
        raise ValueError("every bootstrap sample drew every row")
    return 0.368 * apparent + 0.632 * average[seen].mean()
