"""subtracts the maximum of the whole array, so a row far below the highest one underflows to nothing"""

import numpy as np


def _shift(Z):
    top = np.max(Z)
    return 0.0 if np.isneginf(top) else top


def softmax(Z, axis=-1):
    E = np.exp(Z - _shift(Z))
    total = E.sum(axis=axis, keepdims=True)
    return E / np.where(total == 0, 1.0, total)


def logsumexp(Z, axis=-1, keepdims=False):
    top = _shift(Z)
    with np.errstate(divide="ignore"):
        return top + np.log(np.exp(Z - top).sum(axis=axis, keepdims=keepdims))


def log_softmax(Z, axis=-1):
    S = Z - _shift(Z)
    total = np.exp(S).sum(axis=axis, keepdims=True)
    return S - np.log(np.where(total == 0, 1.0, total))
