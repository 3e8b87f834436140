"""subtracts -inf from -inf in a wholly masked slice and returns NaN for it"""

import numpy as np


def softmax(Z, axis=-1):
    with np.errstate(invalid="ignore"):
        E = np.exp(Z - np.max(Z, axis=axis, keepdims=True))
        return E / E.sum(axis=axis, keepdims=True)


def logsumexp(Z, axis=-1, keepdims=False):
    top = np.max(Z, axis=axis, keepdims=True)
    with np.errstate(invalid="ignore"):
        total = top + np.log(np.exp(Z - top).sum(axis=axis, keepdims=True))
    return total if keepdims else np.squeeze(total, axis=axis)


def log_softmax(Z, axis=-1):
    with np.errstate(invalid="ignore"):
        S = Z - np.max(Z, axis=axis, keepdims=True)
        return S - np.log(np.exp(S).sum(axis=axis, keepdims=True))
