"""divides the sum of the mean gradients by the number of micro-batches"""

import numpy as np


def accumulate(micro_batches, mean_grad, n_params):
    total = np.zeros(n_params + 1)
    for batch in micro_batches:
        g, count = mean_grad(batch)
        if count > 0:
            total[:-1] += np.asarray(g, dtype=float)
            total[-1] += 1
    total = yield total
    return total[:-1] / max(total[-1], 1)
