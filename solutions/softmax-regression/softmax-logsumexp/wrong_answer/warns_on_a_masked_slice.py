"""leaves the logarithm of zero and its warning to numpy when a slice is masked wholly"""

import numpy as np


def logsumexp(Z, axis=-1, keepdims=False):
    top = np.max(Z, axis=axis, keepdims=True)
    top = np.where(np.isfinite(top), top, 0.0)
    total = top + np.log(np.exp(Z - top).sum(axis=axis, keepdims=True))
    return total if keepdims else np.squeeze(total, axis)


def log_softmax(Z, axis=-1):
    top = np.max(Z, axis=axis, keepdims=True)
    S = Z - np.where(np.isfinite(top), top, 0.0)
    total = logsumexp(S, axis, keepdims=True)
    return S - np.where(np.isfinite(total), total, 0.0)


def softmax(Z, axis=-1):
    return np.exp(log_softmax(Z, axis))
