"""counts the word after its last as its own"""

import numpy as np


def vocab_parallel_ce(logits, first, targets):
    logits, targets = np.array(logits, dtype=float), np.array(targets, dtype=int)
    top = yield "max", logits.max(axis=1, initial=-np.inf)
    shifted = logits - top[:, None]
    weights = np.exp(shifted)
    width = logits.shape[1]
    mine = np.flatnonzero((targets >= first) & (targets <= first + width) & (width > 0))
    local = np.minimum(targets - first, width - 1)
    at_target = np.zeros(len(targets))
    at_target[mine] = shifted[mine, local[mine]]
    total, at_target = yield "sum", np.stack([weights.sum(axis=1), at_target])
    grad = weights / total[:, None]
    grad[mine, local[mine]] -= 1
    return np.log(total) - at_target, grad
