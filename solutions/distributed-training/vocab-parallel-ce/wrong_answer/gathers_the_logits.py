"""gathers the logits of all ranks"""

import numpy as np


def vocab_parallel_ce(logits, first, targets):
    logits, targets = np.array(logits, dtype=float), np.array(targets, dtype=int)
    end = yield "max", np.array([float(first + logits.shape[1])])
    full = np.zeros((len(targets), int(end[0])))
    full[:, first : first + logits.shape[1]] = logits
    full = yield "sum", full
    rows = np.arange(len(targets))
    shifted = full - full.max(axis=1, keepdims=True)
    p = np.exp(shifted)
    loss = np.log(p.sum(axis=1)) - shifted[rows, targets]
    p /= p.sum(axis=1, keepdims=True)
    p[rows, targets] -= 1
    return loss, p[:, first : first + logits.shape[1]]
