"""applies the gain to wide and square matrices only"""

import numpy as np


def fans(shape):
    out, inputs, *kernel = shape
    size = int(np.prod(kernel))
    return int(inputs) * size, int(out) * size


def xavier_uniform(shape, rng, gain=1.0):
    bound = gain * np.sqrt(3 * 2 / sum(fans(shape)))  # the variance of a uniform variable is bound² / 3
    return rng.uniform(-bound, bound, size=shape)


def he_normal(shape, rng, mode="fan_in", slope=0.0):
    if mode not in ("fan_in", "fan_out"):
        raise ValueError(f"mode is fan_in or fan_out, not {mode}")
    fan = fans(shape)[mode == "fan_out"]
    return rng.normal(0.0, np.sqrt(2 / ((1 + slope**2) * fan)), size=shape)


def orthogonal(shape, rng, gain=1.0):
    rows, columns = shape[0], fans(shape)[0]
    tall = rng.normal(size=(max(rows, columns), min(rows, columns)))
    q, r = np.linalg.qr(tall)
    q = q * np.sign(np.diag(r))  # QR fixes the signs; this makes all of them equally likely
    if rows > columns:
        return q.reshape(shape)
    return gain * q.T.reshape(shape)
