"""takes 1 minus the sigmoid of -z on the left, which leaves only the rounding of 1"""

import numpy as np


def floats(z):
    z = np.asarray(z)
    return z if z.dtype == np.float32 else z.astype(np.float64)


def sigmoid(z):
    z = floats(z)
    right = 1 / (1 + np.exp(-np.abs(z)))
    return np.where(z < 0, 1 - right, right)


def softplus(z):
    z = floats(z)
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


def log_sigmoid(z):
    z = floats(z)
    return np.minimum(z, 0) - np.log1p(np.exp(-np.abs(z)))
