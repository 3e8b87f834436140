"""keeps the reduced axis whether or not it is asked to"""

import numpy as np


def logsumexp(Z, axis=-1, keepdims=False):
    top = np.max(Z, axis=axis, keepdims=True)
    top = np.where(np.isneginf(top), 0.0, top)
    with np.errstate(divide="ignore"):
        return top + np.log(np.sum(np.exp(Z - top), axis=axis, keepdims=True))


def log_softmax(Z, axis=-1):
    top = np.max(Z, axis=axis, keepdims=True)
    S = Z - np.where(np.isneginf(top), 0.0, top)
    total = logsumexp(S, axis)
    return S - np.where(np.isneginf(total), 0.0, total)


def softmax(Z, axis=-1):
    return np.exp(log_softmax(Z, axis))
