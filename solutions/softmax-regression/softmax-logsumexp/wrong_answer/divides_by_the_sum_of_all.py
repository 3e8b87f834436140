"""divides by the sum over the whole array instead of along the axis"""

import numpy as np


def softmax(Z, axis=-1):
    top = np.max(Z, axis=axis, keepdims=True)
    E = np.exp(Z - np.where(np.isneginf(top), 0.0, top))
    return E / max(E.sum(), 1e-300)


def logsumexp(Z, axis=-1, keepdims=False):
    top = np.max(Z, axis=axis, keepdims=True)
    top = np.where(np.isneginf(top), 0.0, top)
    with np.errstate(divide="ignore"):
        total = top + np.log(np.exp(Z - top).sum(axis=axis, keepdims=True))
    return total if keepdims else np.squeeze(total, axis)


def log_softmax(Z, axis=-1):
    top = np.max(Z, axis=axis, keepdims=True)
    S = Z - np.where(np.isneginf(top), 0.0, top)
    return S - np.log(max(np.exp(S).sum(), 1e-300))
