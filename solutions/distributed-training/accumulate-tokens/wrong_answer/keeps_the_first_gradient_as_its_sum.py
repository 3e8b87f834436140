"""takes the first gradient itself for its running sum"""

import numpy as np


def accumulate(micro_batches, mean_grad, n_params):
    total, tokens = None, 0
    for batch in micro_batches:
        g, count = mean_grad(batch)
        if count == 0:
            continue
        g = np.asarray(g, dtype=float)
        total = g if total is None else total * (tokens / (tokens + count)) + g * (count / (tokens + count))
        tokens += count
    mean = np.zeros(n_params) if total is None else total
    total = yield np.append(mean * tokens, tokens)
    return total[:-1] / max(total[-1], 1)
