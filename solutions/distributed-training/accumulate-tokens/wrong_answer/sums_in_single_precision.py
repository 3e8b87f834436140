"""sums in the type of the gradients"""

import numpy as np


def accumulate(micro_batches, mean_grad, n_params):
    total, tokens = None, 0
    for batch in micro_batches:
        g, count = mean_grad(batch)
        if count > 0:
            part = np.asarray(g) * np.asarray(g).dtype.type(count)
            total = part if total is None else total + part
            tokens += count
    total = yield np.append(np.zeros(n_params) if total is None else total.astype(float), tokens)
    return total[:-1] / max(total[-1], 1)
