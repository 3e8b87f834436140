"""returns the sum over tokens, not the mean"""

import numpy as np


def accumulate(micro_batches, mean_grad, n_params):
    total = np.zeros(n_params)
    for batch in micro_batches:
        g, count = mean_grad(batch)
        if count > 0:
            total += count * np.asarray(g, dtype=float)
    total = yield total
    return total
