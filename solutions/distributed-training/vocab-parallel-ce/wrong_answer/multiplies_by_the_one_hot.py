"""picks the target's logit by multiplying with zeros and ones, and zero times -inf is NaN"""

import numpy as np


def vocab_parallel_ce(logits, first, targets):
    logits, targets = np.array(logits, dtype=float), np.array(targets, dtype=int)
    hot = 1.0 * (targets[:, None] == first + np.arange(logits.shape[1]))
    top = yield "max", logits.max(axis=1, initial=-np.inf)
    shifted = logits - top[:, None]
    weights = np.exp(shifted)
    with np.errstate(invalid="ignore"):
        picked = (hot * shifted).sum(axis=1)
    total, at_target = yield "sum", np.stack([weights.sum(axis=1), picked])
    return np.log(total) - at_target, weights / total[:, None] - hot
