"""Uses logaddexp and a sigmoid made of tanh for the middle, and erf number by number."""

from math import erf

import numpy as np


def prepared(x):
    x = np.asarray(x)
    return x.astype(float) if not np.issubdtype(x.dtype, np.floating) else x


def sigmoid(x):
    return np.exp(-np.logaddexp(x.dtype.type(0), -x))


def softplus(x):
    x = prepared(x)
    return np.logaddexp(x.dtype.type(0), x), sigmoid(x)


def silu(x):
    x = prepared(x)
    s = 0.5 * np.tanh(0.5 * x) + 0.5
    return x * s, s * (1 + x * (1 - s))


def elu(x, alpha=1.0):
    x = prepared(x)
    value, slope = np.array(x), np.ones_like(x)
    left = x <= 0
    value[left] = alpha * np.expm1(x[left])
    slope[left] = alpha * np.exp(x[left])
    return value, slope


def gelu(x, approximate=False):
    x = prepared(x)
    kind = x.dtype
    if approximate:
        c = np.sqrt(2 / np.pi).astype(kind)
        t = np.tanh(c * x * (1 + kind.type(0.044715) * x * x))
        slope = 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * c * (1 + kind.type(0.134145) * x * x)
        return 0.5 * x * (1 + t), slope
    cdf = np.array([0.5 * (1 + erf(v / 2**0.5)) for v in x.ravel().tolist()], dtype=kind).reshape(x.shape)
    density = np.exp(-0.5 * x * x) / kind.type(2.5066282746310002)
    return x * cdf, cdf + x * density
