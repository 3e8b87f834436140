"""divides the reduced array in place"""

import numpy as np


def accumulate(micro_batches, mean_grad, n_params):
    grad = np.zeros(n_params)
    tokens = 0
    for batch in micro_batches:
        g, count = mean_grad(batch)
        if count == 0:
            continue
        grad = grad + np.asarray(g, dtype=np.float64) * count
        tokens = tokens + count
    reduced = yield np.hstack([grad, tokens])
    if reduced[-1] > 0:
        reduced[:-1] /= reduced[-1]
    return reduced[:-1]
