"""takes exp(-z) of very negative logits, which overflows on the way to a right value"""

import numpy as np


def floats(z):
    z = np.asarray(z)
    return z if z.dtype == np.float32 else z.astype(np.float64)


def sigmoid(z):
    z = floats(z)
    return 1 / (1 + np.exp(-z))


def softplus(z):
    z = floats(z)
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


def log_sigmoid(z):
    z = floats(z)
    return np.minimum(z, 0) - np.log1p(np.exp(-np.abs(z)))
