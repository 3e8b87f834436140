"""clips the logits to ±30, so that everything beyond is the same"""

import numpy as np


def floats(z):
    z = np.asarray(z)
    z = z if z.dtype == np.float32 else z.astype(np.float64)
    return np.clip(z, -30, 30)


def sigmoid(z):
    z = floats(z)
    small = np.exp(-np.abs(z))
    return np.where(z < 0, small, np.ones_like(small)) / (1 + small)


def softplus(z):
    z = floats(z)
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


def log_sigmoid(z):
    z = floats(z)
    return np.minimum(z, 0) - np.log1p(np.exp(-np.abs(z)))
