"""masks for the two signs, each with the form that is safe there"""

import numpy as np


def prepare(z):
    z = np.asarray(z)
    return z.astype(np.float32 if z.dtype == np.float32 else np.float64)


def sigmoid(z):
    z = prepare(z)
    out = np.empty_like(z)
    right = z > 0
    out[right] = 1 / (1 + np.exp(-z[right]))
    grown = np.exp(z[~right])
    out[~right] = grown / (1 + grown)
    return out


def softplus(z):
    z = prepare(z)
    out = np.empty_like(z)
    right = z > 0
    out[right] = z[right] + np.log1p(np.exp(-z[right]))
    out[~right] = np.log1p(np.exp(z[~right]))
    return out


def log_sigmoid(z):
    return -softplus(-prepare(z))
