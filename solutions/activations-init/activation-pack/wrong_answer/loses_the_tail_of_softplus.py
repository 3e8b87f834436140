"""writes log(1 + e^x) without log1p, which is 0 for very negative inputs"""

import math

import numpy as np


def _floats(x):
    x = np.asarray(x)
    return x if x.dtype.kind == "f" else x.astype(np.float64)


def _sigmoid(x):
    small = np.exp(-np.abs(x))  # never overflows
    return np.where(x >= 0, 1, small) / (1 + small)


def softplus(x):
    x = _floats(x)
    return np.maximum(x, 0) + np.log(1 + np.exp(-np.abs(x))), _sigmoid(x)


def silu(x):
    x = _floats(x)
    s = _sigmoid(x)
    return x * s, s + x * s * (1 - s)


def elu(x, alpha=1.0):
    x = _floats(x)
    below = np.minimum(x, 0)  # the unused branch must not overflow
    return np.where(x > 0, x, alpha * np.expm1(below)), np.where(x > 0, 1, alpha * np.exp(below)).astype(x.dtype)


def gelu(x, approximate=False):
    x = _floats(x)
    if approximate:
        u = math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)
        t = np.tanh(u)
        du = math.sqrt(2 / math.pi) * (1 + 3 * 0.044715 * x**2)
        return x * (1 + t) / 2, (1 + t) / 2 + x * (1 - t**2) * du / 2
    phi = np.vectorize(math.erfc, otypes=[float])(-x / math.sqrt(2)) / 2
    phi = phi.astype(x.dtype)
    return x * phi, phi + x * np.exp(-(x**2) / 2) / math.sqrt(2 * math.pi)
