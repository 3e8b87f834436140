"""adds 1e-12 inside the logarithm, which cuts it off at -27.6"""

import numpy as np


def floats(z):
    z = np.asarray(z)
    return z if z.dtype == np.float32 else z.astype(np.float64)


def sigmoid(z):
    z = floats(z)
    small = np.exp(-np.abs(z))
    return np.where(z < 0, small, np.ones_like(small)) / (1 + small)


def softplus(z):
    z = floats(z)
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


def log_sigmoid(z):
    return np.log(sigmoid(z) + 1e-12)
