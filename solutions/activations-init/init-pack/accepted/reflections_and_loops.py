"""Orthogonalises Gaussian vectors one by one, twice for accuracy."""

import numpy as np


def fans(shape):
    fan_in = np.prod(np.asarray(shape)[1:])
    return fan_in, np.asarray(shape)[0] * fan_in // np.asarray(shape)[1]


def xavier_uniform(shape, rng, gain=1.0):
    std = gain * np.sqrt(2.0 / np.sum(fans(shape)))
    return rng.uniform(-1, 1, shape) * (np.sqrt(3.0) * std)


def he_normal(shape, rng, mode="fan_in", slope=0.0):
    fan_in, fan_out = fans(shape)
    if mode == "fan_in":
        fan = fan_in
    elif mode == "fan_out":
        fan = fan_out
    else:
        raise ValueError("unknown mode")
    gain = np.sqrt(2.0 / (1 + slope**2))
    return gain / np.sqrt(fan) * rng.standard_normal(shape)


def orthogonal(shape, rng, gain=1.0):
    m, n = shape[0], int(fans(shape)[0])
    found = []
    for _ in range(min(m, n)):
        v = rng.standard_normal(max(m, n))
        for _ in range(2):
            for u in found:
                v = v - u * (u @ v)
        found.append(v / np.linalg.norm(v))
    q = np.array(found)
    return gain * (q if m <= n else q.T).reshape(shape)
