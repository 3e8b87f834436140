"""divides exp(z) by 1 + exp(z), which is NaN for large logits"""

import numpy as np


def floats(z):
    z = np.asarray(z)
    return z if z.dtype == np.float32 else z.astype(np.float64)


def sigmoid(z):
    z = floats(z)
    grown = np.exp(z)
    return grown / (1 + grown)


def softplus(z):
    z = floats(z)
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


def log_sigmoid(z):
    z = floats(z)
    return np.minimum(z, 0) - np.log1p(np.exp(-np.abs(z)))
