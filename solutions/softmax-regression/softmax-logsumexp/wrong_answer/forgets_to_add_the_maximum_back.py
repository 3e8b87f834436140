"""returns the logsumexp of the shifted logits without the maximum that was taken off"""

import numpy as np


def _shift(Z, axis):
    top = np.max(Z, axis=axis, keepdims=True)
    return Z - np.where(np.isneginf(top), 0.0, top)


def softmax(Z, axis=-1):
    E = np.exp(_shift(Z, axis))
    total = E.sum(axis=axis, keepdims=True)
    return E / np.where(total == 0, 1.0, total)


def logsumexp(Z, axis=-1, keepdims=False):
    with np.errstate(divide="ignore"):
        return np.log(np.exp(_shift(Z, axis)).sum(axis=axis, keepdims=keepdims))


def log_softmax(Z, axis=-1):
    S = _shift(Z, axis)
    total = logsumexp(S, axis, keepdims=True)
    return S - np.where(np.isneginf(total), 0.0, total)
