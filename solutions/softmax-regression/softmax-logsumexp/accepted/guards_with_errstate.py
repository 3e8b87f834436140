"""lets a wholly masked slice become NaN under errstate and mends it afterwards"""

import numpy as np


def softmax(Z, axis=-1):
    with np.errstate(invalid="ignore", divide="ignore"):
        E = np.exp(Z - np.max(Z, axis=axis, keepdims=True))
        return np.nan_to_num(E / np.sum(E, axis=axis, keepdims=True), nan=0.0)


def log_softmax(Z, axis=-1):
    with np.errstate(invalid="ignore", divide="ignore"):
        S = Z - np.max(Z, axis=axis, keepdims=True)
        out = S - np.log(np.sum(np.exp(S), axis=axis, keepdims=True))
    return np.where(np.isnan(out), -np.inf, out)


def logsumexp(Z, axis=-1, keepdims=False):
    top = np.max(Z, axis=axis, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        total = top + np.log(np.sum(np.exp(Z - top), axis=axis, keepdims=True))
    total = np.where(np.isnan(total), -np.inf, total)
    return total if keepdims else np.squeeze(total, axis=axis)
