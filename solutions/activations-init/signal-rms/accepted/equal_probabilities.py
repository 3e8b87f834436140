"""Averages over normal quantiles found by a cumulative sum, and returns an array."""

import numpy as np


def signal_rms(widths, variances, act, rms_in=1.0):
    edges = np.linspace(-11.0, 11.0, 40001)
    middle = (edges[1:] + edges[:-1]) / 2
    p = np.exp(-0.5 * middle**2)
    p = p / p.sum()
    table = {
        "linear": np.array,
        "relu": lambda z: z * (z > 0),
        "leaky": lambda z: np.where(z < 0, z / 10, z),
        "tanh": np.tanh,
        "sigmoid": lambda z: np.exp(-np.logaddexp(0, -z)),
    }
    try:
        f = table[act]
    except KeyError:
        raise ValueError("no such activation") from None
    q = np.empty(len(variances))
    carried = rms_in * rms_in
    for layer, v in enumerate(variances):
        q[layer] = widths[layer] * v * carried
        carried = np.sum(p * f(np.sqrt(q[layer]) * middle) ** 2)
    return np.sqrt(q)
