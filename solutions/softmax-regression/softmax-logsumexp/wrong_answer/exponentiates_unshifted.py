"""exponentiates the logits as they are: above 709 they overflow, far below zero the sum vanishes"""

import numpy as np


def softmax(Z, axis=-1):
    with np.errstate(all="ignore"):
        E = np.exp(Z)
        total = E.sum(axis=axis, keepdims=True)
        return np.where(np.isneginf(np.max(Z, axis=axis, keepdims=True)), 0.0, E / total)


def logsumexp(Z, axis=-1, keepdims=False):
    with np.errstate(all="ignore"):
        return np.log(np.exp(Z).sum(axis=axis, keepdims=keepdims))


def log_softmax(Z, axis=-1):
    total = logsumexp(Z, axis, keepdims=True)
    return Z - np.where(np.isneginf(total), 0.0, total)
