"""computes log_softmax as Z - logsumexp(Z), where a large common offset eats the digits"""

import numpy as np


def softmax(Z, axis=-1):
    top = np.max(Z, axis=axis, keepdims=True)
    E = np.exp(Z - np.where(np.isneginf(top), 0.0, top))
    total = E.sum(axis=axis, keepdims=True)
    return E / np.where(total == 0, 1.0, total)


def logsumexp(Z, axis=-1, keepdims=False):
    top = np.max(Z, axis=axis, keepdims=True)
    top = np.where(np.isneginf(top), 0.0, top)
    with np.errstate(divide="ignore"):
        total = top + np.log(np.exp(Z - top).sum(axis=axis, keepdims=True))
    return total if keepdims else np.squeeze(total, axis)


def log_softmax(Z, axis=-1):
    total = logsumexp(Z, axis, keepdims=True)
    return Z - np.where(np.isneginf(total), 0.0, total)
