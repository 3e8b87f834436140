"""forgets to subtract the maximum from the target's logit"""

import numpy as np


def vocab_parallel_ce(logits, first, targets):
    logits, targets = np.array(logits, dtype=float), np.array(targets, dtype=int)
    top = yield "max", logits.max(axis=1, initial=-np.inf)
    weights = np.exp(logits - top[:, None])
    mine = np.flatnonzero((targets >= first) & (targets < first + logits.shape[1]))
    at_target = np.zeros(len(targets))
    at_target[mine] = logits[mine, targets[mine] - first]
    total, at_target = yield "sum", np.stack([weights.sum(axis=1), at_target])
    grad = weights / total[:, None]
    grad[mine, targets[mine] - first] -= 1
    return np.log(total) - at_target, grad
