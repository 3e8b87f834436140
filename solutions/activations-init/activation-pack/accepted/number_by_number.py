"""Computes each number in plain Python and packs the results at the end."""

import math

import numpy as np


def each(function, x):
    x = np.asarray(x)
    dtype = x.dtype if x.dtype.kind == "f" else np.float64
    pairs = [function(float(v)) for v in x.flat]
    return tuple(np.array([pair[i] for pair in pairs], dtype=dtype).reshape(x.shape) for i in (0, 1))


def logistic(v):
    if v < 0:
        return math.exp(v) / (1.0 + math.exp(v))
    return 1.0 / (1.0 + math.exp(-v))


def softplus(x):
    return each(lambda v: (v + math.log1p(math.exp(-v)) if v > 0 else math.log1p(math.exp(v)), logistic(v)), x)


def silu(x):
    return each(lambda v: (v * logistic(v), logistic(v) + v * logistic(v) * logistic(-v)), x)


def elu(x, alpha=1.0):
    return each(lambda v: (v, 1.0) if v > 0 else (alpha * math.expm1(v), alpha * math.exp(v)), x)


def gelu(x, approximate=False):
    def exact(v):
        cdf = 0.5 * math.erfc(-v / math.sqrt(2.0))
        return v * cdf, cdf + v * math.exp(-0.5 * v * v) / math.sqrt(2.0 * math.pi)

    def formula(v):
        u = 2 * math.sqrt(2.0 / math.pi) * (v + 0.044715 * v**3)
        gate = logistic(u)  # (1 + tanh(u / 2)) / 2
        return v * gate, gate + v * gate * logistic(-u) * 2 * math.sqrt(2.0 / math.pi) * (1 + 0.134145 * v * v)

    return each(formula if approximate else exact, x)
