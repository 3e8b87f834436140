"""weighs tokens within a rank and then gives every rank the same weight"""

import numpy as np


def accumulate(micro_batches, mean_grad, n_params):
    grad, tokens = np.zeros(n_params), 0
    for batch in micro_batches:
        g, count = mean_grad(batch)
        if count > 0:
            grad += count * np.asarray(g, dtype=float)
            tokens += count
    total = yield np.append(grad / max(tokens, 1), float(tokens > 0))
    return total[:-1] / max(total[-1], 1)
