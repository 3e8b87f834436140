"""drops every axis of length one, not only the one that was summed"""

import numpy as np


def shift(Z, axis):
    Z = np.asarray(Z, dtype=float)
    top = Z.max(axis=axis, keepdims=True)
    top = np.where(np.isneginf(top), 0.0, top)
    return Z - top, top


def softmax(Z, axis=-1):
    return np.exp(log_softmax(Z, axis))


def logsumexp(Z, axis=-1, keepdims=False):
    S, top = shift(Z, axis)
    with np.errstate(divide="ignore"):
        total = np.log(np.exp(S).sum(axis=axis, keepdims=True)) + top
    return total if keepdims else np.squeeze(total)


def log_softmax(Z, axis=-1):
    S, _ = shift(Z, axis)
    total = np.exp(S).sum(axis=axis, keepdims=True)
    return S - np.log(np.where(total > 0, total, 1.0))
