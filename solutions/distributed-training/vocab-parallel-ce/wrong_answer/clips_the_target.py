"""clips foreign targets into its own range and counts them"""

import numpy as np


def vocab_parallel_ce(logits, first, targets):
    logits, targets = np.array(logits, dtype=float), np.array(targets, dtype=int)
    top = yield "max", logits.max(axis=1, initial=-np.inf)
    shifted = logits - top[:, None]
    weights = np.exp(shifted)
    at_target = np.zeros(len(targets))
    local = np.clip(targets - first, 0, max(logits.shape[1] - 1, 0))
    rows = np.arange(len(targets)) if logits.shape[1] else np.zeros(0, dtype=int)
    at_target[rows] = shifted[rows, local[rows]]
    total, at_target = yield "sum", np.stack([weights.sum(axis=1), at_target])
    grad = weights / total[:, None]
    grad[rows, local[rows]] -= 1
    return np.log(total) - at_target, grad
