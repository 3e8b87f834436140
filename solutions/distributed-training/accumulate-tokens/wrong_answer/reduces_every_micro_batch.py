"""reduces after every micro-batch instead of once"""

import numpy as np


def accumulate(micro_batches, mean_grad, n_params):
    total = np.zeros(n_params + 1)
    for batch in micro_batches:
        g, count = mean_grad(batch)
        part = np.zeros(n_params + 1)
        if count > 0:
            part[:-1] = count * np.asarray(g, dtype=float)
            part[-1] = count
        total += yield part
    return total[:-1] / max(total[-1], 1)
