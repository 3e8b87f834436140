"""writes its values into an array of the type of z, which cuts them to whole numbers"""

import numpy as np


def floats(z):
    z = np.asarray(z)
    return z if z.dtype == np.float32 else z.astype(np.float64)


def sigmoid(logits):
    logits = np.asarray(logits)
    z = floats(logits)
    small = np.exp(-np.abs(z))
    out = np.zeros_like(logits)
    out[...] = np.where(z < 0, small, 1) / (1 + small)
    return out


def softplus(z):
    z = floats(z)
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


def log_sigmoid(z):
    z = floats(z)
    return np.minimum(z, 0) - np.log1p(np.exp(-np.abs(z)))
