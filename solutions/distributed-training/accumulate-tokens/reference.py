import numpy as np


def accumulate(micro_batches, mean_grad, n_params):
    total = np.zeros(n_params + 1)  # the sum over tokens, and at the end the number of tokens
    for batch in micro_batches:
        g, count = mean_grad(batch)
        if count > 0:
            total[:-1] += count * np.asarray(g, dtype=float)
            total[-1] += count
    total = yield total  # also from a rank without batches: the others wait for it
    return total[:-1] / max(total[-1], 1)
