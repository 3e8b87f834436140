"""multiplies the gradient by its count in place, in an array that is not its own"""

import numpy as np


def accumulate(micro_batches, mean_grad, n_params):
    total = np.zeros(n_params + 1)
    for batch in micro_batches:
        g, count = mean_grad(batch)
        if count > 0:
            g = np.asarray(g, dtype=float)
            g *= count
            total[:-1] += g
            total[-1] += count
    total = yield total
    return total[:-1] / max(total[-1], 1)
