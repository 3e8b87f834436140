"""scalar functions of math, mapped over the entries"""

import math

import numpy as np


def one_sigmoid(x):
    if x >= 0:
        return 1.0 / (1.0 + math.exp(-x))
    return math.exp(x) / (1.0 + math.exp(x))


def one_softplus(x):
    return x if math.isnan(x) else max(x, 0.0) + math.log1p(math.exp(-abs(x)))


def mapped(function, z):
    z = np.asarray(z)
    dtype = z.dtype if z.dtype == np.float32 else np.float64
    return np.array([function(float(x)) for x in z.ravel()], dtype=dtype).reshape(z.shape)


def sigmoid(z):
    return mapped(one_sigmoid, z)


def softplus(z):
    return mapped(one_softplus, z)


def log_sigmoid(z):
    return mapped(lambda x: -one_softplus(-x), z)
