"""keeps a running mean, which it turns into a sum before reducing"""

import numpy as np


def accumulate(micro_batches, mean_grad, n_params):
    mean, tokens = np.zeros(n_params), 0
    for batch in micro_batches:
        g, count = mean_grad(batch)
        if count == 0:
            continue
        tokens += count
        mean = mean + (np.array(g, dtype=np.float64) - mean) * (count / tokens)
    reduced = yield np.concatenate([[tokens], mean * tokens])
    return np.zeros(n_params) if reduced[0] == 0 else reduced[1:] / reduced[0]
