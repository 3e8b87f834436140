"""reduces the gradient and the count in two collectives"""

import numpy as np


def accumulate(micro_batches, mean_grad, n_params):
    grad, tokens = np.zeros(n_params), 0
    for batch in micro_batches:
        g, count = mean_grad(batch)
        if count > 0:
            grad += count * np.asarray(g, dtype=float)
            tokens += count
    grad = yield grad
    tokens = yield np.array([float(tokens)])
    return grad / max(tokens[0], 1)
