"""both logarithms by np.logaddexp, and the sigmoid as the exponential of its logarithm"""

import numpy as np


def prepare(z):
    z = np.asarray(z)
    return z if z.dtype == np.float32 else z.astype(float)


def softplus(z):
    z = prepare(z)
    return np.logaddexp(np.zeros_like(z), z)


def log_sigmoid(z):
    return -softplus(-prepare(z))


def sigmoid(z):
    return np.exp(log_sigmoid(z))
