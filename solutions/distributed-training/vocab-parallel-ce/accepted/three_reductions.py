"""maximum, sum and target in three reductions, with a one-hot table of its own words"""

import numpy as np


def vocab_parallel_ce(logits, first, targets):
    z = np.array(logits, dtype=np.float64)
    hot = np.asarray(targets).astype(int)[:, None] == np.arange(first, first + z.shape[1])
    m = yield "max", np.max(z, axis=1, initial=-np.inf)
    s = yield "sum", np.exp(z - m[:, None]).sum(axis=1)
    t = yield "sum", np.where(hot, z - m[:, None], 0.0).sum(axis=1)
    return np.log(s) - t, np.exp(z - m[:, None] - np.log(s)[:, None]) - hot
