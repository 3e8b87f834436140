"""Scales samples of a standard distribution, and gets an orthogonal matrix from an SVD of a Gaussian one."""

from math import prod, sqrt

import numpy as np


def fans(shape):
    field = prod(shape[2:])
    return shape[1] * field, shape[0] * field


def xavier_uniform(shape, rng, gain=1.0):
    a, b = fans(shape)
    return (rng.random(tuple(shape)) - 0.5) * sqrt(12.0) * gain * sqrt(2.0 / (a + b))


def he_normal(shape, rng, mode="fan_in", slope=0.0):
    try:
        fan = dict(zip(("fan_in", "fan_out"), fans(shape)))[mode]
    except KeyError:
        raise ValueError(mode) from None
    return rng.standard_normal(tuple(shape)) * sqrt(2.0 / (1.0 + slope * slope) / fan)


def orthogonal(shape, rng, gain=1.0):
    u, _, vt = np.linalg.svd(rng.standard_normal((shape[0], prod(shape[1:]))), full_matrices=False)
    return (gain * (u @ vt)).reshape(tuple(shape))
