"""replaces -inf by a very negative number, so a wholly masked slice gets equal shares instead of none"""

import numpy as np

NEGATIVE = -1e30


def _shift(Z, axis):
    Z = np.where(np.isneginf(Z), NEGATIVE, Z)
    top = Z.max(axis=axis, keepdims=True)
    return Z - top, top


def softmax(Z, axis=-1):
    S, _ = _shift(Z, axis)
    E = np.exp(S)
    return E / E.sum(axis=axis, keepdims=True)


def logsumexp(Z, axis=-1, keepdims=False):
    S, top = _shift(Z, axis)
    total = top + np.log(np.exp(S).sum(axis=axis, keepdims=True))
    total = np.where(total <= NEGATIVE, -np.inf, total)
    return total if keepdims else np.squeeze(total, axis=axis)


def log_softmax(Z, axis=-1):
    S, _ = _shift(Z, axis)
    out = S - np.log(np.exp(S).sum(axis=axis, keepdims=True))
    return np.where(out < NEGATIVE / 2, -np.inf, out)
