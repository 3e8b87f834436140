"""calls mean_grad once for the count and again for the gradient"""

import numpy as np


def accumulate(micro_batches, mean_grad, n_params):
    total = np.zeros(n_params + 1)
    for batch in micro_batches:
        if mean_grad(batch)[1] > 0:
            g, count = mean_grad(batch)
            total[:-1] += count * np.asarray(g, dtype=float)
            total[-1] += count
    total = yield total
    return total[:-1] / max(total[-1], 1)
