"""takes the softplus for z from 20 on"""

import numpy as np


def floats(z):
    z = np.asarray(z)
    return z if z.dtype == np.float32 else z.astype(np.float64)


def sigmoid(z):
    z = floats(z)
    return np.exp(np.minimum(z, 0)) / (1 + np.exp(-np.abs(z)))


def softplus(z):
    z = floats(z)
    return np.where(z > 20, z, np.log1p(np.exp(np.minimum(z, 20))))


def log_sigmoid(z):
    return -softplus(-floats(z))
