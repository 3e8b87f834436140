"""collects all gradients in a list and averages them at the end"""

import numpy as np


def accumulate(micro_batches, mean_grad, n_params):
    pairs = [mean_grad(batch) for batch in micro_batches]
    pairs = [(np.asarray(g), count) for g, count in pairs if count > 0]
    total = np.zeros(n_params + 1)
    for g, count in pairs:
        total[:-1] += count * g.astype(float)
        total[-1] += count
    total = yield total
    return total[:-1] / max(total[-1], 1)
