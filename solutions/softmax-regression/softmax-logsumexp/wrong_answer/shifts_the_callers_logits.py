"""subtracts the maximum in place, so the caller's logits are no longer what they were"""

import numpy as np


def _shift(Z, axis):
    Z = np.asarray(Z)
    top = Z.max(axis=axis, keepdims=True)
    top = np.where(top == -np.inf, 0, top)
    Z -= top.astype(Z.dtype)
    return Z, top


def softmax(Z, axis=-1):
    S, _ = _shift(Z, axis)
    E = np.exp(S)
    total = E.sum(axis=axis, keepdims=True)
    return E / np.where(total == 0, 1.0, total)


def logsumexp(Z, axis=-1, keepdims=False):
    S, top = _shift(Z, axis)
    with np.errstate(divide="ignore"):
        total = top + np.log(np.exp(S).sum(axis=axis, keepdims=True))
    return total if keepdims else np.squeeze(total, axis)


def log_softmax(Z, axis=-1):
    S, _ = _shift(Z, axis)
    total = np.exp(S).sum(axis=axis, keepdims=True)
    return S - np.log(np.where(total == 0, 1.0, total))
