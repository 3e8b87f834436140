"""divides the gradient by the sum over its own words"""

import numpy as np


def vocab_parallel_ce(logits, first, targets):
    logits, targets = np.array(logits, dtype=float), np.array(targets, dtype=int)
    top = yield "max", logits.max(axis=1, initial=-np.inf)
    shifted = logits - top[:, None]
    weights = np.exp(shifted)
    own = weights.sum(axis=1)
    mine = np.flatnonzero((targets >= first) & (targets < first + logits.shape[1]))
    at_target = np.zeros(len(targets))
    at_target[mine] = shifted[mine, targets[mine] - first]
    total, at_target = yield "sum", np.stack([own, at_target])
    grad = weights / np.where(own > 0, own, 1)[:, None]
    grad[mine, targets[mine] - first] -= 1
    return np.log(total) - at_target, grad
