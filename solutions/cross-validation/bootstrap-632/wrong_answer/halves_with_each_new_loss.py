"""averages the mean so far with each new loss, so that later samples weigh more"""

import numpy as np


def err632(loss, counts, apparent):
    B, n = counts.shape
    means = np.full(n, np.nan)
    for b in range(B):
        for i in range(n):
            if counts[b, i] == 0:
                means[i] = loss[b, i] if np.isnan(means[i]) else (means[i] + loss[b, i]) / 2
    seen = means[~np.isnan(means)]
    if seen.size == 0:
        raise ValueError("no row was ever left out")
    return float(0.368 * apparent + 0.632 * seen.mean())
