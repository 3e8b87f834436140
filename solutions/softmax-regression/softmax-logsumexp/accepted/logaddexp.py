"""folds with numpy's logaddexp and derives the other two from the differences to the maximum"""

import numpy as np


def logsumexp(Z, axis=-1, keepdims=False):
    return np.logaddexp.reduce(np.asarray(Z, dtype=float), axis=axis, keepdims=keepdims)


def log_softmax(Z, axis=-1):
    Z = np.asarray(Z, dtype=float)
    top = Z.max(axis=axis, keepdims=True)
    below = Z - np.where(np.isfinite(top), top, 0)
    total = logsumexp(below, axis, keepdims=True)
    return below - np.where(np.isfinite(total), total, 0)


def softmax(Z, axis=-1):
    return np.exp(log_softmax(Z, axis))
