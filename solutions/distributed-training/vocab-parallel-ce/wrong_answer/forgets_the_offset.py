"""takes word ids for positions in its shard"""

import numpy as np


def vocab_parallel_ce(logits, first, targets):
    logits, targets = np.array(logits, dtype=float), np.array(targets, dtype=int)
    top = yield "max", logits.max(axis=1, initial=-np.inf)
    shifted = logits - top[:, None]
    weights = np.exp(shifted)
    mine = np.flatnonzero(targets < logits.shape[1])
    at_target = np.zeros(len(targets))
    at_target[mine] = shifted[mine, targets[mine]]
    total, at_target = yield "sum", np.stack([weights.sum(axis=1), at_target])
    grad = weights / total[:, None]
    grad[mine, targets[mine]] -= 1
    return np.log(total) - at_target, grad
